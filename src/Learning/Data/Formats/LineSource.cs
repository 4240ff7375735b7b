using System.Text;

namespace PolicyML.Learning.Data.Formats;

/// <summary>A line and its number; the text is null where the line is longer than can be an article.</summary>
internal readonly record struct NumberedLine(int Number, string? Text);

/// <summary>Reads lines of bounded length.</summary>
internal static class LineSource
{
    /// <summary>The longest line that is kept, in UTF-16 code units.</summary>
    public const int Longest = 1 << 24;

    /// <summary>The lines that are not blank, without their ends.</summary>
    public static IEnumerable<NumberedLine> Read(TextReader reader)
    {
        var buffer = new char[1 << 15];
        var line = new StringBuilder();
        var number = 1;
        var isTooLong = false;
        while (reader.Read(buffer, 0, buffer.Length) is var count and > 0)
        {
            var from = 0;
            while (from < count)
            {
                var end = Array.IndexOf(buffer, '\n', from, count - from);
                var to = end < 0 ? count : end;
                if (line.Length + to - from > Longest) isTooLong = true;
                else line.Append(buffer, from, to - from);
                from = to + 1;
                if (end < 0) break;
                if (Take(line, number, isTooLong) is { } taken) yield return taken;
                isTooLong = false;
                number++;
            }
        }

        if (Take(line, number, isTooLong) is { } last) yield return last;
    }

    private static NumberedLine? Take(StringBuilder line, int number, bool isTooLong)
    {
        var text = isTooLong ? null : line.ToString().TrimEnd('\r');
        line.Clear();
        return isTooLong || !string.IsNullOrWhiteSpace(text) ? new NumberedLine(number, text) : null;
    }
}
