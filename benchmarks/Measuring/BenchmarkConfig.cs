using System.Globalization;

using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;

using PolicyML.Benchmarks.Texts;

namespace PolicyML.Benchmarks.Measuring;

/// <summary>In-process runs (nothing is built or restored at run time) with a column of MB/s.</summary>
internal sealed class BenchmarkConfig : ManualConfig
{
    public BenchmarkConfig()
    {
        Add(DefaultConfig.Instance);
        AddJob(Job.ShortRun.WithToolchain(InProcessEmitToolchain.Instance));
        AddColumn(new ThroughputColumn());
        WithArtifactsPath(Path.Combine(Corpora.Root, "BenchmarkDotNet.Artifacts"));
        WithOptions(ConfigOptions.JoinSummary | ConfigOptions.DisableOptimizationsValidator);
    }
}

/// <summary>Megabytes (10^6 bytes of UTF-8) a second of wall time, by the mean.</summary>
internal sealed class ThroughputColumn : IColumn
{
    private readonly Dictionary<string, long> sizes = [];

    public string Id => nameof(ThroughputColumn);

    public string ColumnName => "MB/s";

    public bool AlwaysShow => true;

    public ColumnCategory Category => ColumnCategory.Custom;

    public int PriorityInCategory => 0;

    public bool IsNumeric => true;

    public UnitType UnitType => UnitType.Dimensionless;

    public string Legend => "10^6 bytes of UTF-8 a second of wall time, by the mean";

    public bool IsAvailable(Summary summary) => true;

    public bool IsDefault(Summary summary, BenchmarkCase benchmarkCase) => false;

    public string GetValue(Summary summary, BenchmarkCase benchmarkCase) => GetValue(summary, benchmarkCase, SummaryStyle.Default);

    public string GetValue(Summary summary, BenchmarkCase benchmarkCase, SummaryStyle style)
    {
        if (summary[benchmarkCase]?.ResultStatistics is not { } statistics) return "-";
        var bytes = SizeOf((string)benchmarkCase.Parameters["Corpus"]);
        return (bytes * 1000.0 / statistics.Mean).ToString("F1", CultureInfo.InvariantCulture);
    }

    private long SizeOf(string corpus)
    {
        if (!sizes.TryGetValue(corpus, out var bytes)) sizes[corpus] = bytes = Corpora.Load(corpus).Bytes;
        return bytes;
    }
}
