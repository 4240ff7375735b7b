using System.Text;

using AngleSharp.Dom;
using AngleSharp.Html.Parser;

using PolicyML.Reports.Documents;
using PolicyML.Reports.Documents.Html;

using Document = PolicyML.Reports.Documents.Document;

namespace PolicyML.Tests.Unit.Documents;

public class HtmlWriterTests
{
    public static TheoryData<string> Texts => [.. SampleDocument.HostileTexts];

    [Theory]
    [MemberData(nameof(Texts))]
    public void Any_text_is_shown_and_adds_no_element(string text)
    {
        var page = Parse(SampleDocument.Of(text));
        Assert.Equal(PlainText.Clean(text).Trim(), page.QuerySelector("h1")!.TextContent.Trim());
        Assert.Equal(Names(Parse(SampleDocument.Of("产业"))), Names(page));
        Assert.DoesNotContain(page.All.SelectMany(e => e.Attributes), a => a.Name.StartsWith("on", StringComparison.OrdinalIgnoreCase));
        Assert.All(page.QuerySelectorAll("[href]"), e => Assert.StartsWith("#", e.GetAttribute("href"), StringComparison.Ordinal));
    }

    [Fact]
    public void Nothing_is_loaded_and_the_policy_forbids_scripts()
    {
        var page = Parse(SampleDocument.Of("产业"));
        Assert.Empty(page.QuerySelectorAll("script, link, iframe, object"));
        Assert.All(page.QuerySelectorAll("[src]"), e => Assert.StartsWith("data:", e.GetAttribute("src"), StringComparison.Ordinal));
        Assert.Contains("default-src 'none'", page.QuerySelector("meta[http-equiv]")!.GetAttribute("content"), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_mark_leads_to_its_note_and_every_note_back()
    {
        var page = Parse(SampleDocument.Of("产业"));
        Assert.NotEmpty(page.QuerySelectorAll("sup a"));
        Assert.All(page.QuerySelectorAll("a"), a => Assert.NotNull(page.GetElementById(a.GetAttribute("href")![1..])));
        Assert.Equal(page.QuerySelectorAll("[id]").Length, page.QuerySelectorAll("[id]").Select(e => e.Id).Distinct().Count());
    }

    [Fact]
    public void Headings_are_counted_in_Chinese()
    {
        var page = Parse(new Document { Title = "题", Blocks = [new Heading(1, "甲"), new Heading(2, "乙"), new Heading(2, "丙"), new Heading(3, "丁"), new Heading(1, "戊"), new Heading(2, "己"), new Heading(1, "录", false)] });
        Assert.Equal(["一、甲", "（一）乙", "（二）丙", "1.丁", "二、戊", "（一）己", "录"], page.QuerySelectorAll("h2, h3, h4").Select(h => h.TextContent));
    }

    [Theory]
    [InlineData("<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>")]
    [InlineData("<svg xmlns=\"http://www.w3.org/2000/svg\" onload=\"alert(1)\"/>")]
    [InlineData("<svg xmlns=\"http://www.w3.org/2000/svg\"><foreignObject/></svg>")]
    [InlineData("<svg xmlns=\"http://www.w3.org/2000/svg\"><use href=\"http://x/y.svg#a\"/></svg>")]
    [InlineData("<svg xmlns=\"http://www.w3.org/2000/svg\"><style><![CDATA[</style><img src=x>]]></style></svg>")]
    [InlineData("<svg xmlns=\"http://www.w3.org/2000/svg\"><g></svg>")]
    public void A_picture_that_could_act_is_given_as_data_that_cannot(string svg)
    {
        var page = Parse(new Document { Title = "题", Blocks = [new Picture { Alt = "图", Svg = svg, Width = 1, Height = 1 }] });
        Assert.Empty(page.QuerySelectorAll("svg"));
        Assert.StartsWith("data:image/svg+xml;base64,", page.QuerySelector("img")!.GetAttribute("src"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_picture_without_pixels_or_lines_leaves_nothing()
    {
        var page = Parse(new Document { Title = "题", Blocks = [new Picture { Alt = "图", Width = 1, Height = 1 }] });
        Assert.Empty(page.QuerySelectorAll("figure"));
    }

    private static List<string> Names(IDocument page) => [.. page.All.Select(e => e.LocalName)];

    private static IDocument Parse(Document document) =>
        new HtmlParser().ParseDocument(Encoding.UTF8.GetString(SampleDocument.Write(new HtmlWriter(), document)));
}
