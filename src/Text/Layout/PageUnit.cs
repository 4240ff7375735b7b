namespace PolicyML.Text.Layout;

/// <summary>What a unit is to the assembly of articles.</summary>
internal enum UnitKind
{
    /// <summary>A headline block: kicker, headline, subhead and the byline under it.</summary>
    Head,

    /// <summary>A heading within an article.</summary>
    Heading,

    /// <summary>A paragraph, or a piece of one.</summary>
    Body,

    /// <summary>A byline that stands by itself below a body.</summary>
    Byline,

    /// <summary>A photo's text with its credit, or the credit alone.</summary>
    Caption,

    /// <summary>Page furniture.</summary>
    Masthead,
}

/// <summary>A run of lines that goes to an article as a whole.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="From">First line.</param>
/// <param name="To">After the last line.</param>
internal readonly record struct PageUnit(UnitKind Kind, int From, int To);

/// <summary>A page as read so far: lines with features and tags, and the pairs of characters seen on it.</summary>
internal sealed record Page(string Text, PageLine[] Lines, PairSet Seen)
{
    /// <summary>The text of a line without its marks.</summary>
    public ReadOnlySpan<char> TextOf(int line) => Text.AsSpan(Lines[line].TextStart, Lines[line].Length);

    /// <summary>
    /// How well one piece of a paragraph goes on in another: the pair of characters at the cut stands elsewhere on the page,
    /// brackets and quotation marks match, the second does not read like a beginning.
    /// </summary>
    public float Join(int line, int next)
    {
        var before = Lines[line];
        var after = Lines[next];
        if (after.Has(LineFeature.Dateline)) return -4;
        var score = 0f;
        var a = Text[before.End - 1];
        var b = Text[after.TextStart];
        if (Characters.IsHan(a) && Characters.IsHan(b)) score += Seen.IsWord(a, b) ? 2.5f : Seen.Contains(a, b) ? 1.2f : -0.5f;
        if (after.Has(LineFeature.StartsMid)) score += 2;
        if (before.Has(LineFeature.OpenQuote)) score += after.Has(LineFeature.LooseCloser) ? 2 : 0;
        else if (after.Has(LineFeature.LooseCloser)) score -= 0.5f;
        if (after.Has(LineFeature.Starter) && !before.Has(LineFeature.EndComma)) score -= 1;
        return score;
    }
}
