using PolicyML.Terminal;

namespace PolicyML.Analyzer.Commands;

/// <summary>Names of forms of results, and numbers of figures, as they are typed. Each returns null where the text is no such value.</summary>
internal static class FormatNames
{
    /// <summary>A form of result.</summary>
    public static ResultFormat? Format(string text) => text.ToLowerInvariant() switch
    {
        "table" => ResultFormat.Table,
        "jsonl" => ResultFormat.Jsonl,
        "csv" => ResultFormat.Csv,
        "xlsx" => ResultFormat.Xlsx,
        _ => null,
    };

    /// <summary>The form that a file's extension asks for; a table where it asks for none.</summary>
    public static ResultFormat FormatOf(string? path) =>
        (path is null ? null : Format(Path.GetExtension(path).TrimStart('.'))) ?? ResultFormat.Table;

    /// <summary>A number of figures, or all of them.</summary>
    public static int? Figures(string text) => text == "all" ? int.MaxValue : OptionValues.Whole(text);
}
