using System.Text;

namespace PolicyML.Workbench.Html;

/// <summary>Addresses of pages with their values encoded.</summary>
internal static class Address
{
    /// <summary>A path with those of the values that there are.</summary>
    public static string Of(string path, params ReadOnlySpan<(string Key, string? Value)> values)
    {
        var address = new StringBuilder(path);
        var mark = path.Contains('?', StringComparison.Ordinal) ? '&' : '?';
        foreach (var (key, value) in values)
        {
            if (string.IsNullOrEmpty(value)) continue;
            address.Append(mark).Append(key).Append('=').Append(Escape(value));
            mark = '&';
        }

        return address.ToString();
    }

    /// <summary>The page of an article.</summary>
    public static string Article(string source, int number, string? fragment = null, string? view = null) =>
        Of("/article", ("source", source), ("n", number.ToString(System.Globalization.CultureInfo.InvariantCulture)), ("view", view)) + (fragment is null ? "" : "#" + fragment);

    /// <summary>The page of an article with the place of a figure.</summary>
    public static string Fact(string source, int number, int start) => Article(source, number, "f" + start.ToString(System.Globalization.CultureInfo.InvariantCulture));

    /// <summary>Halves of surrogate pairs, which no address holds, become U+FFFD.</summary>
    private static string Escape(string value) => Uri.EscapeDataString(Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(value)));
}
