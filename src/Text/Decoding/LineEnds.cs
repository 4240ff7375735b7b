namespace PolicyML.Text.Decoding;

/// <summary>Line ends of all systems become <c>\n</c>.</summary>
public static class LineEnds
{
    /// <summary>The text with <c>\r\n</c> and a lone <c>\r</c> as <c>\n</c>; the same string where it has no <c>\r</c>.</summary>
    public static string Normalize(string text) => text.Contains('\r') ? Normalize(text.AsSpan()) : text;

    /// <summary>The text with <c>\r\n</c> and a lone <c>\r</c> as <c>\n</c>.</summary>
    public static string Normalize(ReadOnlySpan<char> text)
    {
        var first = text.IndexOf('\r');
        return first < 0
            ? text.ToString()
            : string.Create(text.Length - text.Count("\r\n"), text, static (target, source) => Fill(target, source));
    }

    private static void Fill(Span<char> target, ReadOnlySpan<char> source)
    {
        for (var at = source.IndexOf('\r'); at >= 0; at = source.IndexOf('\r'))
        {
            source[..at].CopyTo(target);
            target[at] = '\n';
            target = target[(at + 1)..];
            var next = at + 1 < source.Length && source[at + 1] == '\n' ? at + 2 : at + 1;
            source = source[next..];
        }

        source.CopyTo(target);
    }
}
