using PolicyML.Core;
using PolicyML.Core.Lexicons;

namespace PolicyML.Storage.Corrections;

/// <summary>What a correction would write: a row, or why it cannot.</summary>
/// <param name="Row">The row; null where there is an outcome instead.</param>
/// <param name="Outcome">Why not.</param>
/// <param name="Touching">The history of the same thing.</param>
/// <param name="IsVersioned">True where the version must be that of the history.</param>
internal sealed record PlannedCorrection(LogRow? Row, CorrectionOutcome? Outcome, IReadOnlyList<LogRow> Touching, bool IsVersioned = true)
{
    /// <summary>The version of the thing.</summary>
    public long Version => Touching.Count == 0 ? 0 : Touching.Max(r => r.Version);
}

/// <summary>Turns a request into a row of the history.</summary>
internal sealed class CorrectionPlan(CorrectedSource source, CorrectedArticle article, long id)
{
    /// <summary>What a request would write.</summary>
    public PlannedCorrection Of(CorrectionRequest request) => request switch
    {
        ConfirmFact r => OfFact(r, r.Fact, CorrectionKind.ConfirmFact, null),
        RejectFact r => OfFact(r, r.Fact, CorrectionKind.RejectFact, null),
        ChangeFact r => OfFact(r, r.Fact, CorrectionKind.ChangeFact, r.Values),
        AddFact r => OfAdded(r),
        ConfirmLabel r => OfLabel(r, CorrectionKind.ConfirmLabel, r.Kind, r.Label, null),
        RejectLabel r => OfLabel(r, CorrectionKind.RejectLabel, r.Kind, r.Label, null),
        ChangeLabel r => OfLabel(r, CorrectionKind.ChangeLabel, r.Kind, r.Label, r.To),
        MoveBoundary r => OfBoundary(r),
        ConfirmArticle r => new PlannedCorrection(
            Row(r, CorrectionKind.ConfirmArticle) with { Detail = Detail() with { Words = Reattachment.HashOf(article.Machine) } }, null, source.Log),
        _ => throw new ArgumentException($"{request.GetType().Name} is no correction", nameof(request)),
    };

    private static PlannedCorrection Refuse(CorrectionProblem problem) => new(null, CorrectionOutcome.Invalid(problem), []);

    private PlannedCorrection OfFact(CorrectionRequest request, long number, CorrectionKind kind, FactValues? values)
    {
        if (article.Facts.Find(f => Reviews.IdOf(article.Id, f) == number) is not { } fact) return new PlannedCorrection(null, CorrectionOutcome.Gone, []);
        var first = fact.History.Count > 0 ? fact.History[0] : null;
        var row = Row(request, kind) with
        {
            Thread = first?.Thread ?? id,
            Article = fact.Origin.Article,
            Ordinal = fact.Origin.Ordinal,
            Span = fact.Fact.Span,
            Detail = DetailOf(source.Find(fact.Origin.Article)!) with { Before = fact.Fact, After = values?.On(fact.Fact), Span = fact.Fact.Span, Ordinal = fact.Origin.Ordinal },
        };

        // Somebody else's correction is told before what is wrong with this one.
        if (request.Version != fact.Version) return new PlannedCorrection(row, null, fact.History);
        if (values is not null && values == FactValues.Of(fact.Fact) && fact.IsIn) return Refuse(CorrectionProblem.NothingChanges);
        if (values is not null && !values.AreSound(FactValues.Of(fact.Fact))) return Refuse(CorrectionProblem.BadValues);
        if (kind == CorrectionKind.RejectFact && !fact.IsIn) return Refuse(CorrectionProblem.NothingChanges);
        return new PlannedCorrection(row, null, fact.History);
    }

    private PlannedCorrection OfAdded(AddFact request)
    {
        var span = request.Span;
        if (span.IsEmpty || span.Start < 0 || span.End > source.Text.Length || !article.Article.Segments.Any(s => s.Contains(span.Start))) return Refuse(CorrectionProblem.BadSpan);
        if (request.Evidence is { } selected && !IsSame(selected, span.Of(source.Text))) return Refuse(CorrectionProblem.OtherEvidence);
        if (!request.Values.AreSound(null)) return Refuse(CorrectionProblem.BadValues);
        var values = request.Values;
        var same = article.Facts.Find(f => f.IsIn && f.Fact.Span.Overlaps(span) && f.Fact.Measure == values.Measure && f.Fact.Value == values.Value);
        if (same is not null)
        {
            return same.State != ReviewState.Added ? Refuse(CorrectionProblem.AlreadyThere) : new PlannedCorrection(
                null, new CorrectionOutcome(CorrectionResult.Conflict) { Earlier = [.. same.History.Select(r => r.ToCorrection())], Version = same.Version }, same.History);
        }

        var fact = values.On(new Fact
        {
            Indicator = "",
            Measure = default,
            Value = 0,
            Unit = "",
            Span = span,
            Text = CorrectedSource.Evidence(source.Text, span),
            Confidence = 1,
            Rule = CorrectedFact.Analyst,
        });
        var row = Row(request, CorrectionKind.AddFact) with
        {
            Ordinal = source.Log.Count(r => r.Kind == CorrectionKind.AddFact),
            Span = span,
            Detail = Detail() with { After = fact, Span = span },
        };
        return new PlannedCorrection(row, null, [], IsVersioned: false);
    }

    private PlannedCorrection OfLabel(CorrectionRequest request, CorrectionKind kind, LabelKind labels, string label, string? to)
    {
        if (string.IsNullOrWhiteSpace(label) || (to is not null && (string.IsNullOrWhiteSpace(to) || to == label))) return Refuse(CorrectionProblem.BadLabel);
        var touching = source.Log.Where(r => r.IsOf(article.Id, labels, label) || (to is not null && r.IsOf(article.Id, labels, to))).ToList();
        var row = Row(request, kind) with { LabelKind = labels, Label = label, ToLabel = to };
        var plan = new PlannedCorrection(row, null, touching);
        if (plan.Version != request.Version) return plan;
        var now = article.Labels.Find(labels, label);
        var isSaid = kind switch
        {
            CorrectionKind.ConfirmLabel => now is { Holds: true, IsCorrected: true },
            CorrectionKind.RejectLabel => !now.Holds && (now.IsCorrected || now.Machine is null),
            _ => !now.Holds,
        };
        return isSaid ? Refuse(CorrectionProblem.NothingChanges) : plan;
    }

    private PlannedCorrection OfBoundary(MoveBoundary request)
    {
        var range = request.Range;
        if (range.IsEmpty || range.Start < 0 || range.End > source.Text.Length) return Refuse(CorrectionProblem.BadSpan);
        if (article.Article.Segments.Any(s => s.Contains(range))) return Refuse(CorrectionProblem.NothingChanges);
        var row = Row(request, CorrectionKind.MoveBoundary) with { Span = range, Detail = Detail() with { Words = range.Of(source.Text).ToString(), Span = range } };
        return new PlannedCorrection(row, null, source.Log);
    }

    private LogRow Row(CorrectionRequest request, CorrectionKind kind) => new()
    {
        Id = id,
        Path = source.Path,
        Kind = kind,
        Thread = id,
        Article = article.Id,
        Detail = Detail(),
        By = request.By,
        At = request.At.ToUniversalTime(),
    };

    private CorrectionDetail Detail() => DetailOf(article);

    private CorrectionDetail DetailOf(CorrectedArticle of) => new(ArticleAnchor.Of(of.Machine, source.Text));

    /// <summary>True where two texts are the same but for white space, which a browser shows in its own way.</summary>
    private static bool IsSame(string selected, ReadOnlySpan<char> stored)
    {
        var at = 0;
        foreach (var c in selected)
        {
            if (char.IsWhiteSpace(c)) continue;
            while (at < stored.Length && char.IsWhiteSpace(stored[at])) at++;
            if (at == stored.Length || stored[at++] != c) return false;
        }

        return stored[at..].IsWhiteSpace();
    }
}
