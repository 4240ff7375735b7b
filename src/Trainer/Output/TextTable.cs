using System.Text;

using PolicyML.Terminal;

namespace PolicyML.Trainer.Output;

/// <summary>A table in columns that line up on a terminal, Chinese characters counted as two columns.</summary>
/// <param name="header">Heads of the columns; one that begins with <c>&gt;</c> is aligned to the right.</param>
internal sealed class TextTable(params string[] header)
{
    private readonly List<string[]> rows = [];

    /// <summary>Adds a row.</summary>
    public TextTable Add(params string[] cells)
    {
        rows.Add(Array.ConvertAll(cells, SafeText.Clean));
        return this;
    }

    /// <summary>Writes the table; a table without rows writes nothing.</summary>
    public void AppendTo(StringBuilder text, string indent = "")
    {
        if (rows.Count == 0) return;
        var heads = Array.ConvertAll(header, h => h.TrimStart('>'));
        var widths = heads.Select((h, i) => Math.Max(DisplayWidth.Of(h), rows.Max(r => DisplayWidth.Of(r[i])))).ToArray();
        AppendRow(text, indent, heads, widths);
        foreach (var row in rows) AppendRow(text, indent, row, widths);
    }

    private void AppendRow(StringBuilder text, string indent, string[] cells, int[] widths)
    {
        var line = new StringBuilder(indent);
        for (var i = 0; i < cells.Length; i++)
        {
            if (i > 0) line.Append("  ");
            line.Append(header[i].StartsWith('>') ? DisplayWidth.PadStart(cells[i], widths[i]) : DisplayWidth.PadEnd(cells[i], widths[i]));
        }

        text.Append(line.ToString().TrimEnd()).Append('\n');
    }
}
