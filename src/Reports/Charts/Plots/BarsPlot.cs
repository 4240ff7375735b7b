namespace PolicyML.Reports.Charts.Plots;

/// <summary>What the drawings of a <see cref="BarChart"/> share, whichever way its bars run.</summary>
internal abstract class BarsPlot(BarChart chart, ChartOptions options) : Plot
{
    /// <inheritdoc/>
    public override bool IsEmpty => Rows.Range is null;

    /// <inheritdoc/>
    public override string UnitText => Unit(Rows.Numbers);

    /// <inheritdoc/>
    public override IReadOnlyList<LegendKey> Legend => Rows.Legend;

    /// <inheritdoc/>
    public override IReadOnlyList<string> Remarks => Rows.Remarks;

    /// <summary>The chart.</summary>
    protected BarChart Bars { get; } = chart;

    /// <summary>Its groups and marks as they are drawn.</summary>
    protected BarRows Rows { get; } = new(chart, options);
}
