using System.Text;

using PolicyML.Core;

namespace PolicyML.Storage.Writing;

/// <summary>The text of an article: its segments of the source, joined by line ends.</summary>
internal static class ArticleText
{
    /// <summary>The text; a segment that goes beyond the source is cut there.</summary>
    public static string Of(string source, IReadOnlyList<TextSpan> segments)
    {
        if (segments.Count == 1) return Cut(source, segments[0]).ToString();
        var text = new StringBuilder();
        for (var i = 0; i < segments.Count; i++)
        {
            if (i > 0) text.Append('\n');
            text.Append(Cut(source, segments[i]));
        }

        return text.ToString();
    }

    private static ReadOnlySpan<char> Cut(string source, TextSpan span)
    {
        var end = Math.Clamp(span.End, 0, source.Length);
        var start = Math.Clamp(span.Start, 0, end);
        return source.AsSpan(start, end - start);
    }
}
