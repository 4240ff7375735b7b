using System.Globalization;

namespace PolicyML.Learning.Data.Formats;

/// <summary>Rows that are one line of text with its labels.</summary>
internal static class LineRows
{
    private const string Mark = "__label__";

    /// <summary>fastText: labels with their mark first, then the text.</summary>
    public static IEnumerable<DataRow> FastText(TextReader reader, FileContext file) => Read(reader, file, line =>
    {
        var raw = new RawRow { IsLabeled = true };
        var rest = line.AsSpan().TrimStart();
        while (rest.StartsWith(Mark))
        {
            var end = rest.IndexOfAny(' ', '\t');
            var label = end < 0 ? rest[Mark.Length..] : rest[Mark.Length..end];
            if (!label.SequenceEqual("none")) raw.Labels.Add((label.ToString(), null));
            rest = end < 0 ? [] : rest[(end + 1)..].TrimStart();
        }

        if (rest.Length == line.Length) throw new RowException(DataProblemCode.NoLabels);
        raw.Text = rest.ToString();
        return raw;
    });

    /// <summary>Titles: text, a tab, its labels (several between commas).</summary>
    public static IEnumerable<DataRow> Titles(TextReader reader, FileContext file) => Read(reader, file, line =>
    {
        var tab = line.LastIndexOf('\t');
        if (tab < 0) throw new RowException(DataProblemCode.NoLabels);
        var raw = new RawRow { IsLabeled = true, Text = line[..tab].Replace('\t', ' ') };
        foreach (var label in line[(tab + 1)..].Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)) raw.Labels.Add((label, null));
        return raw;
    });

    private static IEnumerable<DataRow> Read(TextReader reader, FileContext file, Func<string, RawRow> parse)
    {
        foreach (var (number, line) in LineSource.Read(reader))
        {
            yield return line is null
                ? file.Problem(number, DataProblemCode.LongLine, LineSource.Longest.ToString(CultureInfo.InvariantCulture))
                : Row(line, number, file, parse);
        }
    }

    private static DataRow Row(string line, int number, FileContext file, Func<string, RawRow> parse)
    {
        try
        {
            return parse(line).ToArticle(file, number);
        }
        catch (RowException error)
        {
            return file.Problem(number, error.Code, error.Arguments);
        }
    }
}
