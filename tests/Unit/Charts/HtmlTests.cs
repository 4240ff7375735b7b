using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

using PolicyML.Reports.Charts;
using PolicyML.Reports.Charts.Html;
using PolicyML.Reports.Charts.Svg;

namespace PolicyML.Tests.Unit.Charts;

public class ChartHtmlTests
{
    public static TheoryData<string> HostileTexts() => new(SampleCharts.Hostile);

    [Theory]
    [MemberData(nameof(HostileTexts))]
    public void No_text_of_an_article_becomes_markup_or_script(string text)
    {
        foreach (var chart in SampleCharts.All(text))
        {
            var page = Parse(Write(chart));
            var reference = Parse(Write(Calm(chart)));
            Assert.Equal(Shape(reference), Shape(page));
            Assert.All(page.All.SelectMany(e => e.Attributes), a => Assert.False(a.Name.StartsWith("on", StringComparison.OrdinalIgnoreCase) || a.Name == "style"));
            Assert.All(page.QuerySelectorAll("a"), a => Assert.DoesNotContain("javascript", a.GetAttribute("href")!, StringComparison.OrdinalIgnoreCase));
            Assert.Equal(2, page.Scripts.Length);
        }
    }

    [Fact]
    public void Evidence_is_in_the_data_of_each_mark_and_in_the_table()
    {
        const string quote = "全年完成投资2.8亿元，</script><b>增长\u202812%";
        var mark = new ChartMark(2.8e8m) { Evidence = [new ChartEvidence("绵岭日报 2025-03-04.txt", quote) { Article = 2, Headline = "项目建设提速" }], Link = "articles/12.html#f3" };
        var page = Parse(Write(BarChart.Ranking("投资", ChartUnit.Yuan, "投资", [("绵岭县", mark)])));
        using var data = JsonDocument.Parse(page.QuerySelector("script[type='application/json']")!.TextContent);
        var drawn = Assert.Single(data.RootElement.EnumerateArray());
        Assert.Equal("绵岭县", drawn.GetProperty("head").GetString());
        Assert.Equal("2.8亿元", drawn.GetProperty("value").GetString());
        Assert.Equal("articles/12.html#f3", drawn.GetProperty("link").GetString());
        var evidence = Assert.Single(drawn.GetProperty("evidence").EnumerateArray());
        Assert.Equal(quote.Replace('\u2028', ' '), evidence.GetProperty("quote").GetString());
        Assert.Equal("绵岭日报 2025-03-04.txt 第2篇《项目建设提速》", evidence.GetProperty("where").GetString());
        Assert.Contains(quote.Replace('\u2028', ' '), page.QuerySelector("tbody")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("articles/12.html#f3", page.QuerySelector("tbody a")!.GetAttribute("href"));
    }

    [Fact]
    public void Every_mark_has_its_data()
    {
        foreach (var chart in SampleCharts.All())
        {
            var page = Parse(Write(chart));
            using var data = JsonDocument.Parse(page.QuerySelector("script[type='application/json']")!.TextContent);
            var numbers = page.QuerySelectorAll(".mark").Select(m => int.Parse(m.GetAttribute("data-mark")!, null)).ToArray();
            Assert.Equal(Enumerable.Range(0, data.RootElement.GetArrayLength()), numbers.Order());
            Assert.Equal(ChartTable.Of(chart).Rows.Count, page.QuerySelectorAll("tbody tr").Length);
        }
    }

    [Fact]
    public void The_policy_allows_the_pages_own_style_and_script_and_nothing_else()
    {
        var page = Parse(Write(SampleCharts.Line("投资")));
        var policy = page.QuerySelector("meta[http-equiv='Content-Security-Policy']")!.GetAttribute("content")!;
        Assert.StartsWith("default-src 'none';", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.Contains("style-src " + InteractiveChart.HashOf(page.QuerySelector("style")!.TextContent), policy, StringComparison.Ordinal);
        Assert.Contains("script-src " + InteractiveChart.HashOf(page.Scripts[^1].TextContent), policy, StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_is_loaded_from_elsewhere()
    {
        var text = Write(SampleCharts.Line("投资"));
        var page = Parse(text);
        Assert.Empty(page.QuerySelectorAll("[src], link, iframe, object, embed, img, base"));
        Assert.DoesNotContain("url(http", text, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("@import", text, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(["http://www.w3.org/2000/svg"], Regex.Matches(text, @"https?://[^""'\s<]+", RegexOptions.None, TimeSpan.FromSeconds(5)).Select(m => m.Value).Distinct(StringComparer.Ordinal));
    }

    [Fact]
    public void Pages_of_several_charts_have_ids_of_their_own_and_the_same_bytes_each_time()
    {
        var charts = SampleCharts.All().ToArray();
        var text = ChartPage.Of(charts, ChartOptions.Default, "图册");
        var page = Parse(text);
        Assert.Equal("图册", page.Title);
        Assert.Equal(charts.Length, page.QuerySelectorAll("figure.chart").Length);
        var ids = page.All.Select(e => e.Id ?? "").Where(id => id.Length > 0).ToArray();
        Assert.Equal(ids.Length, ids.Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(text, ChartPage.Of(charts, ChartOptions.Default, "图册"));
    }

    [Theory]
    [InlineData("https://example.org/a?b=1#c", true)]
    [InlineData("articles/3.html", true)]
    [InlineData("#fact-3", true)]
    [InlineData("javascript:alert(1)", false)]
    [InlineData("JaVaScRiPt:alert(1)", false)]
    [InlineData("java\nscript:alert(1)", false)]
    [InlineData("data:text/html,x", false)]
    [InlineData("//example.org/x", false)]
    [InlineData("\\\\example.org\\x", false)]
    [InlineData("file:///etc/passwd", false)]
    public void Only_web_and_relative_addresses_are_linked(string link, bool linked)
    {
        var mark = new ChartMark(1) { Link = link };
        var page = Parse(Write(BarChart.Ranking("投资", ChartUnit.Yuan, "投资", [("绵岭县", mark)])));
        Assert.Equal(linked ? 1 : 0, page.QuerySelectorAll("tbody a").Length);
        Assert.Equal(linked, page.QuerySelector("script[type='application/json']")!.TextContent.Contains("\"link\"", StringComparison.Ordinal));
    }

    /// <summary>Elements from first to last, without those that depend on how long a text is.</summary>
    private static string Shape(IHtmlDocument page) =>
        string.Join(' ', page.All.Select(e => e.LocalName).Where(n => n is not ("text" or "tspan" or "line" or "a" or "div" or "g" or "details" or "summary")).GroupBy(n => n, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => $"{g.Key}{(g.Key is "th" or "td" or "rect" ? "" : g.Count())}"));

    /// <summary>A chart of the same kind with a harmless text.</summary>
    private static Chart Calm(Chart chart) => chart switch
    {
        LineChart => SampleCharts.Line("甲"),
        SmallMultiples => SampleCharts.Panels("甲"),
        BarChart bars => SampleCharts.Bars("甲", bars.Direction),
        TargetChart targets => SampleCharts.Targets("甲", targets.Style),
        RangeChart => SampleCharts.Ranges("甲"),
        HeatMap => SampleCharts.Heat("甲"),
        _ => SampleCharts.Pipeline("甲"),
    };

    private static IHtmlDocument Parse(string html) => new HtmlParser().ParseDocument(html);

    private static string Write(Chart chart)
    {
        using var output = new MemoryStream();
        new SvgChartEngine().Draw(chart, ChartFormat.Html, output, ChartOptions.Default);
        return Encoding.UTF8.GetString(output.ToArray());
    }
}
