using PolicyML.Core;

namespace PolicyML.Workbench.Reading;

/// <summary>A figure as an article's page shows it.</summary>
/// <param name="Id">Its number on the page, from 1, in the order of the text.</param>
/// <param name="Article">Number of its article.</param>
/// <param name="Fact">The figure.</param>
internal sealed record ShownFact(int Id, int Article, Fact Fact);

/// <summary>An issue opened at one of its articles.</summary>
internal sealed record OpenIssue
{
    /// <summary>The path of the source.</summary>
    public required string Source { get; init; }

    /// <summary>The whole text.</summary>
    public required string Text { get; init; }

    /// <summary>All articles in reading order.</summary>
    public required IReadOnlyList<Article> Articles { get; init; }

    /// <summary>The article that is read.</summary>
    public required Article Article { get; init; }

    /// <summary>The figures of all articles in the order of the text.</summary>
    public required IReadOnlyList<ShownFact> Facts { get; init; }

    /// <summary>Opens an article; null where the store has none of that path and number.</summary>
    public static OpenIssue? Find(Storage.Store store, string source, int number)
    {
        if (store.Source(source) is not { } record || record.Articles.FirstOrDefault(a => a.Number == number) is not { } article) return null;
        var facts = record.Articles.SelectMany(a => a.Facts.Select(f => (a.Number, Fact: f))).OrderBy(f => f.Fact.Span).Select((f, i) => new ShownFact(i + 1, f.Number, f.Fact));
        return new OpenIssue { Source = source, Text = record.Text, Articles = record.Articles, Article = article, Facts = [.. facts] };
    }

    /// <summary>The article before or after this one that is more than furniture; null where there is none.</summary>
    public Article? Beside(int step) => (step < 0 ? Articles.Reverse() : Articles)
        .FirstOrDefault(a => a.Kind != ArticleKind.Masthead && a.Segments.Count > 0 && (step < 0 ? a.Number < Article.Number : a.Number > Article.Number));
}
