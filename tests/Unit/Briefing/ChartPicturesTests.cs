using PolicyML.Reports.Briefing;
using PolicyML.Reports.Charts;
using PolicyML.Reports.Charts.Svg;

namespace PolicyML.Tests.Unit.Briefing;

public class ChartPicturesTests
{
    private static readonly BarChart Chart = BarChart.Ranking("投资", ChartUnit.Yuan, "总投资", [("甲<script>", new ChartMark(1e8m)), ("乙", new ChartMark(2e8m))]);

    [Fact]
    public void Without_a_program_that_makes_PNG_there_is_no_picture_but_a_reason()
    {
        var pictures = new ChartPictures(new SvgChartEngine(), asPng: true);
        Assert.Null(pictures.Draw(Chart));
        Assert.Equal(ChartProblem.NoRasterizer, pictures.Problem!.Problem);
    }

    [Fact]
    public void SVG_needs_no_program_and_is_harmless_in_a_page()
    {
        var pictures = new ChartPictures(new SvgChartEngine(), asPng: false);
        var picture = pictures.Draw(Chart)!;
        Assert.Null(pictures.Problem);
        Assert.NotEqual(0, picture.Height);
        Assert.True(PolicyML.Reports.Documents.Html.SvgContent.IsHarmless(picture.Svg!));
    }

    [Fact]
    public void Pictures_of_one_document_share_no_ids()
    {
        var pictures = new ChartPictures(new SvgChartEngine(), asPng: false);
        var (first, second) = (Ids(pictures.Draw(Chart)!.Svg!), Ids(pictures.Draw(Chart)!.Svg!));
        Assert.Empty(first.Intersect(second));
    }

    private static HashSet<string> Ids(string svg) =>
        [.. System.Xml.Linq.XDocument.Parse(svg).Descendants().Select(e => e.Attribute("id")?.Value).OfType<string>()];
}
