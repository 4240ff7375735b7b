using PolicyML.Reports.Charts.Layout;

namespace PolicyML.Reports.Charts.Svg;

/// <summary>Which side of its place text stands on.</summary>
internal enum Anchor
{
    /// <summary>It begins there.</summary>
    Start,

    /// <summary>Its middle is there.</summary>
    Middle,

    /// <summary>It ends there.</summary>
    End,
}

/// <summary>A number as it was drawn, for tooltips.</summary>
/// <param name="Series">Its series; empty where the chart has one only.</param>
/// <param name="Name">What it is of: a place, a chain, a period.</param>
/// <param name="Period">Its stretch of time; empty where the name says all.</param>
/// <param name="Value">The number with its unit.</param>
/// <param name="Mark">The number itself.</param>
internal sealed record DrawnMark(string Series, string Name, string Period, string Value, ChartMark Mark);

/// <summary>
/// What plots draw on. Every shape has its colour as an attribute, for files of their own, and a class, by which a page can
/// give it another (dark mode): ink, soft, paper, muted and f0… for fills, grid, axis and l0… for strokes.
/// </summary>
internal sealed partial class Canvas(SvgElement root, string idPrefix, List<DrawnMark> marks)
{
    private readonly Stack<SvgElement> _groups = new([root]);

    /// <summary>Put before every id.</summary>
    public string IdPrefix => idPrefix;

    private SvgElement Here => _groups.Peek();

    /// <summary>Adds text with its middle height at <paramref name="y"/>; with a halo it is readable on lines.</summary>
    public void Text(double x, double y, string text, double size, Anchor anchor = Anchor.Start, bool bold = false, string colour = Palette.Ink, bool halo = false)
    {
        if (text.Length == 0) return;
        var element = Here.Add(new SvgElement("text")).Set("x", x).Set("y", y + (size * 0.36)).Set("font-size", size);
        if (anchor != Anchor.Start) element.Set("text-anchor", anchor == Anchor.Middle ? "middle" : "end");
        if (bold) element.Set("font-weight", "bold");
        if (halo) element.Set("class", "halo").Set("stroke", Palette.Paper).Set("stroke-width", 3).Set("stroke-linejoin", "round").Set("paint-order", "stroke");
        Fill(element, colour).Say(text);
    }

    /// <summary>Adds a straight line.</summary>
    public void Line(double x1, double y1, double x2, double y2, string colour, double width = 1, string? dash = null)
    {
        var element = Here.Add(new SvgElement("line")).Set("x1", x1).Set("y1", y1).Set("x2", x2).Set("y2", y2);
        Stroke(element, colour, width, dash);
    }

    /// <summary>Adds a filled rectangle.</summary>
    public SvgElement Rect(Box box, string fill, double radius = 0)
    {
        var element = Here.Add(new SvgElement("rect")).Set("x", box.Left).Set("y", box.Top).Set("width", box.Width).Set("height", box.Height);
        if (radius > 0) element.Set("rx", radius);
        return Fill(element, fill);
    }

    /// <summary>Adds an open path.</summary>
    public void Path(string data, string colour, double width, string? dash = null)
    {
        var element = Here.Add(new SvgElement("path")).Set("d", data).Set("fill", "none").Set("stroke-linejoin", "round").Set("stroke-linecap", "round");
        Stroke(element, colour, width, dash);
    }

    /// <summary>Adds a closed shape.</summary>
    public SvgElement Shape(string data, string fill, string? stroke = null, double width = 0)
    {
        var element = Fill(Here.Add(new SvgElement("path")).Set("d", data), fill);
        if (stroke is not null) Stroke(element, stroke, width, null);
        return element;
    }

    /// <summary>Draws inside a group.</summary>
    public void Group(string className, Action draw, int? series = null)
    {
        var group = new SvgElement("g").Set("class", className);
        if (series is { } number) group.Set("data-series", number);
        Enter(group, draw);
    }

    /// <summary>Draws a number: a group that tells what it is, and that a page can find.</summary>
    public void Mark(DrawnMark mark, int? series, Action draw)
    {
        var group = new SvgElement("g").Set("class", "mark").Set("data-mark", marks.Count);
        if (series is { } number) group.Set("data-series", number);
        if (mark.Mark.Id is { } id) group.Set("data-id", id);
        group.With(new SvgElement("title").Say(MarkText.Of(mark)));
        marks.Add(mark);
        Enter(group, draw);
    }

    /// <summary>Adds an element as it is.</summary>
    public SvgElement Add(SvgElement element) => Here.Add(element);

    private void Enter(SvgElement group, Action draw)
    {
        Here.Add(group);
        _groups.Push(group);
        draw();
        _groups.Pop();
    }

    private static SvgElement Fill(SvgElement element, string colour)
    {
        if (ClassOf(colour, 'f') is { } name) element.Set("class", name);
        return element.Set("fill", colour);
    }

    private static void Stroke(SvgElement element, string colour, double width, string? dash)
    {
        if (ClassOf(colour, 'l') is { } name) element.Set("class", name);
        element.Set("stroke", colour).Set("stroke-width", width);
        if (dash is not null) element.Set("stroke-dasharray", dash);
    }

    /// <summary>The class of a colour of the palette; null for any other, such as the shades of a heat map.</summary>
    private static string? ClassOf(string colour, char use)
    {
        var role = colour switch
        {
            Palette.Ink => "ink",
            Palette.Soft => "soft",
            Palette.Grid => "grid",
            Palette.Axis => "axis",
            Palette.Paper => "paper",
            Palette.Muted => "muted",
            _ => null,
        };
        if (role is not null) return use == 'f' ? role : role + "-line";
        for (var i = 0; i < Palette.Count; i++)
        {
            if (Palette.Series(i) == colour) return use + i.ToString();
        }

        return null;
    }
}
