using System.Collections.Immutable;
using System.Runtime.InteropServices;

using PolicyML.Text.Layout;

namespace PolicyML.Learning.Evidence;

/// <summary>
/// What the terms say about an article, as numbers: <see cref="Names"/> for each label of <see cref="TermLexicon.Schema"/>.
/// The rule labeller weighs them; a trained model may take them beside its own features.
/// Immutable and safe for use from several threads.
/// </summary>
public sealed class EvidenceFeatures
{
    /// <summary>Names of the numbers of one label, in their order.</summary>
    public static ImmutableArray<string> Names { get; } =
    [
        "front", "sum", "best", "second", "anchored", "bare", "against", "distinct", "decisive", "density", "share", "rank",
        "sentences", "coverage", "headline", "figured", "dedicated", "early", "strong", "named", "peers", "length", "action", "noise",
    ];

    private readonly TermLexicon lexicon;
    private readonly Lock gate = new();
    private readonly Stack<EvidenceScan> idle = new();

    /// <summary>Features over a compiled vocabulary.</summary>
    public EvidenceFeatures(TermLexicon lexicon) => this.lexicon = lexicon;

    /// <summary>How many numbers <see cref="Extract"/> writes: labels times names.</summary>
    public int Size => lexicon.Labels.Length * Names.Length;

    /// <summary>Writes the numbers of an article, label after label in the order of the schema (chains first).</summary>
    /// <param name="article">The article.</param>
    /// <param name="destination">At least <see cref="Size"/> numbers.</param>
    public void Extract(ArticleLayout article, Span<double> destination)
    {
        var scan = Rent();
        scan.Run(article);
        Span<LabelSums> sums = stackalloc LabelSums[Math.Min(lexicon.Labels.Length, 64)];
        if (lexicon.Labels.Length > 64) sums = new LabelSums[lexicon.Labels.Length];
        sums.Clear();
        Collect(scan, sums);
        Write(scan, sums, destination);
        Return(scan);
    }

    /// <summary>All places where a term counts, in reading order.</summary>
    public IReadOnlyList<TermHit> Explain(ArticleLayout article)
    {
        var scan = Rent();
        scan.Run(article);
        var hits = new List<TermHit>(scan.Hits.Count);
        foreach (var hit in scan.Hits)
        {
            var span = new Core.TextSpan(hit.Start, hit.Start + hit.Length);
            hits.Add(new TermHit(lexicon.Terms[hit.Term], span, hit.Zone, IsAnchored(scan, hit.Clause), hit.Bare));
        }

        Return(scan);
        return hits;
    }

    private void Collect(EvidenceScan scan, Span<LabelSums> sums)
    {
        var hits = CollectionsMarshal.AsSpan(scan.Hits);
        for (var from = 0; from < hits.Length;)
        {
            var sentence = scan.Clauses[hits[from].Clause].Sentence;
            var (to, chains, themes) = (from, 0.0, 0.0);
            for (; to < hits.Length && scan.Clauses[hits[to].Clause].Sentence == sentence; to++)
            {
                var weight = Math.Max((sbyte)0, lexicon.Weights[hits[to].Term]);
                if (lexicon.TermLabels[hits[to].Term] < lexicon.ChainCount) chains += weight;
                else themes += weight;
            }

            for (; from < to; from++) Add(scan, hits[from], sentence, chains, themes, sums);
        }

        foreach (ref readonly var hit in hits) scan.Counts[hit.Term] = 0;
        foreach (ref var sum in sums) sum.Close();
    }

    private void Add(EvidenceScan scan, RawHit hit, int sentence, double chains, double themes, Span<LabelSums> sums)
    {
        var before = scan.Counts[hit.Term]++;
        var label = lexicon.TermLabels[hit.Term];
        var around = new HitContext(sentence, IsAnchored(scan, hit.Clause), IsFigured(scan, hit.Clause), hit.Named, label < lexicon.ChainCount ? chains : themes);
        sums[label].Add(hit, lexicon.Weights[hit.Term], before, around);
    }

    /// <summary>A figure stands in the clause or in the next one of its sentence.</summary>
    private static bool IsFigured(EvidenceScan scan, int clause)
    {
        var clauses = CollectionsMarshal.AsSpan(scan.Clauses);
        return clauses[clause].HasFigure
            || (clause + 1 < clauses.Length && clauses[clause + 1].Sentence == clauses[clause].Sentence && clauses[clause + 1].HasFigure);
    }

    /// <summary>A clause is anchored by its own figure or verb, or by a figure in the next clause of its sentence.</summary>
    private static bool IsAnchored(EvidenceScan scan, int clause) => scan.Clauses[clause].HasAction || IsFigured(scan, clause);

    private void Write(EvidenceScan scan, ReadOnlySpan<LabelSums> sums, Span<double> destination)
    {
        var noise = Math.Log(1 + (scan.LoudestNoise * 100.0 / (scan.Length + 100)));
        var action = Math.Log(1 + scan.Actions);
        var length = Math.Log(1 + (scan.Length / 100.0));
        var (chains, themes) = (LabelSums.Compare(sums[..lexicon.ChainCount]), LabelSums.Compare(sums[lexicon.ChainCount..]));
        for (var label = 0; label < sums.Length; label++)
        {
            var isChain = label < lexicon.ChainCount;
            var peers = isChain ? sums[..lexicon.ChainCount] : sums[lexicon.ChainCount..];
            var row = destination.Slice(label * Names.Length, Names.Length);
            sums[label].WriteTo(row, scan.Length, Math.Max(1, scan.Sentences), peers, isChain ? chains : themes);
            row[^3] = length;
            row[^2] = action;
            row[^1] = noise;
        }
    }

    private EvidenceScan Rent()
    {
        lock (gate) return idle.TryPop(out var scan) ? scan : new EvidenceScan(lexicon);
    }

    private void Return(EvidenceScan scan)
    {
        lock (gate) idle.Push(scan);
    }
}
