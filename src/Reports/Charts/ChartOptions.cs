namespace PolicyML.Reports.Charts;

/// <summary>How charts are drawn. Sizes are in CSS pixels, 96 to an inch.</summary>
public sealed record ChartOptions
{
    /// <summary>The defaults.</summary>
    public static ChartOptions Default { get; } = new();

    /// <summary>Width of the picture, 320 to 4000.</summary>
    public int Width { get; init; } = 960;

    /// <summary>Height of the picture; raised where rows or text would not fit. Null takes what the content needs.</summary>
    public int? Height { get; init; }

    /// <summary>Pixels of a PNG for each CSS pixel, 0.5 to 8; 2 prints well at 192 dots per inch.</summary>
    public double Scale { get; init; } = 2;

    /// <summary>Family of the font, put before the others; null takes the default ones, for PNG the one that was found.</summary>
    public string? Font { get; init; }

    /// <summary>Rows or groups that are drawn at most; how many were left out is said below the chart.</summary>
    public int MaxRows { get; init; } = 60;

    /// <summary>Put before the ids within an SVG, for pages that hold several: ASCII letters and digits, a letter first.</summary>
    public string IdPrefix { get; init; } = "c";
}
