namespace PolicyML.Reports.Charts.Raster;

/// <summary>Fonts of charts, for Debian, Windows and macOS.</summary>
public static class FontFamilies
{
    /// <summary>Families with simplified Chinese, sans serif ones first, in the order of preference.</summary>
    public static IReadOnlyList<string> Preferred { get; } =
    [
        "Noto Sans CJK SC", "Noto Sans SC", "Source Han Sans SC", "Source Han Sans CN", "Microsoft YaHei", "PingFang SC", "Hiragino Sans GB",
        "WenQuanYi Micro Hei", "WenQuanYi Zen Hei", "SimHei", "Heiti SC", "DengXian", "Droid Sans Fallback", "Noto Serif CJK SC", "SimSun", "AR PL UMing CN",
    ];

    /// <summary>The families as a <c>font-family</c>, a preferred one first.</summary>
    /// <param name="first">The preferred family; null for none.</param>
    public static string Of(string? first)
    {
        var names = first is null ? Preferred : Preferred.Prepend(first).Distinct(StringComparer.OrdinalIgnoreCase);
        return string.Join(", ", names.Select(Quoted)) + ", sans-serif";
    }

    /// <summary>A name within quotes, without what would end them.</summary>
    private static string Quoted(string name) => "'" + string.Concat(name.Where(c => !char.IsControl(c) && c is not ('\'' or '"' or '\\' or ';' or '<' or '>'))) + "'";
}
