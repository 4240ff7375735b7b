using PolicyML.Core;
using PolicyML.Reports.Charts;

namespace PolicyML.Tests.Contracts;

/// <summary>A chart of each kind, with a text of the caller's in every place that takes one.</summary>
internal static class SampleCharts
{
    public static readonly string[] Hostile =
    [
        "<script>alert(1)</script>",
        "</script><img src=x onerror=alert(1)>",
        "\"><svg onload=alert(1)>",
        "]]></title></svg><!-- & &amp; ' --",
        "甲\u2028乙\u2029丙\0丁\u001b[31m\uFFFE\uFFFF",
        "\uD800孤\uDC00",
        "右\u202E至\u200B左\u2066",
        "javascript:alert(1)",
        "一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十",
        "",
        "   ",
        "{{constructor.constructor('alert(1)')()}}",
    ];

    public static IEnumerable<Chart> All(string text = "电子信息")
    {
        yield return Line(text);
        yield return Panels(text);
        yield return Bars(text, BarDirection.Horizontal);
        yield return Bars(text, BarDirection.Vertical);
        yield return Targets(text, TargetStyle.Dumbbell);
        yield return Targets(text, TargetStyle.Bullet);
        yield return Ranges(text);
        yield return Heat(text);
        yield return Pipeline(text);
    }

    /// <summary>The same kinds without a number.</summary>
    public static IEnumerable<Chart> Empty()
    {
        yield return new LineChart { Title = "空", Unit = ChartUnit.Yuan, Series = [] };
        yield return new LineChart { Title = "空", Unit = ChartUnit.Yuan, Series = [new("甲", [Year(2024, null)])] };
        yield return new SmallMultiples { Title = "空", Unit = ChartUnit.Yuan, Panels = [new("甲", [])] };
        yield return new BarChart { Title = "空", Unit = ChartUnit.Yuan, Series = [new("甲")], Groups = [] };
        yield return new BarChart { Title = "空", Unit = ChartUnit.Yuan, Series = [], Groups = [new("甲", [])] };
        yield return new TargetChart { Title = "空", Unit = ChartUnit.Yuan, Items = [new("甲", null, null)] };
        yield return new RangeChart { Title = "空", Unit = ChartUnit.Yuan, Items = [] };
        yield return new HeatMap { Title = "空", Unit = ChartUnit.Yuan, Rows = [new("甲", [])] };
        yield return new PipelineChart { Title = "空", Unit = ChartUnit.Yuan, Stages = [] };
    }

    public static LineChart Line(string text) => new()
    {
        Title = text,
        Subtitle = text,
        Source = text,
        Notes = [text],
        Unit = ChartUnit.Yuan,
        References = [new(5e8m, text)],
        Series =
        [
            new(text, [Year(2021, 3e8m, text), Year(2022, 4.2e8m, text), Year(2024, 7e8m, text)]),
            new(text + "目标", [Year(2024, 6e8m, text), Year(2025, 9e8m, text)]) { Role = SeriesRole.Target, Of = text },
        ],
    };

    public static SmallMultiples Panels(string text) => new()
    {
        Title = text,
        Source = text,
        Unit = ChartUnit.Percent,
        Panels = [.. Enumerable.Range(0, 5).Select(i => new ChartPanel(text + i, [new(text, [Year(2023, 5 + i, text), Year(2024, 6 - i, text)])]))],
    };

    public static BarChart Bars(string text, BarDirection direction) => new()
    {
        Title = text,
        Source = text,
        Unit = ChartUnit.Percent,
        Direction = direction,
        References = [new(5, text)],
        Series = [new(text), new(text + "目标", SeriesRole.Target)],
        Groups = [new(text + "甲", [Mark(8.5m, text), Mark(9, text)]), new(text + "乙", [Mark(-3.2m, text), ChartMark.None]), new(text + "丙", [Mark(0, text), Mark(2, text)])],
    };

    public static TargetChart Targets(string text, TargetStyle style) => new()
    {
        Title = text,
        Source = text,
        Unit = ChartUnit.Percent,
        Style = style,
        Gap = TargetGap.Difference,
        ResultName = text,
        TargetName = text + "目标",
        Items = [new(text, Mark(5.2m, text), Mark(5, text) with { Bound = Bound.Approx, Low = 4.5m, High = 5.5m }), new("乙", Mark(7, text), null), new("丙", null, Mark(6, text))],
    };

    public static RangeChart Ranges(string text) => new()
    {
        Title = text,
        Source = text,
        Unit = ChartUnit.Percent,
        Items = [new(text, Mark(6, text) with { Low = 3, High = 9 }, [Mark(3, text), Mark(6, text), Mark(9, text)]), new("乙", ChartMark.None, [])],
    };

    public static HeatMap Heat(string text) => new()
    {
        Title = text,
        Source = text,
        Unit = ChartUnit.Percent,
        Rows = [new(text, [Year(2022, -4, text), Year(2024, 8, text)]), new("乙", [Year(2023, 1, text)])],
    };

    public static PipelineChart Pipeline(string text) => new()
    {
        Title = text,
        Source = text,
        Unit = ChartUnit.Yuan,
        Stages = [new(ProjectStage.Signed, Mark(12, text), Mark(3e9m, text)), new(ProjectStage.InProduction, Mark(4, text), null)],
    };

    public static TimePoint Year(int year, decimal? value, string? text = null) =>
        new(new DateOnly(year, 1, 1), new DateOnly(year, 12, 31), text is null ? new ChartMark(value) : Mark(value, text));

    public static TimePoint Month(int year, int month, decimal? value) =>
        new(new DateOnly(year, month, 1), new DateOnly(year, month, DateTime.DaysInMonth(year, month)), new ChartMark(value));

    public static ChartMark Mark(decimal? value, string text) => new(value)
    {
        Evidence = [new ChartEvidence(text, text) { Article = 3, Headline = text }],
        Remark = text,
        Id = text,
        Link = text,
    };
}
