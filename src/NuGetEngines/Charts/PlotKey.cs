using ScottPlot;

using SkiaSharp;

namespace PolicyML.NuGetEngines.Charts;

/// <summary>An entry of the legend: a line, a marker, both, or a box.</summary>
/// <param name="Name">What it stands for.</param>
/// <param name="Colour">Its colour.</param>
internal sealed record PlotKey(string Name, Color Colour)
{
    /// <summary>Width of a glyph.</summary>
    public const float GlyphWidth = 26;

    private const float BoxHeight = 11;

    /// <summary>Width of its line; 0 for none.</summary>
    public float LineWidth { get; init; }

    /// <summary>How its line is broken.</summary>
    public LinePattern Pattern { get; init; } = LinePattern.Solid;

    /// <summary>Its marker.</summary>
    public MarkerShape Marker { get; init; } = MarkerShape.None;

    /// <summary>Whether it is a box.</summary>
    public bool IsBox { get; init; }

    /// <summary>The border of a box; null for none.</summary>
    public Color? Border { get; init; }

    /// <summary>Draws the glyph.</summary>
    /// <param name="canvas">Where it is drawn.</param>
    /// <param name="left">Its left end.</param>
    /// <param name="middle">Its middle height.</param>
    public void Draw(SKCanvas canvas, float left, float middle)
    {
        using var paint = Paint.NewDisposablePaint();
        if (IsBox) DrawBox(canvas, left, middle);
        if (LineWidth > 0) Drawing.DrawLine(canvas, paint, new PixelLine(left, middle, left + GlyphWidth, middle), new LineStyle { Width = LineWidth, Color = Colour, Pattern = Pattern });
        if (Marker == MarkerShape.None) return;
        Drawing.DrawMarker(canvas, paint, new Pixel(left + (GlyphWidth / 2), middle), new MarkerStyle(Marker, 9, Colour) { LineWidth = 1.5f });
    }

    private void DrawBox(SKCanvas canvas, float left, float middle)
    {
        var box = new SKRect(left + 3, middle - (BoxHeight / 2), left + GlyphWidth - 3, middle + (BoxHeight / 2));
        using var fill = new SKPaint { Color = Colour.ToSKColor(), Style = SKPaintStyle.Fill };
        canvas.DrawRect(box, fill);
        if (Border is not { } border) return;
        using var line = new SKPaint { Color = border.ToSKColor(), Style = SKPaintStyle.Stroke, StrokeWidth = 1.5f };
        canvas.DrawRect(box, line);
    }
}
