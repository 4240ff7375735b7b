namespace PolicyML.Extraction.Linking;

/// <summary>The year of a government's work report, from its title (2026年安徽省政府工作报告): it looks back on the year before and sets goals for its own.</summary>
internal static class ReportYear
{
    /// <summary>The year in the title; without one there, that of publication; null for what is no work report.</summary>
    public static int? Of(string headline, DateOnly? published)
    {
        if (!headline.Contains("工作报告", StringComparison.Ordinal)) return null;
        var at = headline.IndexOf('年', StringComparison.Ordinal);
        return at >= 4 && int.TryParse(headline.AsSpan(at - 4, 4), System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var year) && year is >= 1950 and <= 2100 ? year : published?.Year;
    }

    /// <summary>A day to resolve 今年 and 去年 against where the day of publication is unknown: reports are given early in their year.</summary>
    public static DateOnly? Day(int? year) => year is { } y ? new DateOnly(y, 1, 31) : null;
}
