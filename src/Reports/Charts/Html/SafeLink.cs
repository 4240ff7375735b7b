namespace PolicyML.Reports.Charts.Html;

/// <summary>Addresses that a page may link to.</summary>
internal static class SafeLink
{
    /// <summary>The address where it is http, https, or relative without a scheme and without another host; else null.</summary>
    public static string? Of(string? link)
    {
        if (string.IsNullOrWhiteSpace(link) || link.Any(c => char.IsControl(c) || char.IsWhiteSpace(c) || char.IsSurrogate(c) || c is '\\' or '"' or '<' or '>')) return null;
        if (link.StartsWith("https://", StringComparison.OrdinalIgnoreCase) || link.StartsWith("http://", StringComparison.OrdinalIgnoreCase)) return link;
        var isRelative = !link.StartsWith("//", StringComparison.Ordinal) && !link.Split('/', '?', '#')[0].Contains(':');
        return isRelative ? link : null;
    }
}
