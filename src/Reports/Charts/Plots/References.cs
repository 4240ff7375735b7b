using PolicyML.Reports.Charts.Layout;
using PolicyML.Reports.Charts.Svg;

namespace PolicyML.Reports.Charts.Plots;

/// <summary>Draws values to compare with.</summary>
internal static class References
{
    private const double Size = 11.5;
    private const string Dash = "3 3";

    /// <summary>As lines from left to right, named where there is room.</summary>
    public static void DrawAcross(Canvas canvas, Box box, Scale scale, IReadOnlyList<ReferenceLine> references, LabelPlacer placer)
    {
        foreach (var reference in references)
        {
            var y = scale.At(reference.Value);
            canvas.Line(box.Left, y, box.Right, y, Palette.Soft, 1.2, Dash);
            var text = TextMeasure.Fit(Label(reference, scale), Size, box.Width / 2);
            var width = TextMeasure.Width(text, Size);
            var places = new[] { box.Right - width - 6, box.Left + 6, box.CenterX - (width / 2) }
                .SelectMany(x => new[] { new Box(x, y - 17, width, 15), new Box(x, y + 2, width, 15) }).ToArray();
            var place = placer.Place(places) ?? places[0];
            canvas.Text(place.Left, place.CenterY, text, Size, colour: Palette.Soft, halo: true);
            placer.BlockLine(box.Left, y, box.Right, y);
        }
    }

    /// <summary>As lines from top to bottom, named above.</summary>
    public static void DrawDown(Canvas canvas, Box box, Scale scale, IReadOnlyList<ReferenceLine> references)
    {
        var sorted = references.OrderBy(r => r.Value).ToArray();
        var last = double.NegativeInfinity;
        foreach (var reference in sorted)
        {
            var x = scale.At(reference.Value);
            canvas.Line(x, box.Top, x, box.Bottom, Palette.Soft, 1.2, Dash);
            var text = TextMeasure.Fit(Label(reference, scale), Size, box.Width / 2);
            var half = TextMeasure.Width(text, Size) / 2;
            var middle = Math.Clamp(x, box.Left + half, Math.Max(box.Left + half, box.Right - half));
            if (middle - half < last + 6) continue;
            canvas.Text(middle, box.Top - 9, text, Size, Anchor.Middle, colour: Palette.Soft);
            last = middle + half;
        }
    }

    private static string Label(ReferenceLine reference, Scale scale) =>
        $"{SvgText.Clean(reference.Name)} {scale.Numbers.Short(new ChartMark(reference.Value))}";
}
