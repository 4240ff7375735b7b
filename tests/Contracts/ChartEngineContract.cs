using System.Xml.Linq;

using PolicyML.Reports.Charts;

namespace PolicyML.Tests.Contracts;

/// <summary>What every engine of charts must hold to: each kind in each format, with the texts and numbers of the chart.</summary>
public abstract class ChartEngineContract
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    public static TheoryData<string> Texts() => new([.. SampleCharts.Hostile, "电子信息"]);

    /// <summary>The engine.</summary>
    protected abstract IChartEngine Engine { get; }

    /// <summary>False where this machine lacks what PNG needs.</summary>
    protected virtual bool HasPng => true;

    private IEnumerable<ChartFormat> Formats => Engine.Formats.Where(f => f != ChartFormat.Png || HasPng);

    [Theory]
    [MemberData(nameof(Texts))]
    public void Every_kind_is_drawn_as_well_formed_SVG_whatever_the_text(string text)
    {
        foreach (var chart in SampleCharts.All(text))
        {
            var picture = Picture(chart);
            Assert.Equal(Svg + "svg", picture.Root!.Name);
            Assert.DoesNotContain(picture.Descendants(), e => e.Name.LocalName is "script" or "foreignObject");
            Assert.All(picture.Descendants().Attributes(), a => Assert.False(a.Name.LocalName.StartsWith("on", StringComparison.OrdinalIgnoreCase)));
            var ids = picture.Descendants().Attributes("id").Select(a => a.Value).ToArray();
            Assert.Equal(ids.Length, ids.Distinct(StringComparer.Ordinal).Count());
            Assert.All(ids, id => Assert.StartsWith("p7", id, StringComparison.Ordinal));
        }
    }

    [Fact]
    public void A_picture_has_the_size_that_was_asked_for()
    {
        var options = ChartOptions.Default with { Width = 700, Height = 900, Scale = 1.5 };
        foreach (var chart in SampleCharts.All())
        {
            var root = Picture(chart, options).Root!;
            var height = (int)root.Attribute("height")!;
            Assert.Equal(700, (int)root.Attribute("width")!);
            Assert.InRange(height, 880, 1000);
            if (HasPng) Assert.Equal((1050, (int)Math.Round(height * 1.5)), SizeOf(Draw(chart, ChartFormat.Png, options)));
        }
    }

    [Fact]
    public void Title_unit_source_and_names_stand_in_the_picture()
    {
        var line = new LineChart
        {
            Title = "规上工业增加值",
            Subtitle = "绵岭县",
            Source = "县统计公报",
            Notes = ["二〇二二年无数"],
            Unit = ChartUnit.Yuan,
            References = [new(5e8m, "全市平均")],
            Series =
            [
                new("装备制造", [SampleCharts.Year(2021, 3e8m), SampleCharts.Year(2023, 7e8m)]),
                new("新材料", [SampleCharts.Year(2021, 2e8m), SampleCharts.Year(2023, 6e8m)]) { Role = SeriesRole.Target },
            ],
        };
        var text = Words(Picture(line));
        foreach (var part in (string[])["规上工业增加值", "绵岭县", "县统计公报", "二〇二二年无数", "亿元", "全市平均", "装备制造", "新材料", "2021", "2023"])
            Assert.Contains(part, text, StringComparison.Ordinal);
    }

    [Fact]
    public void Names_of_bars_rows_and_stages_stand_in_the_picture()
    {
        Assert.Contains("甲", Words(Picture(SampleCharts.Bars("镇", Reports.Charts.BarDirection.Horizontal))), StringComparison.Ordinal);
        Assert.Contains("乙", Words(Picture(SampleCharts.Targets("县", TargetStyle.Bullet))), StringComparison.Ordinal);
        Assert.Contains("乙", Words(Picture(SampleCharts.Heat("链"))), StringComparison.Ordinal);
        var stages = Words(Picture(SampleCharts.Pipeline("项目库")));
        foreach (var stage in (string[])["签约", "投产", "项目数"]) Assert.Contains(stage, stages, StringComparison.Ordinal);
    }

    [Fact]
    public void More_numbers_make_more_marks()
    {
        var few = Picture(Line(3)).Descendants().Count();
        var many = Picture(Line(30)).Descendants().Count();
        Assert.True(many >= few + 27, $"{few} and {many} elements");
        static LineChart Line(int count) => new() { Title = "投资", Unit = ChartUnit.Percent, Series = [new("甲", [.. Enumerable.Range(0, count).Select(i => SampleCharts.Year(1990 + i, i % 7))])] };
    }

    [Fact]
    public void A_chart_without_numbers_says_so_in_words()
    {
        foreach (var chart in SampleCharts.Empty()) Assert.Contains("没有可画的数据", Words(Picture(chart)), StringComparison.Ordinal);
    }

    [Fact]
    public void Absurd_numbers_are_drawn_all_the_same()
    {
        decimal[] values = [0, decimal.MaxValue, decimal.MinValue, 1e-28m, -1e-28m, 1e12m];
        foreach (var value in values)
        {
            Assert.NotNull(Picture(new LineChart { Title = "数", Unit = ChartUnit.Yuan, Series = [new("甲", [SampleCharts.Year(2020, value), SampleCharts.Year(2021, 1)])] }));
            Assert.NotNull(Picture(new BarChart { Title = "数", Unit = ChartUnit.Yuan, Series = [new("甲")], Groups = [new("乙", [new ChartMark(value) { Low = decimal.MinValue, High = decimal.MaxValue }])] }));
        }
    }

    [Fact]
    public void The_same_chart_gives_the_same_bytes_on_several_threads()
    {
        var charts = SampleCharts.All().ToArray();
        foreach (var format in Formats)
        {
            var expected = charts.Select(c => Convert.ToHexString(Draw(c, format, ChartOptions.Default))).ToArray();
            Assert.Equal(expected, charts.AsParallel().AsOrdered().WithDegreeOfParallelism(2).Select(c => Convert.ToHexString(Draw(c, format, ChartOptions.Default))));
        }
    }

    [Fact]
    public void A_format_that_it_does_not_draw_is_refused()
    {
        foreach (var format in Enum.GetValues<ChartFormat>().Except(Engine.Formats))
            Assert.Equal(ChartProblem.Format, Assert.Throws<ChartException>(() => Draw(SampleCharts.Line("甲"), format, ChartOptions.Default)).Problem);
    }

    [Fact]
    public void The_stream_is_left_open()
    {
        using var output = new MemoryStream();
        Engine.Draw(SampleCharts.Line("甲"), ChartFormat.Svg, output, ChartOptions.Default);
        Assert.True(output.CanWrite);
    }

    /// <summary>An SVG as XML, its ids with the prefix p7.</summary>
    private protected XDocument Picture(Chart chart, ChartOptions? options = null) =>
        XDocument.Load(new MemoryStream(Draw(chart, ChartFormat.Svg, (options ?? ChartOptions.Default) with { IdPrefix = "p7" })));

    /// <summary>All text of a picture without blanks.</summary>
    private protected static string Words(XDocument picture) =>
        string.Concat(picture.Descendants(Svg + "text").Select(t => t.Value)).Replace(" ", "", StringComparison.Ordinal);

    /// <summary>A chart as bytes.</summary>
    private protected byte[] Draw(Chart chart, ChartFormat format, ChartOptions options)
    {
        using var output = new MemoryStream();
        Engine.Draw(chart, format, output, options);
        return output.ToArray();
    }

    /// <summary>Width and height of a PNG, from its header.</summary>
    private protected static (int Width, int Height) SizeOf(byte[] png)
    {
        Assert.Equal([0x89, 0x50, 0x4E, 0x47], png[..4]);
        return (Number(16), Number(20));
        int Number(int at) => (png[at] << 24) | (png[at + 1] << 16) | (png[at + 2] << 8) | png[at + 3];
    }
}
