using System.Text;

namespace PolicyML.Storage.Reading;

/// <summary>The first words of an article's body, for lists.</summary>
internal static class Opening
{
    private const int Most = 80;
    private const string SentenceEnds = "。！？!?；";

    /// <summary>The first sentence, or as much of it as a list has room for; without line breaks.</summary>
    /// <param name="text">The text of the article.</param>
    /// <param name="headline">Its headline, left out where the text begins with it.</param>
    /// <param name="byline">Its byline, left out where it comes before the body.</param>
    public static string Of(string text, string headline, string? byline)
    {
        var at = After(text, 0, headline);
        if (byline is not null) at = After(text, at, byline);
        var opening = new StringBuilder();
        for (; at < text.Length && opening.Length < Most; at++)
        {
            var c = text[at];
            if (char.IsWhiteSpace(c) || char.IsControl(c))
            {
                if (c is ' ' or '\t' && opening.Length > 0 && char.IsAscii(opening[^1]) && opening[^1] != ' ') opening.Append(' ');
                continue;
            }

            opening.Append(c);
            if (SentenceEnds.Contains(c, StringComparison.Ordinal)) return opening.ToString();
        }

        if (at < text.Length && opening.Length > 0)
        {
            if (char.IsHighSurrogate(opening[^1])) opening.Length--;
            opening.Append('…');
        }

        return opening.ToString().TrimEnd();
    }

    /// <summary>Where a text goes on after words that it begins with, white space aside; else where it was.</summary>
    private static int After(string text, int start, string words)
    {
        var at = start;
        foreach (var c in words)
        {
            if (char.IsWhiteSpace(c)) continue;
            while (at < text.Length && char.IsWhiteSpace(text[at])) at++;
            if (at == text.Length || text[at] != c) return start;
            at++;
        }

        return at;
    }
}
