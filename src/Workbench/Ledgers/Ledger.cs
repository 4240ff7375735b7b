using PolicyML.Storage;
using PolicyML.Storage.Ledgers;
using PolicyML.Storage.Ledgers.Clusters;
using PolicyML.Storage.Ledgers.Enterprises;
using PolicyML.Storage.Ledgers.Projects;
using PolicyML.Storage.Ledgers.Tables;
using PolicyML.Workbench.Hosting;
using PolicyML.Workbench.Html;
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

    /// <summary>The projects that were asked for.</summary>
    public IReadOnlyList<ProjectRow> Projects() => [.. Rows.Choose(visit.Bench.Results.Of("projects " + Key, Rows.AllProjects))];

    /// <summary>The enterprises that were asked for.</summary>
    public IReadOnlyList<EnterpriseRow> Enterprises() => [.. Rows.Choose(visit.Bench.Results.Of("enterprises " + Key, Rows.AllEnterprises))];

    /// <summary>The clusters that were asked for.</summary>
    public IReadOnlyList<ClusterRow> Clusters() => [.. Rows.Choose(visit.Bench.Results.Of("clusters " + Key, Rows.AllClusters))];

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

    private LedgerRows Rows => new(visit.Store, asked, Words);

    private string Key => $"{asked.MinConfidence} {asked.WithRepeats}";
}
