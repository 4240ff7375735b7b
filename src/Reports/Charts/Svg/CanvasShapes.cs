using PolicyML.Reports.Charts.Layout;

namespace PolicyML.Reports.Charts.Svg;

/// <summary>Marks and hatches, which tell series apart in black and white.</summary>
internal sealed partial class Canvas
{
    /// <summary>Unit shapes of markers around the origin: circle, square, triangle, diamond, upside-down triangle, plus, cross.</summary>
    private static readonly (double X, double Y)[][] Markers =
    [
        [],
        [(-0.9, -0.9), (0.9, -0.9), (0.9, 0.9), (-0.9, 0.9)],
        [(0, -1.2), (1.1, 0.85), (-1.1, 0.85)],
        [(0, -1.3), (1.3, 0), (0, 1.3), (-1.3, 0)],
        [(0, 1.2), (1.1, -0.85), (-1.1, -0.85)],
        [(-0.4, -1.2), (0.4, -1.2), (0.4, -0.4), (1.2, -0.4), (1.2, 0.4), (0.4, 0.4), (0.4, 1.2), (-0.4, 1.2), (-0.4, 0.4), (-1.2, 0.4), (-1.2, -0.4), (-0.4, -0.4)],
        [(0, -0.55), (0.7, -1.2), (1.2, -0.7), (0.55, 0), (1.2, 0.7), (0.7, 1.2), (0, 0.55), (-0.7, 1.2), (-1.2, 0.7), (-0.55, 0), (-1.2, -0.7), (-0.7, -1.2)],
    ];

    private readonly HashSet<string> _patterns = new(StringComparer.Ordinal);

    /// <summary>Adds the marker of a series; hollow ones show the ground inside.</summary>
    public void Marker(int shape, double x, double y, double radius, string colour, bool hollow = false)
    {
        var outline = Markers[shape % Markers.Length];
        if (outline.Length == 0)
        {
            var circle = Here.Add(new SvgElement("circle")).Set("cx", x).Set("cy", y).Set("r", radius);
            Outlined(circle, colour, hollow);
            return;
        }

        var points = string.Join(' ', outline.Select(p => $"{SvgText.Number(x + (p.X * radius))},{SvgText.Number(y + (p.Y * radius))}"));
        Outlined(Here.Add(new SvgElement("polygon")).Set("points", points), colour, hollow);
    }

    /// <summary>Adds an arrow at the edge of a plot: a number that lies beyond it.</summary>
    public void Arrow(double x, double y, bool up, string colour)
    {
        var (tip, foot) = up ? (y - 6, y + 5) : (y + 6, y - 5);
        var points = new[] { (x, tip), (x + 6, foot), (x - 6, foot) }.Select(p => $"{SvgText.Number(p.Item1)},{SvgText.Number(p.Item2)}");
        Outlined(Here.Add(new SvgElement("polygon")).Set("points", string.Join(' ', points)), colour, hollow: false);
    }

    /// <summary>Adds an unseen circle that makes a small mark easy to hit.</summary>
    public void Target(double x, double y, double radius) =>
        Here.Add(new SvgElement("circle")).Set("class", "hit").Set("cx", x).Set("cy", y).Set("r", radius).Set("fill", "none").Set("pointer-events", "all");

    /// <summary>Lays the hatch of a series over a rectangle; the first has none.</summary>
    public void Hatch(Box box, int series)
    {
        if (series % 4 == 0) return;
        Cover(box, PatternId("hatch", series % 4, Palette.Paper));
    }

    /// <summary>Fills a rectangle with the hatch of missing numbers.</summary>
    public void Missing(Box box)
    {
        Rect(box, Palette.Paper);
        Cover(box, PatternId("missing", 1, Palette.Muted));
    }

    /// <summary>Lays fine lines over a rectangle: numbers below zero where none is written.</summary>
    public void Below(Box box) => Cover(box, PatternId("below", 1, Palette.Paper));

    /// <summary>Adds a rectangle with a broken outline and no fill: targets and plans.</summary>
    public void Outline(Box box, string colour)
    {
        var element = Rect(box.Inset(0.75, 0.75, 0.75, 0.75), Palette.Paper);
        element.Set("stroke", colour).Set("stroke-width", 1.5).Set("stroke-dasharray", "4 2.5");
    }

    private void Cover(Box box, string pattern) => Here.Add(new SvgElement("rect"))
        .Set("x", box.Left).Set("y", box.Top).Set("width", box.Width).Set("height", box.Height).Set("fill", $"url(#{pattern})").Set("pointer-events", "none");

    private static void Outlined(SvgElement element, string colour, bool hollow)
    {
        var number = Enumerable.Range(0, Palette.Count).FirstOrDefault(i => Palette.Series(i) == colour, -1);
        var fill = hollow ? "paper" : number < 0 ? "muted" : $"f{number}";
        var line = hollow ? (number < 0 ? "muted-line" : $"l{number}") : "paper-line";
        element.Set("class", $"{fill} {line}").Set("fill", hollow ? Palette.Paper : colour)
            .Set("stroke", hollow ? colour : Palette.Paper).Set("stroke-width", hollow ? 1.8 : 1);
    }

    private string PatternId(string kind, int form, string colour)
    {
        var id = $"{idPrefix}-{kind}{form}";
        if (!_patterns.Add(id)) return id;
        var size = kind == "missing" ? 5.0 : form == 3 ? 5.0 : 6.5;
        var pattern = new SvgElement("pattern").Set("id", id).Set("patternUnits", "userSpaceOnUse").Set("width", size).Set("height", size);
        if (form == 3) pattern.With(new SvgElement("circle").Set("cx", 2.5).Set("cy", 2.5).Set("r", 0.9).Set("fill", colour));
        else pattern.Set("patternTransform", form == 2 ? "rotate(-45)" : "rotate(45)").With(Bar(size, colour, kind == "missing" ? 0.8 : 1.2));
        root.AddFirst(new SvgElement("defs").With(pattern));
        return id;
    }

    private static SvgElement Bar(double size, string colour, double width) =>
        new SvgElement("rect").Set("x", 0).Set("y", 0).Set("width", width).Set("height", size).Set("fill", colour).Set("class", colour == Palette.Paper ? "paper" : "muted");
}
