namespace PolicyML.Text.Layout;

/// <summary>Reads the lines that name the office a text comes from, such as 县统计局供稿 or （县统计局 11月14日）.</summary>
internal sealed class SourceLine(LayoutVocabulary words)
{
    private const int MaxLength = 28;
    private const int MaxOffice = 16;
    private readonly PersonNames persons = new(words);

    /// <summary>True where an office comes first, and nothing but names, dates and what it did follows.</summary>
    public bool IsSource(ReadOnlySpan<char> body)
    {
        if (body.Length is < 3 or > MaxLength) return false;
        if (Characters.IsOpenBracket(body[0]) && Characters.IsCloser(body[^1])) body = body[1..^1];
        var parts = 0;
        for (var i = 0; i < body.Length;)
        {
            var end = i;
            while (end < body.Length && !Characters.IsBlank(body[end])) end++;
            if (end > i && !IsPart(body[i..end], parts++ == 0)) return false;
            i = end + 1;
        }

        return parts > 0;
    }

    private bool IsPart(ReadOnlySpan<char> part, bool first)
    {
        if (first) return part.Length <= MaxOffice && IsOffice(part);
        if (part.Length <= MaxOffice && IsOffice(part)) return true;
        return words.SourceAct.Longest(part, 0, out _) == part.Length || IsDate(part) || persons.IsName(part);
    }

    private bool IsOffice(ReadOnlySpan<char> part)
    {
        for (var i = Math.Max(1, part.Length - 4); i < part.Length; i++)
        {
            if (words.SourceAct.Longest(part, i, out _) == part.Length - i)
            {
                part = part[..i];
                break;
            }
        }

        return part.Length > 2 && PhraseEnds.EndsWith(words.Source, part) && !PhraseEnds.Within(words.Verb, part[..^2]);
    }

    private static bool IsDate(ReadOnlySpan<char> part)
    {
        foreach (var c in part)
        {
            if (!char.IsAsciiDigit(Characters.Fold(c)) && c is not ('年' or '月' or '日' or '-' or '.')) return false;
        }

        return true;
    }
}
