using PolicyML.Core.Programs;
using PolicyML.Learning.Training;
using PolicyML.Reports.Charts;
using PolicyML.Reports.Charts.Raster;
using PolicyML.Reports.Charts.Svg;

namespace PolicyML.Analyzer;

/// <summary>The engines of this build: the own ones, and the optional ones where it was built with <c>-p:NuGetEngines=true</c>.</summary>
internal static class OutsideEngines
{
    /// <summary>The engine of charts that is used unless another is asked for.</summary>
    public const string OwnCharts = "svg";

#if NUGET_ENGINES
    /// <summary>Trainers beside the built-in ones, whose models can be read.</summary>
    public static IReadOnlyList<ITrainer> Trainers { get; } = NuGetEngines.MlNet.MlNetTrainers.All;

    /// <summary>Names of the engines of charts.</summary>
    public static IReadOnlyList<string> ChartNames { get; } = [OwnCharts, NuGetEngines.Charts.ScottPlotChartEngine.EngineName];

    /// <summary>The engine of charts of a name; null for the own one.</summary>
    public static IChartEngine Charts(string? name) => name is null or OwnCharts ? Own() : new NuGetEngines.Charts.ScottPlotChartEngine();
#else
    /// <summary>Trainers beside the built-in ones, whose models can be read.</summary>
    public static IReadOnlyList<ITrainer> Trainers => [];

    /// <summary>Names of the engines of charts.</summary>
    public static IReadOnlyList<string> ChartNames { get; } = [OwnCharts];

    /// <summary>The engine of charts; the options let no other name through.</summary>
    public static IChartEngine Charts(string? name) => Own();
#endif

    /// <summary>Names of the engines of charts that builds with optional engines have.</summary>
    public static IReadOnlyList<string> OptionalCharts { get; } = ["scottplot"];

    private static SvgChartEngine Own() => new(ChartTools.Find(program => ProgramFinder.Find(program)));
}
