using System.Runtime.InteropServices;

namespace PolicyML.Learning.Evidence;

/// <summary>Drops hits whose context does not fit, and marks those that are items of a bare list of industries.</summary>
internal readonly struct ContextJudge(TermLexicon lexicon, EvidenceScan scan)
{
    private const int FewestItems = 3;

    public void Run()
    {
        var hits = CollectionsMarshal.AsSpan(scan.Hits);
        var kept = 0;
        for (var i = 0; i < hits.Length; i++)
        {
            if (lexicon.Terms[hits[i].Term].Context is { } context && !Fits(context, hits[i])) continue;
            hits[kept++] = hits[i];
        }

        CollectionsMarshal.SetCount(scan.Hits, kept);
        MarkLists(hits[..kept]);
    }

    private bool Fits(TermContext context, RawHit hit) =>
        (context.With.Length == 0 || IsPresent(context.With))
        && (context.Without.Length == 0 || !IsPresent(context.Without))
        && (context.Near.Length == 0 || IsNear(context.Near, hit))
        && (context.Not.Length == 0 || !IsNear(context.Not, hit));

    private bool IsPresent(int[] groups)
    {
        foreach (var group in groups)
            if (scan.GroupCounts[group] > 0) return true;
        return false;
    }

    private bool IsNear(int[] groups, RawHit hit)
    {
        var contexts = CollectionsMarshal.AsSpan(scan.Contexts);
        var last = hit.Start + hit.Length + TermContext.Window;
        for (var i = FirstFrom(contexts, hit.Start - TermContext.Window); i < contexts.Length && contexts[i].Start < last; i++)
            if (Array.IndexOf(groups, contexts[i].Group) >= 0) return true;
        return false;
    }

    private static int FirstFrom(ReadOnlySpan<ContextHit> contexts, int start)
    {
        int low = 0, high = contexts.Length;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (contexts[middle].Start < start) low = middle + 1;
            else high = middle;
        }

        return low;
    }

    private void MarkLists(Span<RawHit> hits)
    {
        for (var from = 0; from < hits.Length;)
        {
            var to = from + 1;
            while (to < hits.Length && hits[to].Clause == hits[from].Clause) to++;
            var clause = scan.Clauses[hits[from].Clause];
            if (!clause.HasFigure && clause.Named < 2 && IsList(hits[from..to]))
                foreach (ref var hit in hits[from..to]) hit.Bare = lexicon.TermLabels[hit.Term] < ChainCount;
            from = to;
        }
    }

    private int ChainCount => lexicon.ChainCount;

    /// <summary>At least three items of a clause hold a chain's term, and of at least three chains.</summary>
    private bool IsList(ReadOnlySpan<RawHit> hits)
    {
        var items = 0;
        var lastItem = -1;
        var labels = 0UL;
        foreach (var hit in hits)
        {
            if (lexicon.TermLabels[hit.Term] >= ChainCount || lexicon.Terms[hit.Term].Weight < 0) continue;
            labels |= 1UL << (lexicon.TermLabels[hit.Term] & 63);
            if (hit.Item == lastItem) continue;
            lastItem = hit.Item;
            items++;
        }

        return items >= FewestItems && System.Numerics.BitOperations.PopCount(labels) >= FewestItems;
    }
}
