using PolicyML.Reports.Charts.Layout;
using PolicyML.Reports.Charts.Svg;

namespace PolicyML.Reports.Charts.Plots;

/// <summary>The frame of charts with a row for each name: names at the left, a numeric axis below.</summary>
/// <param name="Rows">The place of each row, over the full width of the marks.</param>
/// <param name="Scale">The axis.</param>
/// <param name="Box">Where the marks lie.</param>
internal sealed record RowFrame(IReadOnlyList<Box> Rows, Scale Scale, Box Box)
{
    private const double Size = Plot.LabelSize;
    private const double NameSize = Plot.NameSize;

    /// <summary>What it takes below the rows.</summary>
    public const double AxisHeight = 26;

    /// <summary>Distance of the marks of the axis, where their numbers are short.</summary>
    private const double TickSpacing = 84;

    /// <summary>Share of the width that names take at most.</summary>
    private const double MostNameShare = 0.36;

    /// <summary>From this many rows on, the numbers of the axis stand above as well.</summary>
    private const int MostWithoutTop = 18;

    /// <summary>Height of a frame.</summary>
    public static double Height(int rows, double rowHeight, bool references) => TopHeight(rows, references) + (rows * rowHeight) + AxisHeight;

    /// <summary>Height of a row that suits the names: more where one takes two lines.</summary>
    public static double RowHeight(IEnumerable<string> names, double width, double usual) =>
        names.Any(n => TextMeasure.Width(SvgText.Clean(n), NameSize) > width * MostNameShare) ? Math.Max(usual, 38) : usual;

    /// <summary>Lays out a frame.</summary>
    /// <param name="names">The names of the rows.</param>
    /// <param name="area">The place for all.</param>
    /// <param name="numbers">How numbers are written.</param>
    /// <param name="range">The range of the axis.</param>
    /// <param name="labels">Labels beside marks: where they stand, and how far they reach to the left and to the right of it.</param>
    /// <param name="right">What is kept free at the right.</param>
    /// <param name="references">Whether there are values to compare with.</param>
    public static RowFrame Of(
        IReadOnlyList<string> names, Box area, NumberScale numbers, (decimal Low, decimal High) range,
        IReadOnlyList<(decimal At, double Left, double Right)> labels, double right, bool references)
    {
        var nameWidth = Math.Min(area.Width * MostNameShare, names.Max(n => TextMeasure.Width(SvgText.Clean(n), NameSize))) + 12;
        var top = TopHeight(names.Count, references);
        var box = area.Inset(nameWidth, top, right + 6, AxisHeight);
        var scale = Scale.Of(numbers, range, box.Left, box.Right, TickSpacing);
        var widest = scale.Marks.Max(m => TextMeasure.Width(m.Text, Size));
        if (widest > TickSpacing - 20) scale = Scale.Of(numbers, range, box.Left, box.Right, widest + 30);
        var lastTick = TextMeasure.Width(scale.Marks.Last().Text, Size) / 2;
        for (var round = 0; round < 3; round++)
        {
            var left = labels.Select(l => box.Left - (scale.At(l.At) - l.Left)).Append(0).Max();
            var over = labels.Select(l => scale.At(l.At) + l.Right - box.Right).Append(scale.To + lastTick - box.Right - 22).Append(0).Max();
            scale = scale with { From = scale.From + Math.Min(left, box.Width / 4), To = scale.To - Math.Min(over, box.Width / 4) };
        }

        var height = box.Height / names.Count;
        return new RowFrame([.. names.Select((_, i) => new Box(box.Left, box.Top + (i * height), box.Width, height))], scale, box);
    }

    /// <summary>Draws names, lines and numbers of the axis.</summary>
    /// <param name="canvas">What to draw on.</param>
    /// <param name="names">The names of the rows.</param>
    /// <param name="area">The place that was given to the frame.</param>
    /// <param name="guides">Whether a line leads from each name to its marks.</param>
    /// <param name="references">Values to compare with; where there are any, they take the place of numbers above.</param>
    public void Draw(Canvas canvas, IReadOnlyList<string> names, Box area, bool guides, IReadOnlyList<ReferenceLine> references)
    {
        var top = names.Count > MostWithoutTop && references.Count == 0;
        canvas.Group("grid-lines", () =>
        {
            foreach (var (x, value, text) in Scale.Marks)
            {
                var isZero = value == 0;
                canvas.Line(x, Box.Top, x, Box.Bottom, isZero ? Palette.Axis : Palette.Grid, isZero ? 1.2 : 1);
                canvas.Text(x, Box.Bottom + 14, text, Size, Anchor.Middle, colour: Palette.Soft);
                if (top) canvas.Text(x, Box.Top - 12, text, Size, Anchor.Middle, colour: Palette.Soft);
            }
        });
        var room = Box.Left - area.Left - 12;
        for (var i = 0; i < names.Count; i++)
        {
            if (guides) canvas.Line(Box.Left, Rows[i].CenterY, Box.Right, Rows[i].CenterY, Palette.Grid);
            DrawName(canvas, SvgText.Clean(names[i]), Box.Left - 12, Rows[i], room);
        }

        References.DrawDown(canvas, Box, Scale, references);
    }

    private static void DrawName(Canvas canvas, string name, double right, Box row, double room)
    {
        var lines = TextMeasure.Wrap(name, NameSize, room, row.Height >= 38 ? 2 : 1);
        for (var i = 0; i < lines.Count; i++)
            canvas.Text(right, row.CenterY + ((i - ((lines.Count - 1) / 2.0)) * NameSize * 1.25), lines[i], NameSize, Anchor.End);
    }

    private static double TopHeight(int rows, bool references) => references || rows > MostWithoutTop ? 24 : 6;
}
