using System.Globalization;
using System.Text;

namespace PolicyML.Analyzer.Commands;

/// <summary>Values of options as they are typed. Each returns null where the text is no such value.</summary>
internal static class OptionValues
{
    private const int MostJobs = 256;
    private static readonly string[] Dates = ["yyyy-M-d", "yyyyMMdd", "yyyy年M月d日", "yyyy/M/d", "yyyy.M.d"];

    /// <summary>A day.</summary>
    public static DateOnly? Date(string text) =>
        DateOnly.TryParseExact(text, Dates, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    /// <summary>A form of result.</summary>
    public static ResultFormat? Format(string text) => text.ToLowerInvariant() switch
    {
        "table" => ResultFormat.Table,
        "jsonl" => ResultFormat.Jsonl,
        "csv" => ResultFormat.Csv,
        _ => null,
    };

    /// <summary>The form that a file's extension asks for; a table where it asks for none.</summary>
    public static ResultFormat FormatOf(string? path) =>
        (path is null ? null : Format(Path.GetExtension(path).TrimStart('.'))) ?? ResultFormat.Table;

    /// <summary>A number of jobs.</summary>
    public static int? Jobs(string text) => Whole(text) is { } jobs and >= 1 and <= MostJobs ? jobs : null;

    /// <summary>A number of figures, or all of them.</summary>
    public static int? Figures(string text) => text == "all" ? int.MaxValue : Whole(text);

    /// <summary>An encoding by its IANA or usual name.</summary>
    public static Encoding? Encoding(string name)
    {
        try
        {
            return CodePagesEncodingProvider.Instance.GetEncoding(name) ?? System.Text.Encoding.GetEncoding(name);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    /// <summary>A probability.</summary>
    public static double? Probability(string text) =>
        double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var p) && p is >= 0 and <= 1 ? p : null;

    private static int? Whole(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
