using PolicyML.Analyzer.Commands.Stored;
using PolicyML.Core;
using PolicyML.Reports.Trends;

namespace PolicyML.Analyzer.Commands;

/// <summary>What becomes of a series.</summary>
internal enum TrendsForm
{
    /// <summary>A table to read, with the trends in words.</summary>
    Text,

    /// <summary>One point a row.</summary>
    Csv,

    /// <summary>One point a line as JSON.</summary>
    Jsonl,

    /// <summary>A picture of points.</summary>
    Png,

    /// <summary>A picture of shapes.</summary>
    Svg,

    /// <summary>An interactive page.</summary>
    Html,
}

/// <summary>A checked call of <c>trends</c>.</summary>
/// <param name="Call">Store and filter.</param>
/// <param name="By">What the lines are of.</param>
/// <param name="Every">Steps of time.</param>
/// <param name="Basis">What growth is compared with.</param>
/// <param name="Unit">Unit of the figures; null for the usual one.</param>
/// <param name="Chart">Which chart.</param>
/// <param name="Evidence">Whether to list the figures behind the points and those left out.</param>
/// <param name="Form">What becomes of the series.</param>
internal sealed record TrendsOptions(StoreCall Call, SeriesBy By, SeriesStep Every, Basis Basis, string? Unit, ChartChoice Chart, bool Evidence, TrendsForm Form)
{
    /// <summary>What draws; null for the own engine.</summary>
    public string? Charts { get; init; }

    /// <summary>The form that the name of a file or <c>--format</c> asks for; null where it is none of them.</summary>
    public static TrendsForm? FormOf(string? path, ResultFormat format) =>
        path is null
            ? format switch { ResultFormat.Csv => TrendsForm.Csv, ResultFormat.Jsonl => TrendsForm.Jsonl, _ => TrendsForm.Text }
            : Path.GetExtension(path).ToLowerInvariant() switch
            {
                ".csv" => TrendsForm.Csv,
                ".jsonl" => TrendsForm.Jsonl,
                ".png" => TrendsForm.Png,
                ".svg" => TrendsForm.Svg,
                ".html" or ".htm" => TrendsForm.Html,
                ".txt" => TrendsForm.Text,
                _ when path.StartsWith("/dev/", StringComparison.Ordinal) => FormOf(null, format),
                _ => null,
            };
}
