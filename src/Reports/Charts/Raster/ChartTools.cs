namespace PolicyML.Reports.Charts.Raster;

/// <summary>What a machine offers to make pictures of charts. Looked for at first use.</summary>
public sealed class ChartTools
{
    private readonly Lazy<IReadOnlyList<IRasterizer>> _rasterizers;
    private readonly Lazy<string?> _font;

    /// <summary>Makes one of given parts.</summary>
    /// <param name="rasterizers">Programs that make PNG of SVG, the preferred one first.</param>
    /// <param name="chineseFont">A family with Chinese characters; null where there is none.</param>
    public ChartTools(IReadOnlyList<IRasterizer> rasterizers, string? chineseFont)
    {
        _rasterizers = new(() => rasterizers);
        _font = new(() => chineseFont);
    }

    private ChartTools(Func<string, string?> findProgram)
    {
        _rasterizers = new(() => [.. ProgramRasterizer.Find(findProgram)]);
        _font = new(() => FontFinder.Find(findProgram));
    }

    /// <summary>Nothing.</summary>
    public static ChartTools None { get; } = new([], null);

    /// <summary>Programs that make PNG of SVG, the preferred one first.</summary>
    public IReadOnlyList<IRasterizer> Rasterizers => _rasterizers.Value;

    /// <summary>A family with Chinese characters; null where none was found.</summary>
    public string? ChineseFont => _font.Value;

    /// <summary>What is found on a machine.</summary>
    /// <param name="findProgram">Finds a program by its name: <c>name => ProgramFinder.Find(name)</c>.</param>
    public static ChartTools Find(Func<string, string?> findProgram) => new(findProgram);
}
