using PolicyML.Core;

namespace PolicyML.Storage.Ledgers;

/// <summary>Where a cell of a ledger was read: the words in their source.</summary>
/// <param name="Article">The article.</param>
/// <param name="Span">Range of the source text.</param>
/// <param name="Text">The words, line breaks dropped; empty where the row does not hold them (they are the source's text of <paramref name="Span"/>).</param>
/// <param name="Confidence">Probability that it was read rightly, 0 to 1.</param>
public sealed record LedgerEvidence(ArticleHead Article, TextSpan Span, string Text, double Confidence)
{
    /// <summary>Orders evidence by day, source, article and place in the text; rows without a day first.</summary>
    internal static IComparer<LedgerEvidence> ByPlace { get; } = Comparer<LedgerEvidence>.Create(Compare);

    private static int Compare(LedgerEvidence? one, LedgerEvidence? other)
    {
        if (one is null || other is null) return one is null ? (other is null ? 0 : -1) : 1;
        var byDay = Nullable.Compare(one.Article.Published, other.Article.Published);
        if (byDay != 0) return byDay;
        var bySource = string.CompareOrdinal(one.Article.Source, other.Article.Source);
        if (bySource != 0) return bySource;
        var byArticle = one.Article.Number.CompareTo(other.Article.Number);
        return byArticle != 0 ? byArticle : one.Span.CompareTo(other.Span);
    }
}
