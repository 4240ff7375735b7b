using System.Buffers.Binary;

using PolicyML.Core.Programs;
using PolicyML.Reports.Charts;
using PolicyML.Reports.Charts.Raster;
using PolicyML.Reports.Charts.Svg;

namespace PolicyML.Tests.Unit.Charts;

public class ChartRasterTests
{
    [RasterFact]
    public void A_PNG_has_the_size_and_resolution_asked_for_and_is_not_blank()
    {
        var chart = SampleCharts.Line("工业投资");
        var options = ChartOptions.Default with { Width = 640, Scale = 1.5 };
        var png = Draw(new SvgChartEngine(ChartTools.Find(n => ProgramFinder.Find(n))), chart, options);
        var (width, height) = SvgChartEngine.SizeOf(chart, options);
        Assert.Equal(((int)Math.Round(width * 1.5), (int)Math.Round(height * 1.5)), Png.SizeOf(png));
        var at = png.AsSpan().IndexOf("pHYs"u8);
        Assert.Equal(144, BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(at + 4)) * 0.0254, 0.1);
        Assert.True(png.Length > 5000);
        Assert.Equal(png, Draw(new SvgChartEngine(ChartTools.Find(n => ProgramFinder.Find(n))), chart, options));
    }

    [RasterFact]
    public void Every_kind_becomes_a_picture_whatever_the_text()
    {
        var engine = new SvgChartEngine(ChartTools.Find(n => ProgramFinder.Find(n)));
        foreach (var chart in SampleCharts.All("<&>\"'\0\uD800甲").Concat(SampleCharts.Empty())) Assert.True(Png.Is(Draw(engine, chart, ChartOptions.Default with { Scale = 1 })));
    }

    [Fact]
    public void Without_a_program_the_message_says_what_to_install()
    {
        var problem = Assert.Throws<ChartException>(() => Draw(new SvgChartEngine(), SampleCharts.Line("甲"), ChartOptions.Default));
        Assert.Equal(ChartProblem.NoRasterizer, problem.Problem);
        Assert.Contains("librsvg2-bin", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_Chinese_font_the_message_says_what_to_install()
    {
        var engine = new SvgChartEngine(new ChartTools([new Painter([])], null));
        var problem = Assert.Throws<ChartException>(() => Draw(engine, SampleCharts.Line("甲"), ChartOptions.Default));
        Assert.Equal(ChartProblem.NoChineseFont, problem.Problem);
        Assert.Contains("fonts-noto-cjk", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_next_program_is_tried_where_one_fails_and_the_first_failure_is_told_where_all_do()
    {
        var picture = Blank();
        var engine = new SvgChartEngine(new ChartTools([new Painter(null), new Painter(picture)], "SimHei"));
        Assert.Equal(Png.SizeOf(picture), Png.SizeOf(Draw(engine, SampleCharts.Line("甲"), ChartOptions.Default)));
        var broken = new SvgChartEngine(new ChartTools([new Painter(null)], "SimHei"));
        Assert.Equal(ChartProblem.RasterizerFailed, Assert.Throws<ChartException>(() => Draw(broken, SampleCharts.Line("甲"), ChartOptions.Default)).Problem);
    }

    [Fact]
    public void The_font_that_was_found_or_asked_for_stands_first()
    {
        var painter = new Painter(Blank());
        Draw(new SvgChartEngine(new ChartTools([painter], "WenQuanYi Zen Hei")), SampleCharts.Line("甲"), ChartOptions.Default);
        Assert.Contains("font-family=\"&#39;WenQuanYi Zen Hei&#39;, ", painter.Svg, StringComparison.Ordinal);
        Draw(new SvgChartEngine(new ChartTools([painter], "WenQuanYi Zen Hei")), SampleCharts.Line("甲"), ChartOptions.Default with { Font = "a'; } \"<KaiTi" });
        Assert.Contains("font-family=\"&#39;a } KaiTi&#39;, ", painter.Svg, StringComparison.Ordinal);
    }

    [Fact]
    public void Programs_are_found_in_the_order_of_preference()
    {
        var found = ProgramRasterizer.Find(name => name is "rsvg-convert" or "inkscape" or "magick" ? "/bin/" + name : null);
        Assert.Equal(["rsvg-convert", "inkscape", "magick"], found.Select(r => r.Name));
    }

    [Fact]
    public void A_program_that_cannot_be_started_is_named()
    {
        var missing = ProgramRasterizer.Find(name => name == "resvg" ? Path.Combine(Path.GetTempPath(), "no-such-program") : null).Single();
        var problem = Assert.Throws<ChartException>(() => missing.Rasterize(new SvgPicture("<svg/>"u8.ToArray(), 1, 1, 1)));
        Assert.Contains("resvg made no picture of the chart: it could not be started", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Fonts_are_chosen_by_preference_and_never_guessed()
    {
        Assert.Equal("Noto Sans CJK SC", FontFinder.Choose(["AR PL UMing CN", "Noto Serif CJK SC", "Noto Sans CJK SC"]));
        Assert.Equal("Some Hei", FontFinder.Choose(["Zhu Hei", "Some Hei"]));
        Assert.Null(FontFinder.Choose([]));
        Assert.Null(FontFinder.Find(_ => null, []));
        Assert.Equal(["WenQuanYi Zen Hei", "文泉驛正黑", "文泉驿正黑", "AR PL UMing-CN"], FontFinder.Parse("WenQuanYi Zen Hei,文泉驛正黑,文泉驿正黑\nAR PL UMing\\-CN\nWenQuanYi Zen Hei\n"));
    }

    private static byte[] Draw(SvgChartEngine engine, Chart chart, ChartOptions options)
    {
        using var output = new MemoryStream();
        engine.Draw(chart, ChartFormat.Png, output, options);
        return output.ToArray();
    }

    /// <summary>The smallest grey PNG.</summary>
    private static byte[] Blank() => Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg==");

    private sealed class Painter(byte[]? picture) : IRasterizer
    {
        public string Name => "painter";

        public string Svg { get; private set; } = "";

        public byte[] Rasterize(SvgPicture svg)
        {
            Svg = System.Text.Encoding.UTF8.GetString(svg.Svg.Span);
            return picture ?? throw new ChartException(ChartProblem.RasterizerFailed, "painter made no picture of the chart: it has no paint");
        }
    }
}

/// <summary>A test that needs rsvg-convert and a Chinese font; skipped with a reason where one is missing.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class RasterFactAttribute : FactAttribute
{
    public RasterFactAttribute()
    {
        if (ProgramFinder.Find("rsvg-convert") is null) Skip = "rsvg-convert is not here (Debian: apt-get install librsvg2-bin)";
        else if (FontFinder.Find(n => ProgramFinder.Find(n)) is null) Skip = "no Chinese font is here (Debian: apt-get install fontconfig fonts-noto-cjk)";
    }
}
