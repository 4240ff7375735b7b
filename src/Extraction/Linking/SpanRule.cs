using PolicyML.Extraction.Scanning;

namespace PolicyML.Extraction.Linking;

/// <summary>The words shown as evidence: from the noun of the same clause to the end of the number and its bound.</summary>
internal static class SpanRule
{
    private const int Longest = 48;

    public static void Apply(Sentence sentence, Link link, in DirectContext direct)
    {
        var start = sentence[direct.LeftEdge].Start;
        var end = sentence[direct.RightEdge].End;
        if (link.ChangeToken >= 0)
        {
            start = Math.Min(start, sentence[link.ChangeToken].Start);
            if (link.ChangeToken > link.Token) end = Math.Max(end, sentence[link.ChangeToken].End);
        }

        if (link.IndicatorToken >= 0 && link.IndicatorToken < sentence.End)
        {
            var noun = sentence[link.IndicatorToken];
            if (noun.Start < start && link.Quantity.End - noun.Start <= Longest && !HasFigure(sentence, link)) start = noun.Start;
            if (noun.End > end && noun.End - link.Quantity.Start <= Longest && link.IndicatorToken > link.Token) end = noun.End;
        }

        if (link.Quantity.End - start > Longest) start = link.Quantity.Start;
        (link.SpanStart, link.SpanEnd) = (Math.Min(start, link.Quantity.Start), Math.Max(end, link.Quantity.End));
    }

    private static bool HasFigure(Sentence sentence, Link link)
    {
        for (var i = link.IndicatorToken + 1; i < link.Token; i++)
        {
            if (sentence.Is(i, TokenKind.Quantity)) return true;
        }

        return false;
    }
}
