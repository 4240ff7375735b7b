using System.Runtime.InteropServices;

using PolicyML.Benchmarks.Texts;
using PolicyML.Reports.Charts;
using PolicyML.Reports.Charts.Svg;

namespace PolicyML.Benchmarks.Measuring;

/// <summary>Keeps results under <c>benchmarks/runs/&lt;date&gt;-&lt;commit&gt;</c>.</summary>
internal static class RunFolder
{
    /// <summary>Writes a table as Markdown and CSV.</summary>
    /// <param name="run">Name of the folder: date and commit.</param>
    /// <param name="kind">Name of the files: <c>quick</c> or <c>hostile</c>.</param>
    /// <param name="table">The result.</param>
    /// <param name="note">A remark; null for none.</param>
    /// <returns>The path of the Markdown file, from the repository's root.</returns>
    public static string Save(string run, string kind, ResultTable table, string? note)
    {
        var folder = Path.Combine(Corpora.Root, "benchmarks", "runs", run);
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, kind + ".csv"), table.ToCsv());
        File.WriteAllText(Path.Combine(folder, kind + ".md"), $"# {kind}, {run}\n\n{Machine()}\n{(note is null ? "" : note + "\n")}\n{table.ToMarkdown()}");
        return $"benchmarks/runs/{run}/{kind}.md";
    }

    /// <summary>Draws a chart beside a result.</summary>
    public static void Save(string run, string kind, Chart chart)
    {
        using var file = File.Create(Path.Combine(Corpora.Root, "benchmarks", "runs", run, kind + ".svg"));
        new SvgChartEngine().Draw(chart, ChartFormat.Svg, file, ChartOptions.Default);
    }

    private static string Machine() =>
        $"{RuntimeInformation.FrameworkDescription}, {RuntimeInformation.ProcessArchitecture}, {Processor()}, {Environment.ProcessorCount} cores; one thread measured.";

    private static string Processor()
    {
        const string info = "/proc/cpuinfo";
        var line = File.Exists(info) ? File.ReadLines(info).FirstOrDefault(l => l.StartsWith("model name", StringComparison.Ordinal)) : null;
        return line is null ? "processor unknown" : line[(line.IndexOf(':') + 1)..].Trim();
    }
}
