using PolicyML.Reports.Charts.Layout;
using PolicyML.Reports.Charts.Svg;

namespace PolicyML.Reports.Charts.Plots;

/// <summary>What bars share, whichever way they run: groups, numbers, legend, and how a bar looks.</summary>
internal sealed class BarRows
{
    private readonly BarChart _chart;

    /// <summary>Prepares the bars of a chart.</summary>
    public BarRows(BarChart chart, ChartOptions options)
    {
        _chart = chart;
        Groups = [.. chart.Groups.Take(options.MaxRows)];
        var marks = Groups.SelectMany(g => g.Marks.Take(chart.Series.Count)).ToArray();
        Numbers = Scale.NumbersOf(chart.Unit, marks);
        Range = Scale.RangeOf(marks, chart.References.Select(r => r.Value), zero: true);
    }

    /// <summary>The groups that are drawn.</summary>
    public IReadOnlyList<BarGroup> Groups { get; }

    /// <summary>How numbers are written.</summary>
    public NumberScale Numbers { get; }

    /// <summary>The range of the axis, with zero; null where there is no number.</summary>
    public (decimal Low, decimal High)? Range { get; }

    /// <summary>A key for each series where there are several.</summary>
    public IReadOnlyList<LegendKey> Legend => _chart.Series.Count < 2
        ? []
        : [.. _chart.Series.Select((s, i) => new LegendKey(s.Name, i, (canvas, x, y) => DrawBar(canvas, i, new Box(x + 4, y - 6, 20, 12))))];

    /// <summary>What was left out.</summary>
    public IReadOnlyList<string> Remarks => _chart.Groups.Count > Groups.Count ? [$"另有{_chart.Groups.Count - Groups.Count}项未画出。"] : [];

    /// <summary>Draws a bar: filled with its hatch for results, a broken outline for others.</summary>
    public void DrawBar(Canvas canvas, int series, Box box)
    {
        var colour = Palette.Series(series);
        if (_chart.Series[series].Role != SeriesRole.Result)
        {
            canvas.Outline(box, colour);
            return;
        }

        canvas.Rect(box, colour, 1.5);
        canvas.Hatch(box, series);
    }

    /// <summary>What a bar is of.</summary>
    public DrawnMark Drawn(BarGroup group, int series) =>
        new(_chart.Series.Count > 1 ? _chart.Series[series].Name : "", group.Name, "", NumberScale.Full(_chart.Unit, group.Marks[series]), group.Marks[series]);
}
