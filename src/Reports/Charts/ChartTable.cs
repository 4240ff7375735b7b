namespace PolicyML.Reports.Charts;

/// <summary>A row of a chart's table.</summary>
/// <param name="Series">The series; empty where the chart has one only.</param>
/// <param name="Name">What the number is of; empty where the period says all.</param>
/// <param name="Period">Its stretch of time; empty for none.</param>
/// <param name="Text">The number with its unit, 无数据 where there is none.</param>
/// <param name="Mark">The number.</param>
public sealed record ChartRow(string Series, string Name, string Period, string Text, ChartMark Mark)
{
    /// <summary>All names in one.</summary>
    public string Label => string.Join(" ", new[] { Series, Name, Period }.Where(p => p.Length > 0).Distinct(StringComparer.Ordinal));
}

/// <summary>All numbers of a chart as rows, for a table below it and for those who cannot see it. Nothing is left out.</summary>
/// <param name="Rows">The rows in the order of the chart.</param>
public sealed record ChartTable(IReadOnlyList<ChartRow> Rows)
{
    /// <summary>The numbers of a chart.</summary>
    public static ChartTable Of(Chart chart) => new([.. RowsOf(chart)]);

    private static IEnumerable<ChartRow> RowsOf(Chart chart) => chart switch
    {
        LineChart c => c.Series.SelectMany(s => Points(c.Unit, s.Name, "", s.Points)),
        SmallMultiples c => c.Panels.SelectMany(p => p.Series.SelectMany(s => Points(c.Unit, s.Name == p.Name ? "" : s.Name, p.Name, s.Points))),
        HeatMap c => c.Rows.SelectMany(r => Points(c.Unit, "", r.Name, r.Cells)),
        BarChart c => c.Groups.SelectMany(g => g.Marks.Take(c.Series.Count).Select((m, i) => Row(c.Unit, c.Series[i].Name, g.Name, m))),
        TargetChart c => c.Items.SelectMany(i => Pair(c, i)),
        RangeChart c => c.Items.SelectMany(i => Range(c, i)),
        PipelineChart c => PipelineRows(c),
        _ => [],
    };

    private static IEnumerable<ChartRow> Points(ChartUnit unit, string series, string name, IEnumerable<TimePoint> points) =>
        points.OrderBy(p => p.To).ThenBy(p => p.From).Select(p => Row(unit, series, name, p.Mark, PeriodName.Of(p.From, p.To)));

    private static IEnumerable<ChartRow> Pair(TargetChart chart, TargetItem item)
    {
        if (item.Result is { } result) yield return Row(chart.Unit, chart.ResultName, item.Name, result);
        if (item.Target is { } target) yield return Row(chart.Unit, chart.TargetName, item.Name, target);
    }

    private static IEnumerable<ChartRow> Range(RangeChart chart, RangeItem item) =>
        item.Points.Select(p => Row(chart.Unit, chart.PointName, item.Name, p)).Prepend(Row(chart.Unit, chart.MiddleName, item.Name, item.Mark));

    private static IEnumerable<ChartRow> PipelineRows(PipelineChart chart)
    {
        foreach (var stage in chart.Stages.OrderBy(s => s.Stage))
        {
            yield return Row(ChartUnit.Of("个"), "项目数", StageName.Of(stage.Stage), stage.Count);
            if (stage.Investment is { } investment) yield return Row(chart.Unit, "投资额", StageName.Of(stage.Stage), investment);
        }
    }

    private static ChartRow Row(ChartUnit unit, string series, string name, ChartMark mark, string period = "") =>
        new(series, name, period, NumberScale.Full(unit, mark), mark);
}
