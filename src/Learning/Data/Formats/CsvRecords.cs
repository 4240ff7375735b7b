using System.Text;

namespace PolicyML.Learning.Data.Formats;

/// <summary>A record of a table: its cells and the line it begins on; null cells where a quotation mark is not closed.</summary>
internal readonly record struct CsvRecord(int Line, List<string>? Cells);

/// <summary>Reads tables as RFC 4180 has it, with any separator; cells may hold line breaks.</summary>
internal static class CsvRecords
{
    /// <summary>The longest record that an open quotation mark may make, in UTF-16 code units.</summary>
    private const int Longest = 1 << 20;

    /// <summary>The records that are not blank.</summary>
    public static IEnumerable<CsvRecord> Read(TextReader reader, char separator)
    {
        var lines = new PushedLines(reader);
        while (lines.Next() is { Text: { } first } line)
        {
            if (first.Length == 0) continue;
            var cells = new List<string>();
            if (Parse(first, separator, cells, lines)) yield return new CsvRecord(line.Number, cells);
            else yield return new CsvRecord(line.Number, null);
        }
    }

    private static bool Parse(string line, char separator, List<string> cells, PushedLines lines)
    {
        var at = 0;
        while (true)
        {
            if (at < line.Length && line[at] == '"')
            {
                if (Quoted(ref line, ref at, separator, lines) is not { } quoted) return false;
                var rest = NextSeparator(line, at, separator);
                cells.Add(quoted + line[at..rest]);
                at = rest;
            }
            else
            {
                var end = NextSeparator(line, at, separator);
                cells.Add(line[at..end]);
                at = end;
            }

            if (at >= line.Length) return true;
            at++;
            if (at == line.Length)
            {
                cells.Add("");
                return true;
            }
        }
    }

    private static int NextSeparator(string line, int at, char separator)
    {
        var found = line.IndexOf(separator, at);
        return found < 0 ? line.Length : found;
    }

    /// <summary>A quoted cell, over as many lines as it takes; null where it does not end, and the lines after its first are given back.</summary>
    private static string? Quoted(ref string line, ref int at, char separator, PushedLines lines)
    {
        var cell = new StringBuilder();
        var taken = new List<string>();
        var from = at + 1;
        while (true)
        {
            var quote = line.IndexOf('"', from);
            if (quote >= 0)
            {
                cell.Append(line, from, quote - from);
                if (quote + 1 < line.Length && line[quote + 1] == '"')
                {
                    cell.Append('"');
                    from = quote + 2;
                    continue;
                }

                at = quote + 1;
                if (taken.Count == 0 || at == line.Length || line[at] == separator) return cell.ToString();
                lines.GiveBack(taken);   // the mark of a later cell closed it
                return null;
            }

            cell.Append(line, from, line.Length - from).Append('\n');
            if (cell.Length > Longest || lines.Next() is not { Text: { } next })
            {
                lines.GiveBack(taken);
                return null;
            }

            taken.Add(next);
            line = next;
            from = 0;
        }
    }

    /// <summary>Lines with their numbers, some of which may be read again.</summary>
    private sealed class PushedLines(TextReader reader)
    {
        private readonly Stack<string> pushed = new();
        private int number;

        public NumberedLine Next()
        {
            var text = pushed.TryPop(out var again) ? again : reader.ReadLine();
            return new NumberedLine(text is null ? number : ++number, text);   // past the end there is no line
        }

        public void GiveBack(List<string> lines)
        {
            number -= lines.Count;
            for (var i = lines.Count - 1; i >= 0; i--) pushed.Push(lines[i]);
        }
    }
}
