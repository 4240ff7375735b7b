using System.Xml.Linq;

using PolicyML.Core;
using PolicyML.Reports.Charts;
using PolicyML.Reports.Charts.Html;
using PolicyML.Reports.Charts.Layout;
using PolicyML.Reports.Charts.Svg;

namespace PolicyML.Tests.Unit.Charts;

/// <summary>What holds of every picture, whatever the numbers, names, dates and sizes.</summary>
public class AnyChartTests
{
    private static readonly decimal[] Rates = [0, 5, 5.2m, -3.75m, 100, 0.001m, -88.88m, 12000];
    private static readonly decimal[] Amounts = [0, 1, -1, 5.2m, -3.75m, 100, 6.65e7m, 1.28e10m, 9.99e12m, 1e-6m, -4e9m, 7e27m];
    private static readonly string[] Names = ["电子信息", "", "A", "新能源与智能网联汽车零部件制造产业链", "第\u202E二\0项", "<b>", "电子信息", "（）（）（）（）", "Lorem ipsum dolor"];

    [Fact]
    public void Any_chart_is_drawn_in_any_size_with_all_its_marks_on_the_paper()
    {
        for (var seed = 0; seed < 200; seed++)
        {
            var random = new Dice(seed);
            var chart = Any(random);
            var options = ChartOptions.Default with
            {
                Width = random.Next(0, 1500),
                Height = random.Next(3) == 0 ? random.Next(0, 900) : null,
                MaxRows = random.Next(1, 50),
            };
            var text = SvgChartEngine.Svg(chart, options);
            AssertSound(XDocument.Parse(text), $"seed {seed}, {chart.GetType().Name}");
            Assert.DoesNotContain("NaN", text, StringComparison.Ordinal);
            Assert.Contains("</html>", ChartPage.Of([chart], options), StringComparison.Ordinal);
            Assert.NotEmpty(ChartSummary.Of(chart));
        }
    }

    private static void AssertSound(XDocument picture, string what)
    {
        var (width, height) = (Number(picture.Root!, "width"), Number(picture.Root!, "height"));
        Assert.InRange(width, 320, 4000);
        foreach (var element in picture.Descendants().Where(e => e.Parent is { Name.LocalName: not "pattern" }))
            Assert.All(Places(element), p => Assert.True(p.X >= -2 && p.X <= width + 2 && p.Y >= -2 && p.Y <= height + 2, $"{what}: {element}"));
        Assert.All(picture.Descendants().Attributes().Where(a => a.Name.LocalName is "width" or "height" or "r"), a => Assert.True(double.Parse(a.Value, null) >= 0, $"{what}: {a.Parent}"));
    }

    private static IEnumerable<(double X, double Y)> Places(XElement element) => element.Name.LocalName switch
    {
        "rect" => [(Number(element, "x"), Number(element, "y")), (Number(element, "x") + Number(element, "width"), Number(element, "y") + Number(element, "height"))],
        "circle" => [(Number(element, "cx"), Number(element, "cy"))],
        "line" => [(Number(element, "x1"), Number(element, "y1")), (Number(element, "x2"), Number(element, "y2"))],
        "polygon" => element.Attribute("points")!.Value.Split(' ').Select(p => p.Split(',')).Select(p => (double.Parse(p[0], null), double.Parse(p[1], null))),
        "text" => Extent(element),
        _ => [],
    };

    private static (double X, double Y)[] Extent(XElement text)
    {
        var width = TextMeasure.Width(text.Value, Number(text, "font-size"), (string?)text.Attribute("font-weight") == "bold");
        var left = Number(text, "x") - (width * ((string?)text.Attribute("text-anchor") switch { "middle" => 0.5, "end" => 1, _ => 0 }));
        return [(left, Number(text, "y")), (left + width, Number(text, "y"))];
    }

    private static double Number(XElement element, string name) => double.Parse(element.Attribute(name)!.Value, null);

    private static Chart Any(Dice random)
    {
        var unit = new[] { ChartUnit.Yuan, ChartUnit.Percent, ChartUnit.PercentagePoints, ChartUnit.Of("户"), ChartUnit.Of("") }[random.Next(5)];
        random.Values = unit.Kind is ChartUnitKind.Percent or ChartUnitKind.PercentagePoints ? Rates : Amounts;
        var head = new { Title = Name(random), Notes = Many(random, 3, () => Name(random)), Source = Name(random) };
        ReferenceLine[] references = [.. Many(random, 2, () => new ReferenceLine(random.Value(), Name(random)))];
        return random.Next(7) switch
        {
            0 => new LineChart { Title = head.Title, Notes = head.Notes, Source = head.Source, Unit = unit, References = references, Series = Many(random, 12, () => Series(random)), Every = Step(random) },
            1 => new SmallMultiples { Title = head.Title, Notes = head.Notes, Unit = unit, Panels = Many(random, 14, () => new ChartPanel(Name(random), Many(random, 3, () => Series(random)))), Every = Step(random) },
            2 => Bars(random, head.Title, unit, references),
            3 => new TargetChart { Title = head.Title, Unit = unit, References = references, Style = (TargetStyle)random.Next(3), Gap = (TargetGap)random.Next(3), Items = Many(random, 40, () => new TargetItem(Name(random), random.Next(4) == 0 ? null : Mark(random), random.Next(4) == 0 ? null : Mark(random))) },
            4 => new RangeChart { Title = head.Title, Unit = unit, References = references, Items = Many(random, 20, () => new RangeItem(Name(random), Mark(random), Many(random, 6, () => Mark(random)))) },
            5 => new HeatMap { Title = head.Title, Unit = unit, Rows = Many(random, 20, () => new HeatRow(Name(random), Many(random, 20, () => Point(random)))), Every = Step(random) },
            _ => new PipelineChart { Title = head.Title, Unit = unit, Stages = Many(random, 8, () => new PipelineStage((ProjectStage)random.Next(6), Mark(random), random.Next(3) == 0 ? null : Mark(random))) },
        };
    }

    private static BarChart Bars(Dice random, string title, ChartUnit unit, ReferenceLine[] references)
    {
        var series = Many(random, 5, () => new BarSeries(Name(random), (SeriesRole)random.Next(5)));
        return new BarChart { Title = title, Unit = unit, References = references, Series = series, Direction = (BarDirection)random.Next(3), Groups = Many(random, 40, () => new BarGroup(Name(random), Many(random, 6, () => Mark(random)))) };
    }

    private static LineSeries Series(Dice random) => new(Name(random), Many(random, 15, () => Point(random)))
    {
        Role = (SeriesRole)random.Next(5),
        Of = random.Next(3) == 0 ? Name(random) : null,
    };

    private static TimePoint Point(Dice random)
    {
        var from = new DateOnly(random.Next(20) == 0 ? random.Next(1, 9999) : random.Next(2018, 2027), random.Next(1, 13), random.Next(1, 28));
        return new TimePoint(from, from.Year < 9990 ? from.AddDays(random.Next(0, 800)) : from, Mark(random));
    }

    private static ChartMark Mark(Dice random)
    {
        if (random.Next(6) == 0) return ChartMark.None;
        var value = random.Value();
        return new ChartMark(value)
        {
            Low = random.Next(3) == 0 ? value - Math.Abs(value / 2) : null,
            High = random.Next(3) == 0 ? value + Math.Abs(value / 2) : null,
            Bound = (Bound)random.Next(4),
            Evidence = Many(random, 5, () => new ChartEvidence(Name(random), Name(random))),
        };
    }

    private static TimeStep? Step(Dice random) => random.Next(4) is var step && step < 3 ? (TimeStep)step : null;

    private static string Name(Dice random) => Names[random.Next(Names.Length)];

    private static T[] Many<T>(Dice random, int most, Func<T> make) => [.. Enumerable.Range(0, random.Next(0, most + 1)).Select(_ => make())];

    private sealed class Dice(int seed) : Random(seed)
    {
        public decimal[] Values { get; set; } = Amounts;

        public decimal Value() => Values[Next(Values.Length)];
    }
}
