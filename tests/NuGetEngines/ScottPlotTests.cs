using PolicyML.NuGetEngines.Charts;
using PolicyML.Reports.Charts;

namespace PolicyML.Tests.Engines;

public sealed class ScottPlotTests : ChartEngineContract
{
    protected override IChartEngine Engine { get; } = new ScottPlotChartEngine();

    [Fact]
    public void A_font_with_Chinese_is_chosen_and_one_without_never()
    {
        static bool HasChinese(string family) => family.Contains("CJK", StringComparison.Ordinal) || family == "SimHei";
        Assert.Equal("Noto Sans CJK SC", CjkFont.Choose(null, ["Arial", "SimHei", "Noto Sans CJK SC"], HasChinese));
        Assert.Equal("SimHei", CjkFont.Choose("simhei", ["Noto Sans CJK SC", "SimHei"], HasChinese));
        Assert.Equal("SimHei", CjkFont.Choose("Arial", ["Arial", "SimHei"], HasChinese));
        Assert.Equal("Some CJK", CjkFont.Choose(null, ["Arial", "Some CJK"], HasChinese));
        Assert.Null(CjkFont.Choose(null, ["Arial", "DejaVu Sans"], HasChinese));
        Assert.Null(CjkFont.Choose(null, [], HasChinese));
    }

    [Fact]
    public void It_draws_PNG_and_SVG()
    {
        Assert.Equal([ChartFormat.Svg, ChartFormat.Png], Engine.Formats);
        Assert.Contains("scottplot", Assert.Throws<ChartException>(() => Draw(SampleCharts.Line("甲"), ChartFormat.Html, ChartOptions.Default)).Message, StringComparison.Ordinal);
    }
}
