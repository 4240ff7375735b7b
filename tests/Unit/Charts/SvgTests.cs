using System.Globalization;
using System.Text;
using System.Xml;
using System.Xml.Linq;

using PolicyML.Core;
using PolicyML.Reports.Charts;
using PolicyML.Reports.Charts.Layout;
using PolicyML.Reports.Charts.Svg;

namespace PolicyML.Tests.Unit.Charts;

public class ChartSvgTests
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    public static TheoryData<string> HostileTexts() => new(SampleCharts.Hostile);

    [Theory]
    [MemberData(nameof(HostileTexts))]
    public void Every_kind_is_well_formed_and_without_scripts_whatever_the_text(string text)
    {
        foreach (var chart in SampleCharts.All(text))
        {
            var picture = Parse(chart);
            Assert.Equal("svg", picture.Root!.Name.LocalName);
            string[] allowed = ["svg", "title", "desc", "g", "text", "line", "rect", "path", "circle", "polygon", "defs", "pattern"];
            Assert.All(picture.Descendants(), e => Assert.Contains(e.Name.LocalName, allowed));
            Assert.All(picture.Descendants().Attributes(), a => Assert.False(a.Name.LocalName.StartsWith("on", StringComparison.OrdinalIgnoreCase) || a.Name.LocalName == "href"));
            var ids = picture.Descendants().Attributes("id").Select(a => a.Value).ToArray();
            Assert.Equal(ids.Length, ids.Distinct(StringComparer.Ordinal).Count());
        }
    }

    [Fact]
    public void No_mark_that_reorders_or_hides_text_gets_into_a_picture()
    {
        var text = Write(SampleCharts.Line("右\u202E至\u200B左\u2066甲"), ChartOptions.Default);
        Assert.DoesNotContain(text, c => c is '\u202E' or '\u200B' or '\u2066');
        Assert.Contains("右至左甲", text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_chart_gives_the_same_bytes_whatever_the_culture()
    {
        var before = SampleCharts.All().Select(c => Write(c, ChartOptions.Default)).ToArray();
        var culture = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = new CultureInfo("") { NumberFormat = new NumberFormatInfo { NumberDecimalSeparator = ",", NegativeSign = "neg" } };
            Assert.Equal(before, SampleCharts.All().Select(c => Write(c, ChartOptions.Default)));
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
    }

    [Theory]
    [InlineData(320)]
    [InlineData(640)]
    [InlineData(960)]
    [InlineData(1600)]
    public void All_text_lies_inside_the_picture(int width)
    {
        foreach (var chart in SampleCharts.All("新能源与智能网联汽车零部件制造").Concat(SampleCharts.All()))
        {
            var picture = Parse(chart, ChartOptions.Default with { Width = width });
            var height = Number(picture.Root!, "height");
            foreach (var text in picture.Descendants(Svg + "text"))
            {
                var (left, right) = Extent(text);
                Assert.True(left >= -1 && right <= width + 1, $"{chart.GetType().Name}: {text.Value} from {left} to {right} of {width}");
                Assert.InRange(Number(text, "y"), 0, height);
            }
        }
    }

    [Fact]
    public void A_chart_without_numbers_says_so_in_words()
    {
        foreach (var chart in SampleCharts.Empty())
        {
            var picture = Parse(chart);
            Assert.Contains(picture.Descendants(Svg + "text"), t => t.Value == "没有可画的数据");
            Assert.Empty(Marks(picture));
            Assert.Contains("没有可画的数据", ChartSummary.Of(chart), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Points_lie_at_heights_in_proportion_to_their_numbers()
    {
        decimal[] values = [3.1e8m, 4.4e8m, 3.6e8m, 9.2e8m];
        var picture = Parse(new LineChart { Title = "投资", Unit = ChartUnit.Yuan, Series = [new("甲", [.. values.Select((v, i) => SampleCharts.Year(2021 + i, v))])] });
        var points = Marks(picture).Select(m => m.Elements(Svg + "circle").First()).Select(c => (X: Number(c, "cx"), Y: Number(c, "cy"))).ToArray();
        Assert.Equal(4, points.Length);
        AssertLinear([.. values.Select(v => (double)v)], [.. points.Select(p => -p.Y)]);
        AssertLinear([0, 1, 2, 3], [.. points.Select(p => p.X)]);
        Assert.Contains(picture.Descendants(Svg + "text"), t => t.Value == "单位：亿元");
    }

    [Fact]
    public void Numbers_of_the_axis_stand_where_the_points_of_that_value_would()
    {
        var picture = Parse(new LineChart { Title = "投资", Unit = ChartUnit.Percent, Series = [new("甲", [SampleCharts.Year(2023, 0), SampleCharts.Year(2024, 10)])] });
        var circles = Marks(picture).Select(m => Number(m.Elements(Svg + "circle").First(), "cy")).ToArray();
        var numbers = picture.Descendants(Svg + "g").First(g => (string?)g.Attribute("class") == "grid-lines").Elements(Svg + "text").ToDictionary(t => t.Value, t => Number(t, "y"));
        Assert.Equal(circles[0], numbers["0"] - (12 * 0.36), 0.1);
        Assert.Equal(circles[1], numbers["10"] - (12 * 0.36), 0.1);
    }

    [Fact]
    public void A_year_without_a_number_stays_a_gap()
    {
        var series = new LineSeries("甲", [SampleCharts.Year(2020, 1), SampleCharts.Year(2021, 2), SampleCharts.Year(2023, 4), SampleCharts.Year(2024, 3), SampleCharts.Year(2022, null)]);
        var picture = Parse(new LineChart { Title = "增速", Unit = ChartUnit.Percent, Series = [series] });
        var path = picture.Descendants(Svg + "path").Select(p => (string)p.Attribute("d")!).Single();
        Assert.Equal(2, path.Count(c => c == 'M'));
        Assert.Equal(2, path.Count(c => c == 'L'));
        Assert.Equal(4, Marks(picture).Count);
    }

    [Fact]
    public void One_number_far_out_does_not_flatten_the_others_and_is_written_at_the_edge()
    {
        var values = Enumerable.Range(0, 12).Select(i => i == 4 ? 1.3e11m : (2 + (i % 3)) * 1e9m).ToArray();
        var picture = Parse(new LineChart { Title = "投资", Unit = ChartUnit.Yuan, Series = [new("甲", [.. values.Select((v, i) => SampleCharts.Month(2025, i + 1, v))])] });
        var heights = Marks(picture).Select(m => m.Elements(Svg + "circle").First()).Select(c => Number(c, "cy")).ToArray();
        Assert.Equal(heights.Min(), heights[4]);
        Assert.True(heights.Max() - heights.Where((_, i) => i != 4).Min() > 100);
        Assert.Contains(picture.Descendants(Svg + "text"), t => t.Value == "1300");
        Assert.Contains(picture.Descendants(Svg + "text"), t => t.Value == "注：1个数超出坐标范围，以箭头标在边上并注明数值。");
    }

    [Fact]
    public void Targets_are_dashed_and_hollow_in_the_colour_of_their_results()
    {
        var picture = Parse(SampleCharts.Line("投资"));
        var paths = picture.Descendants(Svg + "g").Where(g => (string?)g.Attribute("class") == "series").SelectMany(g => g.Elements(Svg + "path")).ToArray();
        Assert.Single(paths, p => p.Attribute("stroke-dasharray") is null);
        Assert.Single(paths, p => p.Attribute("stroke-dasharray") is not null);
        Assert.Single(paths.Select(p => (string)p.Attribute("stroke")!).Distinct(StringComparer.Ordinal));
        var markers = Marks(picture).Select(m => (string)m.Elements(Svg + "circle").First().Attribute("fill")!).ToArray();
        Assert.Equal(2, markers.Count(f => f == Palette.Paper));
        Assert.Equal(3, markers.Count(f => f == Palette.Series(0)));
    }

    [Theory]
    [InlineData(BarDirection.Horizontal, "x", "width")]
    [InlineData(BarDirection.Vertical, "y", "height")]
    public void Bars_start_at_zero_and_are_as_long_as_their_numbers(BarDirection direction, string side, string length)
    {
        decimal[] values = [12.5m, -4m, 8m];
        var chart = new BarChart { Title = "增速", Unit = ChartUnit.Percent, Direction = direction, Series = [new("甲")], Groups = [.. values.Select((v, i) => new BarGroup($"第{i}", [new ChartMark(v)]))] };
        var bars = Marks(Parse(chart)).Select(m => m.Element(Svg + "rect")!).ToArray();
        AssertLinear([0, .. values.Select(v => (double)Math.Abs(v))], [0, .. bars.Select(b => Number(b, length))]);
        var ends = bars.Select(b => (Start: Number(b, side), End: Number(b, side) + Number(b, length))).ToArray();
        var isRight = direction == BarDirection.Horizontal;
        Assert.Equal(isRight ? ends[0].Start : ends[0].End, isRight ? ends[1].End : ends[1].Start, 0.05);
    }

    [Fact]
    public void A_ranking_of_31_places_keeps_all_names_apart()
    {
        var items = Enumerable.Range(1, 31).Select(i => ($"第{i}省", new ChartMark(i == 7 ? null : i * 0.37m)));
        var picture = Parse(BarChart.Ranking("增速", ChartUnit.Percent, "增速", items));
        var names = picture.Descendants(Svg + "text").Where(t => t.Value.EndsWith('省')).ToArray();
        Assert.Equal("第31省", names[0].Value);
        Assert.Equal("第7省", names[^1].Value);
        var heights = names.Select(n => Number(n, "y")).ToArray();
        Assert.All(heights.Zip(heights.Skip(1)), p => Assert.True(p.Second - p.First >= 14));
        Assert.Contains(picture.Descendants(Svg + "text"), t => t.Value == "无数据");
    }

    [Fact]
    public void What_is_left_out_is_said()
    {
        var chart = BarChart.Ranking("投资", ChartUnit.Yuan, "投资", Enumerable.Range(1, 30).Select(i => ($"项目{i}", new ChartMark(i))));
        var picture = Parse(chart, ChartOptions.Default with { MaxRows = 12 });
        Assert.Equal(12, Marks(picture).Count);
        Assert.Contains(picture.Descendants(Svg + "text"), t => t.Value == "注：另有18项未画出。");
        Assert.Equal(30, ChartTable.Of(chart).Rows.Count);
    }

    [Fact]
    public void An_axis_that_does_not_start_at_zero_is_remarked()
    {
        Assert.Contains("纵轴不从零起", Write(new LineChart { Title = "增速", Unit = ChartUnit.Percent, Series = [new("甲", [SampleCharts.Year(2023, 95), SampleCharts.Year(2024, 99)])] }, ChartOptions.Default), StringComparison.Ordinal);
        Assert.DoesNotContain("不从零起", Write(SampleCharts.Bars("甲", BarDirection.Vertical), ChartOptions.Default), StringComparison.Ordinal);
    }

    [Fact]
    public void Cells_without_a_number_are_hatched_and_shades_grow_with_the_numbers()
    {
        var map = new HeatMap { Title = "签约", Unit = ChartUnit.Yuan, Rows = [new("甲", [SampleCharts.Month(2024, 1, 1e8m), SampleCharts.Month(2024, 2, 5e8m), SampleCharts.Month(2024, 4, 9e8m)])] };
        var picture = Parse(map);
        var shades = Marks(picture).Select(m => Luminance((string)m.Element(Svg + "rect")!.Attribute("fill")!)).ToArray();
        Assert.Equal(shades.OrderDescending(), shades);
        Assert.Equal(2, picture.Descendants(Svg + "rect").Count(r => ((string?)r.Attribute("fill"))?.Contains("missing", StringComparison.Ordinal) == true));
    }

    [Fact]
    public void A_target_that_was_set_as_a_range_is_written_by_its_ends()
    {
        foreach (var style in new[] { TargetStyle.Bullet, TargetStyle.Dumbbell })
        {
            var item = new TargetItem("绵岭县", new ChartMark(5.2m), new ChartMark(4.75m) { Low = 4.5m, High = 5 });
            var picture = Parse(new TargetChart { Title = "增速", Unit = ChartUnit.Percent, Style = style, Items = [item] });
            Assert.Contains(picture.Descendants(Svg + "text"), t => t.Value.TrimStart('/', ' ') == "4.5—5%");
        }
    }

    [Fact]
    public void Stages_stand_in_their_order_with_count_and_investment()
    {
        var picture = Parse(SampleCharts.Pipeline("项目库"));
        var arrows = picture.Descendants(Svg + "text").Where(t => t.Value is "谋划" or "签约" or "开工" or "在建" or "试产" or "投产").ToArray();
        Assert.Equal(["谋划", "签约", "开工", "在建", "试产", "投产"], arrows.Select(a => a.Value));
        Assert.Equal(arrows.Select(a => Number(a, "x")).Order(), arrows.Select(a => Number(a, "x")));
        Assert.Equal(12, Marks(picture).Count);
        Assert.Contains(picture.Descendants(Svg + "text"), t => t.Value == "投资额（亿元）");
    }

    [Fact]
    public void Marks_tell_what_they_are_and_show_their_evidence()
    {
        var mark = new ChartMark(2.8e8m) { Id = "fact-7", Evidence = [new ChartEvidence("绵岭日报 2025-03-04", "完成投资2.8亿元") { Article = 2 }] };
        var chart = BarChart.Ranking("投资", ChartUnit.Yuan, "投资", [("绵岭县", mark)]);
        var drawn = Assert.Single(Marks(Parse(chart)));
        Assert.Equal("fact-7", (string?)drawn.Attribute("data-id"));
        Assert.Equal("绵岭县：2.8亿元 · 完成投资2.8亿元（绵岭日报 2025-03-04 第2篇）", drawn.Element(Svg + "title")!.Value);
    }

    [Fact]
    public void Extreme_numbers_and_dates_are_drawn()
    {
        TimePoint[] points = [new(DateOnly.MinValue, DateOnly.MaxValue, new ChartMark(decimal.MaxValue)), new(new DateOnly(2024, 1, 1), new DateOnly(2023, 1, 1), new ChartMark(decimal.MinValue)), SampleCharts.Year(1, 0.0000000001m)];
        var unit = ChartUnit.Yuan;
        Chart[] charts =
        [
            new LineChart { Title = "极端", Unit = unit, Series = [new("甲", points)] },
            new HeatMap { Title = "极端", Unit = unit, Rows = [new("甲", points)] },
            new SmallMultiples { Title = "极端", Unit = unit, Panels = [new("甲", [new("甲", points)])] },
            new BarChart { Title = "极端", Unit = unit, Series = [new("甲")], Groups = [.. points.Select(p => new BarGroup("甲", [p.Mark]))] },
            new TargetChart { Title = "极端", Unit = unit, Items = [new("甲", points[0].Mark, points[1].Mark)], Gap = TargetGap.Difference },
            new TargetChart { Title = "极端", Unit = unit, Items = [new("甲", points[0].Mark, points[2].Mark)], Gap = TargetGap.Attainment },
        ];
        foreach (var chart in charts)
        {
            var text = Write(chart, ChartOptions.Default);
            Assert.DoesNotContain("NaN", text, StringComparison.Ordinal);
            Assert.DoesNotContain("∞", text, StringComparison.Ordinal);
            _ = XDocument.Parse(text);
        }
    }

    [Fact]
    public void Several_lines_can_be_told_apart_without_colour()
    {
        var chart = new LineChart { Title = "增速", Unit = ChartUnit.Percent, Series = [.. Enumerable.Range(0, 6).Select(i => new LineSeries($"产业{i}", [SampleCharts.Year(2023, i), SampleCharts.Year(2024, i + 1)]))] };
        var shapes = Marks(Parse(chart)).GroupBy(m => (string)m.Attribute("data-series")!)
            .Select(g => g.First().Elements().First(e => e.Name.LocalName is "circle" or "polygon"))
            .Select(e => e.Name.LocalName + ((string?)e.Attribute("points"))?.Split(' ').Length + Turn(e)).ToArray();
        Assert.Equal(6, shapes.Distinct(StringComparer.Ordinal).Count());
    }

    private static string Turn(XElement shape) => (string?)shape.Attribute("points") is { } points
        ? string.Concat(points.Split(' ').Select(p => Math.Sign(double.Parse(p.Split(',')[1], CultureInfo.InvariantCulture) - double.Parse(points.Split(' ')[0].Split(',')[1], CultureInfo.InvariantCulture))))
        : "";

    private static void AssertLinear(double[] x, double[] y)
    {
        var slope = (y[^1] - y[0]) / (x[^1] - x[0]);
        Assert.True(slope > 0);
        for (var i = 0; i < x.Length; i++) Assert.Equal(y[0] + (slope * (x[i] - x[0])), y[i], 0.05);
    }

    private static (double Left, double Right) Extent(XElement text)
    {
        var size = Number(text, "font-size");
        var width = TextMeasure.Width(text.Value, size, (string?)text.Attribute("font-weight") == "bold");
        var x = Number(text, "x");
        return (string?)text.Attribute("text-anchor") switch { "middle" => (x - (width / 2), x + (width / 2)), "end" => (x - width, x), _ => (x, x + width) };
    }

    private static double Luminance(string colour) =>
        (0.21 * Convert.ToInt32(colour[1..3], 16)) + (0.72 * Convert.ToInt32(colour[3..5], 16)) + (0.07 * Convert.ToInt32(colour[5..7], 16));

    private static List<XElement> Marks(XDocument picture) => [.. picture.Descendants(Svg + "g").Where(g => (string?)g.Attribute("class") == "mark")];

    private static double Number(XElement element, string name) => double.Parse(element.Attribute(name)!.Value, CultureInfo.InvariantCulture);

    private static XDocument Parse(Chart chart, ChartOptions? options = null)
    {
        using var reader = XmlReader.Create(new StringReader(Write(chart, options ?? ChartOptions.Default)), new XmlReaderSettings { CheckCharacters = true, DtdProcessing = DtdProcessing.Prohibit });
        return XDocument.Load(reader);
    }

    private static string Write(Chart chart, ChartOptions options)
    {
        using var output = new MemoryStream();
        new SvgChartEngine().Draw(chart, ChartFormat.Svg, output, options);
        return Encoding.UTF8.GetString(output.ToArray());
    }
}
