using PolicyML.Core;
using PolicyML.Storage;
using PolicyML.Storage.Corrections;

namespace PolicyML.Workbench.Reading;

/// <summary>A figure as an article's page shows it.</summary>
/// <param name="Id">Its number on the page, from 1, in the order of the text.</param>
/// <param name="Article">Number of its article.</param>
/// <param name="Fact">The figure, with all corrections.</param>
/// <param name="Review">What people said about it; null where it stands in another article than the one that is read.</param>
internal sealed record ShownFact(int Id, int Article, Fact Fact, ReviewedFact? Review)
{
    /// <summary>True where somebody said that the text says no such thing.</summary>
    public bool IsRejected => Review is { State: ReviewState.Rejected };
}

/// <summary>An issue opened at one of its articles, with everything that people said about it.</summary>
internal sealed record OpenIssue
{
    /// <summary>The path of the source.</summary>
    public required string Source { get; init; }

    /// <summary>The article that is read, with what can be corrected in it.</summary>
    public required ArticleReview Review { get; init; }

    /// <summary>The whole text.</summary>
    public string Text => Review.SourceText;

    /// <summary>The article that is read.</summary>
    public Article Article => Review.Article;

    /// <summary>All articles that have text, in reading order.</summary>
    public required IReadOnlyList<(long Id, Article Article)> Articles { get; init; }

    /// <summary>The figures of all articles in the order of the text.</summary>
    public required IReadOnlyList<ShownFact> Facts { get; init; }

    /// <summary>Opens an article; null where the store has none of that path and number.</summary>
    public static OpenIssue? Find(Store store, string source, int number)
    {
        if (store.FindArticle(source, number) is not { } id || store.Corrections.Review(id) is not { } review) return null;
        var others = review.Articles.Where(a => a.Id != id).SelectMany(a => a.Article.Facts.Select(f => new ShownFact(0, a.Article.Number, f, null)));
        var facts = review.Facts.Select(f => new ShownFact(0, review.Article.Number, f.Fact, f)).Concat(others).OrderBy(f => f.Fact.Span).Select((f, i) => f with { Id = i + 1 });
        return new OpenIssue { Source = source, Review = review, Articles = [.. review.Articles.Where(a => a.Article.Segments.Count > 0)], Facts = [.. facts] };
    }

    /// <summary>The article before or after this one that is more than furniture; null where there is none.</summary>
    public Article? Beside(int step) => (step < 0 ? Articles.Reverse() : Articles).Select(a => a.Article)
        .FirstOrDefault(a => a.Kind != ArticleKind.Masthead && (step < 0 ? a.Number < Article.Number : a.Number > Article.Number));
}
