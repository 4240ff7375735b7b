using PolicyML.Reports.Charts.Layout;
using PolicyML.Reports.Charts.Svg;

namespace PolicyML.Reports.Charts.Plots;

/// <summary>How a series looks.</summary>
/// <param name="Shape">Number of its marker.</param>
/// <param name="Colour">Its colour.</param>
/// <param name="Role">What its numbers are.</param>
internal sealed record SeriesStyle(int Shape, string Colour, SeriesRole Role)
{
    /// <summary>Whether its marks show the ground inside.</summary>
    public bool IsHollow => Role != SeriesRole.Result;

    /// <summary>Its dashes; null for a solid line.</summary>
    public string? Dash => Role switch
    {
        SeriesRole.Target => "7 4",
        SeriesRole.Planned => "4 3",
        SeriesRole.Expected => "2 4",
        SeriesRole.Trend => "10 3 2 3",
        _ => null,
    };

    /// <summary>Width of its line.</summary>
    public double Width => Role == SeriesRole.Trend ? 1.3 : Colour == Palette.Muted ? 1.2 : 2;

    /// <summary>Draws its line and marker as the legend shows them.</summary>
    public void DrawKey(Canvas canvas, double left, double middle)
    {
        canvas.Line(left, middle, left + LegendKey.GlyphWidth, middle, Colour, Width, Dash);
        if (Role != SeriesRole.Trend) canvas.Marker(Shape, left + (LegendKey.GlyphWidth / 2), middle, 4.2, Colour, IsHollow);
    }

    /// <summary>The looks of lines by name and role: a series that belongs to another takes its colour and shape.</summary>
    public static Dictionary<(string Name, SeriesRole Role), SeriesStyle> Of(IEnumerable<LineSeries> series)
    {
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        var styles = new Dictionary<(string, SeriesRole), SeriesStyle>();
        var all = series as IReadOnlyList<LineSeries> ?? [.. series];
        foreach (var line in all.Where(s => s.Of is null).Concat(all.Where(s => s.Of is not null)))
        {
            var owner = line.Of ?? line.Name;
            if (!numbers.TryGetValue(owner, out var number)) numbers[owner] = number = numbers.Count;
            var shape = number + line.Role switch { SeriesRole.Planned => 1, SeriesRole.Expected => 2, _ => 0 };   // hollow ones of one colour differ too
            styles.TryAdd((line.Name, line.Role), new SeriesStyle(shape, Palette.Series(number), line.Role));
        }

        return styles;
    }
}
