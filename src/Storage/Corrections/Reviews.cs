namespace PolicyML.Storage.Corrections;

/// <summary>Makes reviews.</summary>
internal static class Reviews
{
    /// <summary>The review of an article; null where the source has none of that number.</summary>
    public static ArticleReview? Of(CorrectedSource source, long id)
    {
        if (source.Find(id) is not { } article) return null;
        return new ArticleReview
        {
            Id = id,
            Article = article.Article,
            Machine = article.Machine,
            SourceText = source.Text,
            Facts = [.. article.Facts.OrderBy(f => f.Fact.Span.Start).Select(f => Fact(id, f))],
            Labels = [.. article.Labels.All.Select(Label)],
            Articles = [.. source.Articles.Select(a => (a.Id, a.Article))],
            Version = source.Version,
            IsConfirmed = article.IsConfirmed,
            History = [.. source.Log.Where(r => r.Kind is CorrectionKind.MoveBoundary or CorrectionKind.ConfirmArticle).Select(r => r.ToCorrection())],
            Lost = [.. source.Log.Where(r => r.IsLost && r.Undo is null).Select(r => r.ToCorrection())],
        };
    }

    /// <summary>The number of a fact.</summary>
    public static long IdOf(long article, CorrectedFact fact) => article << StoredFact.OrdinalBits | (uint)fact.Ordinal;

    private static ReviewedFact Fact(long article, CorrectedFact fact) => new()
    {
        Id = IdOf(article, fact),
        Fact = fact.Fact,
        Machine = fact.Machine,
        State = fact.State,
        Version = fact.Version,
        History = Corrections(fact.History),
    };

    private static ReviewedLabel Label(CorrectedLabel label) => new()
    {
        Kind = label.Kind,
        Id = label.Id,
        Holds = label.Holds,
        Machine = label.Machine,
        State = label.State,
        Version = label.Version,
        History = Corrections(label.History),
    };

    private static List<Correction> Corrections(IEnumerable<LogRow> rows) => [.. rows.Select(r => r.ToCorrection())];
}
