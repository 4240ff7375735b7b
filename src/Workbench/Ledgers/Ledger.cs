using PolicyML.Storage;
using PolicyML.Storage.Ledgers;
using PolicyML.Storage.Ledgers.Clusters;
using PolicyML.Storage.Ledgers.Enterprises;
using PolicyML.Storage.Ledgers.Projects;
using PolicyML.Storage.Ledgers.Tables;
using PolicyML.Workbench.Hosting;
using PolicyML.Workbench.Html;
using PolicyML.Workbench.Reading;
using PolicyML.Workbench.Texts;

namespace PolicyML.Workbench.Ledgers;

/// <summary>The ledgers of the store, kept as long as it is as it is.</summary>
internal sealed class Ledger
{
    private readonly Visit visit;
    private readonly StoreFilter asked;

    /// <summary>The ledgers for a visit.</summary>
    /// <param name="visit">Whose page it is.</param>
    /// <param name="asked">Place, chain and days that rows are chosen by; confidence of the names.</param>
    public Ledger(Visit visit, StoreFilter asked)
    {
        this.visit = visit;
        this.asked = asked with { Theme = null, Source = null, Relevant = null };
        (Words, Names) = visit.Bench.LedgerWords;
        Quotes = EvidenceQuotes.Of(visit.Store);
    }

    /// <summary>The vocabulary.</summary>
    public LedgerVocabulary Words { get; }

    /// <summary>Words for readers.</summary>
    public LedgerNames Names { get; }

    /// <summary>Quotes sentences of sources.</summary>
    public EvidenceQuotes Quotes { get; }

    /// <summary>The projects that were asked for; null where the ledger is not made yet.</summary>
    public LedgerPart<ProjectRow>? Projects() => Rows(visit.Bench.Ledgers.Projects(asked.MinConfidence, asked.WithRepeats), l => Choice.Choose(l.Rows));

    /// <summary>The enterprises that were asked for; null where the ledger is not made yet.</summary>
    public LedgerPart<EnterpriseRow>? Enterprises() => Rows(visit.Bench.Ledgers.Enterprises(asked.MinConfidence, asked.WithRepeats), Choice.Choose);

    /// <summary>The clusters that were asked for; null where the ledger is not made yet.</summary>
    public LedgerPart<ClusterRow>? Clusters() => Rows(visit.Bench.Ledgers.Clusters(asked.MinConfidence, asked.WithRepeats), Choice.Choose);

    /// <summary>What was said where: the words with a link to their place.</summary>
    public Markup Quote(LedgerEvidence evidence, params ReadOnlySpan<LedgerEvidence?> others)
    {
        var spans = new List<Core.TextSpan> { evidence.Span };
        foreach (var other in others)
            if (other is not null) spans.Add(other.Span);
        var head = evidence.Article;
        return Markup.Of(
            $"<a lang=\"zh\" href=\"{Address.Fact(head.Source, head.Number, evidence.Span.Start)}\">{Quotes.Around(head.Source, spans)}</a> <span class=\"soft\">{IssueName.Of(head.Source)} · <span lang=\"zh\">{head.Headline}</span></span>");
    }

    private LedgerRows Choice => new(visit.Store, asked, Words);

    private static LedgerPart<TRow>? Rows<TLedger, TRow>(Standing<TLedger> standing, Func<TLedger, IEnumerable<TRow>> choose)
        where TLedger : class => standing.Now(out var isCurrent) is { } ledger ? new LedgerPart<TRow>([.. choose(ledger)], isCurrent) : null;
}

/// <summary>The rows of a ledger that were asked for.</summary>
/// <param name="All">The rows.</param>
/// <param name="IsCurrent">False where something was written since, and the ledger is being made anew.</param>
internal sealed record LedgerPart<T>(IReadOnlyList<T> All, bool IsCurrent)
{
    /// <summary>No rows, as nothing could be asked for.</summary>
    public static LedgerPart<T> None { get; } = new([], IsCurrent: true);

    /// <summary>Those of the rows that pass.</summary>
    public LedgerPart<T> Only(Func<T, bool> which) => this with { All = [.. All.Where(which)] };
}
