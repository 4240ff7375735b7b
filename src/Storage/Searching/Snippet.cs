using System.Text;

using PolicyML.Core;

namespace PolicyML.Storage.Searching;

/// <summary>The words around the first find, with the finds in them marked.</summary>
internal static class Snippet
{
    private const int Before = 24;
    private const int Most = 96;

    /// <summary>Cuts a snippet out of a text, line breaks dropped.</summary>
    /// <param name="text">The text as printed.</param>
    /// <param name="finds">Where the searched pieces stand in it, in order.</param>
    public static (string Text, IReadOnlyList<TextSpan> Hits) Of(string text, IReadOnlyList<TextSpan> finds)
    {
        if (finds.Count == 0) return ("", []);
        var start = Math.Max(0, finds[0].Start - Before);
        var end = Math.Min(text.Length, Math.Max(start + Most, finds[0].End));
        if (start > 0 && char.IsLowSurrogate(text[start])) start--;
        if (end < text.Length && char.IsLowSurrogate(text[end])) end++;
        var snippet = new StringBuilder(start > 0 ? "…" : "");
        var hits = new List<TextSpan>();
        var next = 0;
        var opened = -1;
        for (var i = start; i < end; i++)
        {
            if (next < finds.Count && i == finds[next].Start) opened = snippet.Length;
            if (!char.IsControl(text[i])) snippet.Append(text[i]);
            if (next >= finds.Count || i != finds[next].End - 1) continue;
            if (opened >= 0) hits.Add(new TextSpan(opened, snippet.Length));
            opened = -1;
            next++;
        }

        if (opened >= 0) hits.Add(new TextSpan(opened, snippet.Length));
        if (end < text.Length) snippet.Append('…');
        return (snippet.ToString(), hits);
    }
}
