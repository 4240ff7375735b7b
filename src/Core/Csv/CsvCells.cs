using System.Globalization;
using System.Text;

namespace PolicyML.Core.Csv;

/// <summary>One line of a CSV file (RFC 4180) that a spreadsheet shows but never runs.</summary>
public sealed class CsvCells
{
    private static readonly char[] Quoted = [',', '"', '\r', '\n'];
    private readonly StringBuilder line = new();
    private bool started;

    /// <summary>
    /// Adds text. Where a spreadsheet would take it for a formula (first visible character = + - @ or their
    /// full-width forms, or a leading tab or line break), it gets a leading apostrophe.
    /// </summary>
    public CsvCells Add(string? text)
    {
        Separate();
        if (string.IsNullOrEmpty(text)) return this;
        var safe = IsFormula(text) || IsGuarded(text) ? "'" + text : text;
        if (safe.IndexOfAny(Quoted) < 0) line.Append(safe);
        else line.Append('"').Append(safe.Replace("\"", "\"\"", StringComparison.Ordinal)).Append('"');
        return this;
    }

    /// <summary>Adds a number, empty where there is none; a negative one stays a number.</summary>
    public CsvCells Add(decimal? number)
    {
        Separate();
        if (number is { } value) line.Append(value.ToString(CultureInfo.InvariantCulture));
        return this;
    }

    /// <summary>Adds a day as 2024-03-04, empty where there is none.</summary>
    public CsvCells Add(DateOnly? day)
    {
        Separate();
        if (day is { } value) line.Append(value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        return this;
    }

    /// <summary>The line with its line end; the next cell starts a new one.</summary>
    public string TakeLine()
    {
        var text = line.Append("\r\n").ToString();
        line.Clear();
        started = false;
        return text;
    }

    /// <summary>The text that a cell was made of: without the apostrophe that <see cref="Add(string?)"/> put before a formula.</summary>
    public static string Unguard(string cell) => IsGuarded(cell) ? cell[1..] : cell;

    private static bool IsGuarded(string text) => text.Length > 1 && text[0] == '\'' && (IsFormula(text[1..]) || IsGuarded(text[1..]));

    private static bool IsFormula(string text)
    {
        foreach (var c in text)
        {
            if (c is '\t' or '\r' or '\n') return true;
            if (char.IsWhiteSpace(c) || char.IsControl(c) || char.GetUnicodeCategory(c) == UnicodeCategory.Format) continue;
            return c is '=' or '+' or '-' or '@' or '＝' or '＋' or '－' or '＠';
        }

        return false;
    }

    private void Separate()
    {
        if (started) line.Append(',');
        started = true;
    }
}
