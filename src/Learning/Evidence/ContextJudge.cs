using System.Numerics;
using System.Runtime.InteropServices;

namespace PolicyML.Learning.Evidence;

/// <summary>Drops hits whose context does not fit, and marks those that are items of a bare list of industries.</summary>
internal readonly struct ContextJudge(TermLexicon lexicon, EvidenceScan scan)
{
    private const int FewestItems = 3;
    private const int FewestWithTail = 2;
    private const int TailOverlap = 4;
    private const int TailReach = 8;
    private const int NamedReach = 4;
    private const int FigureReach = 20;
    private const int EachReach = 30;
    private const int BusinessReach = 40;

    public void Run()
    {
        var hits = CollectionsMarshal.AsSpan(scan.Hits);
        var kept = 0;
        for (var i = 0; i < hits.Length; i++)
        {
            if (lexicon.Rules[hits[i].Term] is { } rule && !Fits(rule, hits[i])) continue;
            hits[kept] = hits[i];
            hits[kept].Named = Count(lexicon.Contexts.Named, hits[i].Start, hits[i].Start + hits[i].Length + NamedReach) > 0;
            kept++;
        }

        CollectionsMarshal.SetCount(scan.Hits, kept);
        MarkLists(hits[..kept]);
    }

    private bool Fits(ContextRule rule, RawHit hit) =>
        (rule.With.IsEmpty || scan.IsPresent(rule.With))
        && (rule.Without.IsEmpty || !scan.IsPresent(rule.Without))
        && (rule.Near.IsEmpty || IsNear(rule.Near, hit, isInsideEnough: false))
        && (rule.Not.IsEmpty || !IsNear(rule.Not, hit, isInsideEnough: true));

    /// <summary>True where one of the phrases stands near a hit; a term is no context of itself (电站 in 变电站) unless that is enough.</summary>
    private bool IsNear(PhraseSet phrases, RawHit hit, bool isInsideEnough)
    {
        var contexts = CollectionsMarshal.AsSpan(scan.Contexts);
        var (end, last) = (hit.Start + hit.Length, hit.Start + hit.Length + TermContext.Window);
        for (var i = FirstFrom(contexts, hit.Start - TermContext.Window); i < contexts.Length && contexts[i].Start < last; i++)
        {
            var isInside = contexts[i].Start >= hit.Start && contexts[i].Start < end;
            if ((isInsideEnough || !isInside) && phrases.Contains(contexts[i].Phrase)) return true;
        }

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
            if (IsBareList(hits[from..to]))
                foreach (ref var hit in hits[from..to]) hit.Bare = IsChain(hit);
            from = to;
        }
    }

    private bool IsChain(RawHit hit) => lexicon.TermLabels[hit.Term] < lexicon.ChainCount;

    /// <summary>
    /// At least three items of a clause hold terms of at least three chains, or two where the list ends in 等产业 and the like,
    /// and neither figures (also soon after them) nor named projects stand among them, nor a word that gives each its own (分别); no list
    /// of what a firm does is bare.
    /// </summary>
    private bool IsBareList(ReadOnlySpan<RawHit> hits)
    {
        int items = 0, lastItem = -1, start = -1, end = 0;
        var labels = 0UL;
        foreach (var hit in hits)
        {
            if (!IsChain(hit) || lexicon.Weights[hit.Term] < 0) continue;
            labels |= 1UL << (lexicon.TermLabels[hit.Term] & 63);
            if (start < 0) start = hit.Start;
            end = hit.Start + hit.Length;
            if (hit.Item == lastItem) continue;
            lastItem = hit.Item;
            items++;
        }

        var fewest = Math.Min(items, BitOperations.PopCount(labels));
        if (fewest < FewestWithTail) return false;
        if (fewest < FewestItems && Count(lexicon.Contexts.ListTail, end - TailOverlap, end + TailReach) == 0) return false;
        return !HasFigure(start, end + FigureReach)
            && Count(lexicon.Contexts.Each, end, end + EachReach) == 0
            && Count(lexicon.Contexts.Business, start - BusinessReach, start) == 0
            && Count(lexicon.Contexts.Named, start, end + NamedReach) < FewestWithTail;
    }

    private bool HasFigure(int start, int end)
    {
        var at = scan.Figures.BinarySearch(start);
        if (at < 0) at = ~at;
        return at < scan.Figures.Count && scan.Figures[at] < end;
    }

    private int Count(PhraseSet phrases, int start, int end)
    {
        var contexts = CollectionsMarshal.AsSpan(scan.Contexts);
        var count = 0;
        for (var i = FirstFrom(contexts, start); i < contexts.Length && contexts[i].Start < end; i++)
            if (phrases.Contains(contexts[i].Phrase)) count++;
        return count;
    }
}
