using System.Globalization;

using PolicyML.Reports.Documents;
using PolicyML.Reports.Trends;
using PolicyML.Storage;
using PolicyML.Storage.Ledgers;
using PolicyML.Storage.Ledgers.Tables;

namespace PolicyML.Reports.Briefing;

/// <summary>Makes the notes of a briefing: where a number was read, in the words of the source.</summary>
internal sealed class Evidence(EvidenceQuotes quotes)
{
    private const int MostQuoted = 120;
    private const int MostQuotedShort = 40;
    private const int MostHeadline = 30;
    private const int MostNotes = 3;

    /// <summary>A mark for a figure.</summary>
    public static NoteMark Of(StoredFact fact) =>
        Mark(string.Create(CultureInfo.InvariantCulture, $"f{fact.Article.Id}:{fact.Fact.Span.Start}"), fact.Article, fact.Fact.Text, fact.Fact.Confidence);

    /// <summary>Marks for the figures behind a point, the surest first, at most three.</summary>
    public static IEnumerable<Inline> Of(SeriesPoint point) => Of(point.Facts);

    /// <summary>Marks for figures, the surest first, at most three.</summary>
    public static IEnumerable<Inline> Of(IEnumerable<StoredFact> facts) =>
        facts.OrderByDescending(f => f.Fact.Confidence).ThenBy(f => f.Id).Take(MostNotes).Select(Of);

    /// <summary>A mark for an article, with the words that were taken from it.</summary>
    public static NoteMark Of(ArticleHead article, string words) =>
        Mark(string.Create(CultureInfo.InvariantCulture, $"a{article.Id}"), article, words, null);

    /// <summary>A mark for several ranges of one article, quoted with the sentence around.</summary>
    public NoteMark Of(IReadOnlyList<LedgerEvidence> found)
    {
        var article = found[0].Article;
        var same = found.Where(e => e.Article.Id == article.Id).ToList();
        var quote = quotes.Around(article.Source, [.. same.Select(e => e.Span)]);
        if (quote.Length == 0) quote = string.Join('…', same.Select(e => e.Text).Where(t => t.Length > 0).Distinct(StringComparer.Ordinal));
        return Mark(string.Create(CultureInfo.InvariantCulture, $"e{article.Id}:{same[0].Span.Start}"), article, quote, same.Min(e => e.Confidence));
    }

    private static NoteMark Mark(string id, ArticleHead article, string quote, double? confidence)
    {
        var headline = "《" + (article.Headline.Length > 0 ? PlainText.Head(article.Headline, MostHeadline) : "无标题") + "》";
        var day = article.Published is { } published ? published.ToString("O", CultureInfo.InvariantCulture) : "日期不详";
        var sure = confidence is { } p ? string.Create(CultureInfo.InvariantCulture, $"（把握{Math.Floor(p * 100) / 100:0.00}）") : "";
        var where = string.Create(CultureInfo.InvariantCulture, $"{headline}，{day}，{article.Source} 第{article.Number}篇");
        return new NoteMark(new Note(
            id,
            $"{where}：“{PlainText.Head(quote, MostQuoted)}”{sure}",
            $"{headline}（{day}）：“{PlainText.Head(quote, MostQuotedShort)}”{sure}"));
    }
}
