namespace PolicyML.Reports.Charts.Layout;

/// <summary>A rectangle; y grows downwards.</summary>
internal readonly record struct Box(double Left, double Top, double Width, double Height)
{
    /// <summary>Its right side.</summary>
    public double Right => Left + Width;

    /// <summary>Its lower side.</summary>
    public double Bottom => Top + Height;

    /// <summary>Its middle from left to right.</summary>
    public double CenterX => Left + (Width / 2);

    /// <summary>Its middle from top to bottom.</summary>
    public double CenterY => Top + (Height / 2);

    /// <summary>The part that is left without its edges.</summary>
    public Box Inset(double left, double top, double right, double bottom) =>
        new(Left + left, Top + top, Math.Max(1, Width - left - right), Math.Max(1, Height - top - bottom));

    /// <summary>Whether two rectangles share an area.</summary>
    public bool Meets(Box other) => Left < other.Right && other.Left < Right && Top < other.Bottom && other.Top < Bottom;

    /// <summary>Whether another lies wholly inside.</summary>
    public bool Holds(Box other) => other.Left >= Left && other.Right <= Right && other.Top >= Top && other.Bottom <= Bottom;
}
