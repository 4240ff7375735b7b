using System.Globalization;
using System.Text;

using PolicyML.Terminal;
using PolicyML.Trainer.Scoring;

namespace PolicyML.Trainer.Review;

/// <summary>A text in lines of a width, with the words that speak for and against a label marked.</summary>
internal sealed class StyledText
{
    private const byte For = 1;
    private const byte Against = 2;
    private readonly string text;
    private readonly byte[] marks;
    private readonly List<string> lines = [];
    private readonly StringBuilder line = new();
    private readonly ReviewStyle style;
    private readonly int width;
    private int column;
    private byte mark;

    private StyledText(string text, IReadOnlyList<EvidenceSpan> evidence, int width, ReviewStyle style)
    {
        (this.text, this.width, this.style) = (text, width, style);
        marks = new byte[text.Length];
        foreach (var (span, weight) in evidence.OrderBy(e => Math.Abs(e.Weight)))
        {
            var (start, end) = (Math.Clamp(span.Start, 0, text.Length), Math.Clamp(span.End, 0, text.Length));
            if (start < end) marks.AsSpan(start..end).Fill(weight > 0 ? For : Against);
        }
    }

    /// <summary>The lines, and the first that holds a mark (-1 where none does).</summary>
    public static (IReadOnlyList<string> Lines, int FirstMarked) Wrap(string text, IReadOnlyList<EvidenceSpan> evidence, int width, ReviewStyle style)
    {
        var styled = new StyledText(text, evidence, Math.Max(10, width), style);
        var first = styled.Run();
        return (styled.lines, first);
    }

    private int Run()
    {
        var first = -1;
        for (var at = 0; at < text.Length;)
        {
            Rune.DecodeFromUtf16(text.AsSpan(at), out var rune, out var length);
            if (rune.Value == '\n') Break();
            else Append(rune, marks[at]);
            if (first < 0 && marks[at] != 0) first = lines.Count;
            at += length;
        }

        Break();
        return first;
    }

    private void Append(Rune rune, byte wanted)
    {
        if (rune.Value == '\t') rune = new Rune(' ');
        else if (Rune.IsControl(rune)) rune = Rune.ReplacementChar;
        else if (Rune.GetUnicodeCategory(rune) is UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator) return;
        var columns = DisplayWidth.Of(rune);
        if (column + columns > width) Break();
        if (wanted != mark)
        {
            Close();
            if (wanted != 0) line.Append(wanted == For ? style.For : style.Against);
            mark = wanted;
        }

        line.Append(rune.ToString());
        column += columns;
    }

    private void Close()
    {
        if (mark != 0) line.Append(ReviewStyle.Plain);
        mark = 0;
    }

    private void Break()
    {
        Close();
        lines.Add(line.ToString());
        line.Clear();
        column = 0;
    }
}

/// <summary>How things look: colours, or reverse and underlined where no colours are wanted.</summary>
internal sealed class ReviewStyle(bool isColoured)
{
    /// <summary>Ends any style.</summary>
    public const string Plain = "\e[0m";

    /// <summary>Words that speak for the label.</summary>
    public string For => isColoured ? "\e[30;42m" : "\e[7m";

    /// <summary>Words that speak against it.</summary>
    public string Against => isColoured ? "\e[97;41m" : "\e[4m";

    /// <summary>The bar at the top.</summary>
    public string Bar => isColoured ? "\e[97;44m" : "\e[7m";

    /// <summary>The question at hand.</summary>
    public string Current => isColoured ? "\e[1;33m" : "\e[1m";

    /// <summary>Notes.</summary>
    public const string Note = "\e[2m";

    /// <summary>A text in a style.</summary>
    public static string In(string code, string text) => code + text + Plain;
}
