namespace PolicyML.Learning.Data.Formats;

/// <summary>The forms of data files.</summary>
internal enum DataFormat
{
    /// <summary>None that is known.</summary>
    Unknown,

    /// <summary>One JSON object a line: ours, doccano's.</summary>
    JsonLines,

    /// <summary>An array of JSON objects: Label Studio's.</summary>
    JsonArray,

    /// <summary>A table with a header, cells between commas.</summary>
    Csv,

    /// <summary>A table with a header, cells between tabs.</summary>
    Tsv,

    /// <summary><c>__label__ID</c> … text.</summary>
    FastText,

    /// <summary>text, tab, label.</summary>
    Titles,
}

/// <summary>Tells and reads the forms.</summary>
internal static class DataFormats
{
    /// <summary>The form of a file: by the first characters where they are telling, else by extension.</summary>
    public static DataFormat Of(string path, string sample)
    {
        var start = sample.AsSpan().TrimStart();
        if (start.StartsWith("__label__")) return DataFormat.FastText;
        var extension = Path.GetExtension(path).ToLowerInvariant();
        if (extension is ".jsonl" or ".ndjson") return DataFormat.JsonLines;
        if (extension == ".csv") return DataFormat.Csv;
        if (start[0] == '[') return DataFormat.JsonArray;
        if (start[0] == '{') return DataFormat.JsonLines;
        var end = start.IndexOf('\n');
        var line = end < 0 ? start : start[..end].TrimEnd('\r');
        if (line.Contains('\t')) return IsHeader(line, '\t') ? DataFormat.Tsv : DataFormat.Titles;
        return IsHeader(line, ',') ? DataFormat.Csv : DataFormat.Unknown;
    }

    /// <summary>The rows of a file in a form.</summary>
    public static IEnumerable<DataRow> Rows(DataFormat format, TextReader reader, FileContext context) => format switch
    {
        DataFormat.JsonLines => JsonRows.Lines(reader, context),
        DataFormat.JsonArray => JsonRows.Array(reader, context),
        DataFormat.Csv => CsvRows.Read(reader, ',', context),
        DataFormat.Tsv => CsvRows.Read(reader, '\t', context),
        DataFormat.FastText => LineRows.FastText(reader, context),
        _ => LineRows.Titles(reader, context),
    };

    private static bool IsHeader(ReadOnlySpan<char> line, char separator)
    {
        foreach (var range in line.Split(separator))
            if (CsvColumns.Of(line[range].ToString()) == "text") return true;
        return false;
    }
}
