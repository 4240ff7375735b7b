using PolicyML.Storage.Writing;

namespace PolicyML.Storage.Corrections;

/// <summary>Makes and takes back corrections within a writing transaction.</summary>
internal sealed class CorrectionMaker(WriteSession session, SourceRows sources)
{
    private readonly SourceCorrector corrector = new(session, sources);

    /// <summary>Makes a correction; unless the outcome is that it was made, the transaction must be rolled back.</summary>
    public CorrectionOutcome Make(CorrectionRequest request)
    {
        var article = ArticleOf(request);
        if (StoreCorrections.SourceOf(session.Connection, article) is not { } number || corrector.Read(number) is not { } source) return CorrectionOutcome.Gone;
        if (source.Find(article) is not { } home) return CorrectionOutcome.Gone;
        var id = session.Next("correction");
        var plan = new CorrectionPlan(source, home, id).Of(request);
        if (plan.Row is not { } row) return plan.Outcome!;
        var earlier = plan.Touching.Where(r => r.Version > request.Version).ToList();
        if (plan.IsVersioned && plan.Version != request.Version) return Conflict(earlier, plan.Version);
        CorrectionLog.Add(session.Connection, row);
        corrector.Rewrite(number, source, CorrectedSource.Of(source.Path, source.Text, source.Machine, [.. source.Log, row]));
        return new CorrectionOutcome(CorrectionResult.Made) { Correction = row.ToCorrection(), Version = id };
    }

    /// <summary>Takes a correction back; unless the outcome is that it was made, the transaction must be rolled back.</summary>
    public CorrectionOutcome Undo(long id, string by, DateTimeOffset at, long? version)
    {
        if (new CorrectionLog(session.Dialect).Find(session.Connection, id) is not { } row) return CorrectionOutcome.Gone;
        if (row.Undo is not null) return Conflict([row], row.Version);
        var number = SourceRows.NumberOf(session.Connection, row.Path);
        var source = number is null ? null : corrector.Read(number.Value);
        var touching = (source?.Log ?? []).Where(r => IsOfSame(r, row)).ToList();
        var now = touching.Count == 0 ? row.Version : touching.Max(r => r.Version);
        if (version is { } seen && seen != now) return Conflict(touching.FindAll(r => r.Version > seen), now);
        var act = session.Next("correction");
        CorrectionLog.Undo(session.Connection, id, act, by, at);
        var undone = row with { Undo = act, UndoneBy = by, UndoneAt = at.ToUniversalTime() };
        if (source is not null)
            corrector.Rewrite(number!.Value, source, CorrectedSource.Of(source.Path, source.Text, source.Machine, [.. source.Log.Select(r => r.Id == id ? undone : r)]));
        return new CorrectionOutcome(CorrectionResult.Made) { Correction = undone.ToCorrection(), Version = act };
    }

    private static CorrectionOutcome Conflict(IReadOnlyList<LogRow> earlier, long version) =>
        new(CorrectionResult.Conflict) { Earlier = [.. earlier.Select(r => r.ToCorrection())], Version = version };

    private static bool IsOfSame(LogRow one, LogRow other) =>
        other.IsOfFact ? one.IsOfFact && one.Thread == other.Thread
        : !other.IsOfLabel ? true
        : one.IsOfLabel && one.Article == other.Article && one.LabelKind == other.LabelKind
            && (one.Label == other.Label || one.ToLabel == other.Label || (other.ToLabel is { } to && (one.Label == to || one.ToLabel == to)));

    private static long ArticleOf(CorrectionRequest request) => request switch
    {
        ConfirmFact r => r.Fact >> StoredFact.OrdinalBits,
        ChangeFact r => r.Fact >> StoredFact.OrdinalBits,
        RejectFact r => r.Fact >> StoredFact.OrdinalBits,
        AddFact r => r.Article,
        ConfirmLabel r => r.Article,
        RejectLabel r => r.Article,
        ChangeLabel r => r.Article,
        MoveBoundary r => r.Article,
        ConfirmArticle r => r.Article,
        _ => throw new ArgumentException($"{request.GetType().Name} is no correction", nameof(request)),
    };
}
