using System.Text;

namespace PolicyML.Tests.Cli;

/// <summary>Reads CSV by the letter of RFC 4180, independently of how it was written.</summary>
internal static class CsvText
{
    public static List<List<string>> Parse(string text)
    {
        var rows = new List<List<string>>();
        var row = new List<string>();
        var cell = new StringBuilder();
        var quoted = false;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (quoted && c == '"' && i + 1 < text.Length && text[i + 1] == '"') cell.Append(text[++i]);
            else if (c == '"') quoted = !quoted;
            else if (!quoted && c == ',') Take(row, cell);
            else if (!quoted && c == '\r') Assert.Equal('\n', text[i + 1]);
            else if (!quoted && c == '\n')
            {
                Take(row, cell);
                rows.Add(row);
                row = [];
            }
            else cell.Append(c);
        }

        Assert.False(quoted);
        Assert.Empty(row);
        return rows;
    }

    private static void Take(List<string> row, StringBuilder cell)
    {
        row.Add(cell.ToString());
        cell.Clear();
    }
}
