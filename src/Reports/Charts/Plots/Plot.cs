using PolicyML.Reports.Charts.Layout;
using PolicyML.Reports.Charts.Svg;

namespace PolicyML.Reports.Charts.Plots;

/// <summary>An entry of the legend.</summary>
/// <param name="Name">What it stands for.</param>
/// <param name="Series">The series it switches in a page; null for none.</param>
/// <param name="Draw">Draws its glyph, 26 wide, from a left end and a middle height.</param>
internal sealed record LegendKey(string Name, int? Series, Action<Canvas, double, double> Draw)
{
    /// <summary>Width of a glyph.</summary>
    public const double GlyphWidth = 26;
}

/// <summary>The body of a chart: everything between its head and its foot.</summary>
internal abstract class Plot
{
    /// <summary>Size of the labels of axes and marks.</summary>
    public const double LabelSize = 12;

    /// <summary>Size of the names of rows.</summary>
    public const double NameSize = 13;

    /// <summary>Whether there is nothing to draw.</summary>
    public abstract bool IsEmpty { get; }

    /// <summary>The unit as it is written above the plot; empty for none.</summary>
    public virtual string UnitText => "";

    /// <summary>Entries of the legend.</summary>
    public virtual IReadOnlyList<LegendKey> Legend => [];

    /// <summary>What the reader must know of how it is drawn: what was left out, a broken axis.</summary>
    public virtual IReadOnlyList<string> Remarks => [];

    /// <summary>The height that suits the content at a width.</summary>
    public abstract double Height(double width);

    /// <summary>Whether it can be drawn in any greater or smaller height; if not, its own is the least.</summary>
    public virtual double LeastHeight(double width) => Height(width);

    /// <summary>Draws it.</summary>
    public abstract void Draw(Canvas canvas, Box area);

    /// <summary>The body of a chart.</summary>
    public static Plot Of(Chart chart, ChartOptions options) => chart switch
    {
        LineChart lines => new LinePlot(lines),
        SmallMultiples panels => new PanelPlot(panels, options),
        BarChart bars => BarPlot.IsVertical(bars, options) ? new ColumnPlot(bars, options) : new BarPlot(bars, options),
        TargetChart targets => new TargetPlot(targets, options),
        RangeChart ranges => new RangePlot(ranges, options),
        HeatMap map => new HeatPlot(map, options),
        PipelineChart pipeline => new PipelinePlot(pipeline),
        _ => throw new NotSupportedException($"no plot for {chart.GetType().Name}"),
    };

    /// <summary>单位： with a unit.</summary>
    protected static string Unit(NumberScale scale) => scale.Name.Length == 0 ? "" : "单位：" + scale.Name;
}
