using PolicyML.Core;

namespace PolicyML.Storage.Corrections;

/// <summary>A fact with everything that people said about it.</summary>
internal sealed record CorrectedFact
{
    /// <summary>Rule of a fact that a person added; what a person changed has it before the machine's rule.</summary>
    public const string Analyst = "analyst";

    /// <summary>The fact with all corrections that hold.</summary>
    public required Fact Fact { get; init; }

    /// <summary>As the machine read it; null where a person added it.</summary>
    public Fact? Machine { get; init; }

    public required ReviewState State { get; init; }

    /// <summary>Its place in the article that it stands in now, which its number is made of.</summary>
    public required int Ordinal { get; init; }

    /// <summary>The machine's article and its place there; of an added fact its number among those of the source.</summary>
    public required (long Article, int Ordinal) Origin { get; init; }

    /// <summary>The last correction that made it what it is.</summary>
    public LogRow? Last { get; init; }

    /// <summary>All corrections of it, in order.</summary>
    public IReadOnlyList<LogRow> History { get; init; } = [];

    /// <summary>False where no list has it.</summary>
    public bool IsIn => State != ReviewState.Rejected;

    public long Version => History.Count == 0 ? 0 : History.Max(r => r.Version);

    /// <summary>What holds of a fact; null where it was added and that was taken back.</summary>
    /// <param name="machine">As the machine read it; null for an added one.</param>
    /// <param name="article">The article that it stands in.</param>
    /// <param name="ordinal">Its place there, or its number among the added ones of the source.</param>
    /// <param name="history">All corrections of it, in order.</param>
    public static CorrectedFact? Of(Fact? machine, long article, int ordinal, IReadOnlyList<LogRow> history)
    {
        var (fact, state, beforeRejection) = (machine, ReviewState.Machine, ReviewState.Machine);
        LogRow? last = null;
        foreach (var row in history)
        {
            if (!row.Holds) continue;
            if (row.Kind == CorrectionKind.AddFact) fact = row.Detail.After! with { Span = row.Span!.Value };
            if (fact is null) return null;
            if (row.Kind == CorrectionKind.ChangeFact) fact = Change(fact, row.Detail.Before!, row.Detail.After!);
            if (state != ReviewState.Rejected) beforeRejection = state;
            state = Next(row.Kind, beforeRejection);
            last = row;
        }

        if (fact is null) return null;
        return new CorrectedFact
        {
            Fact = state switch
            {
                ReviewState.Machine or ReviewState.Rejected => fact,
                ReviewState.Confirmed => fact with { Confidence = 1, CorrectedBy = last!.By },
                _ => fact with { Confidence = 1, Rule = RuleOf(machine), CorrectedBy = last!.By },
            },
            Machine = machine,
            State = state,
            Ordinal = machine is null ? AddedFrom + ordinal : ordinal,
            Origin = (article, ordinal),
            Last = last,
            History = history,
        };
    }

    /// <summary>Places of added facts begin here.</summary>
    public const int AddedFrom = 1_000_000;

    /// <summary>Places of facts that came from another article begin here.</summary>
    public const int MovedFrom = 2_000_000;

    private static ReviewState Next(CorrectionKind kind, ReviewState now) => kind switch
    {
        CorrectionKind.AddFact => ReviewState.Added,
        CorrectionKind.RejectFact => ReviewState.Rejected,
        _ when now == ReviewState.Added => ReviewState.Added,
        CorrectionKind.ChangeFact => ReviewState.Changed,
        _ => now == ReviewState.Changed ? ReviewState.Changed : ReviewState.Confirmed,
    };

    private static string RuleOf(Fact? machine) => machine is { Rule.Length: > 0 } ? $"{Analyst}:{machine.Rule}" : Analyst;

    /// <summary>The values that a correction changed, on a fact that others may have changed too.</summary>
    private static Fact Change(Fact fact, Fact before, Fact after) => fact with
    {
        Indicator = Pick(fact.Indicator, before.Indicator, after.Indicator),
        Measure = Pick(fact.Measure, before.Measure, after.Measure),
        Value = Pick(fact.Value, before.Value, after.Value),
        Low = Pick(fact.Low, before.Low, after.Low),
        High = Pick(fact.High, before.High, after.High),
        Unit = Pick(fact.Unit, before.Unit, after.Unit),
        Bound = Pick(fact.Bound, before.Bound, after.Bound),
        Basis = Pick(fact.Basis, before.Basis, after.Basis),
        Period = Pick(fact.Period, before.Period, after.Period),
        Status = Pick(fact.Status, before.Status, after.Status),
        Subject = Pick(fact.Subject, before.Subject, after.Subject),
        Place = Pick(fact.Place, before.Place, after.Place),
    };

    private static T Pick<T>(T now, T before, T after) => EqualityComparer<T>.Default.Equals(before, after) ? now : after;
}
