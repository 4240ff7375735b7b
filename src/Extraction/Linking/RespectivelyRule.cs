using PolicyML.Core;
using PolicyML.Extraction.Cues;
using PolicyML.Extraction.Scanning;

using static PolicyML.Extraction.Linking.Nouns;

namespace PolicyML.Extraction.Linking;

/// <summary>Lists of nouns with a list of figures: A、B和C分别增长x、y、z.</summary>
internal sealed class RespectivelyRule
{
    private readonly CueTable cues;

    public RespectivelyRule(CueTable cues) => this.cues = cues;

    // A、B和C分别增长x、y、z: the items before, one by one; an item without a noun takes the last item's.
    /// <summary>Names the link where its list has a noun for it; false where there is no such list.</summary>
    public bool Apply(Sentence sentence, Link link, int change, List<Link> earlier, Measure measure)
    {
        var clause = sentence.ClauseStart(change);
        var (position, count, listStart) = FigureList.Place(sentence, link.Token);
        var marker = Marker(sentence, clause, listStart);
        if (marker < 0 && count < 2) return false;
        var items = Items(sentence, clause, marker >= 0 ? marker : measure == Measure.Growth ? Math.Min(change, listStart) : listStart);
        if (marker < 0 && (items.Count != count || items.Exists(i => NounIn(sentence, i.From, i.To) is var n && (n < 0 || !sentence.CueAt(n)!.Strong)))) return false;
        if (IsOutputAndSales(sentence, items, position, link)) return true;
        // 三种产品分别出口x、y和z: one noun stands after the marker.
        if (marker >= 0 && NounIn(sentence, marker + 1, Math.Min(change, listStart)) is var shared and >= 0 && sentence.CueAt(shared)!.Strong)
        {
            Name(link, sentence.CueAt(shared)!.Indicator, shared, 2, "respectively");
            return true;
        }

        var item = position < items.Count ? items[position] : items[^1];
        var noun = NounIn(sentence, item.From, item.To);
        if ((noun < 0 || !sentence.CueAt(noun)!.Strong) && items.Count > 1 && position < items.Count - 1 && IsCount(sentence, item))
        {
            Name(link, cues.Other, -1, 1, "respectively");
            return true;
        }

        if (noun < 0 || !sentence.CueAt(noun)!.Strong)
        {
            var all = NounIn(sentence, clause, items[^1].To);
            if (all >= 0 && (noun < 0 || sentence.CueAt(all)!.Strong)) noun = all;
        }

        if (noun >= 0)
        {
            Name(link, sentence.CueAt(noun)!.Indicator, noun, 2.2, "respectively");
            return true;
        }

        // 零售额1860万元，订单3.2亿元，分别增长12%和27%
        var before = earlier.FindAll(l => l.Token < clause && !l.Rejected && l.Measure != Measure.Ratio);
        if (marker < 0 || before.Count < count) return false;
        Carry(cues, link, before[before.Count - count + position], 1.5, "respectively");
        return true;
    }

    // 产销分别增长: the first is output, sales in pieces are other.
    private bool IsOutputAndSales(Sentence sentence, List<(int From, int To)> items, int position, Link link)
    {
        if (items.Count != 1 || position != 1) return false;
        var noun = NounIn(sentence, items[0].From, items[0].To);
        if (noun < 0 || sentence.CueAt(noun)!.Text is not ("产销" or "产销量")) return false;
        Name(link, cues.Other, noun, 2, "respectively");
        return true;
    }

    // 接待总人数、总花费分别增长: an item that ends in a measure of its own does not take the last item's noun.
    private static bool IsCount(Sentence sentence, (int From, int To) item)
    {
        var start = sentence.ClauseOffset(item.From);
        if (item.From > sentence.First) start = sentence[item.From - 1].End;
        var end = item.To < sentence.End ? sentence[item.To].Start : sentence.Text.Length;
        var words = sentence.Text.AsSpan(start, Math.Max(0, end - start));
        if (words.IndexOfAny('和', '与', '及') is var joint and > 1) words = words[..joint];
        return words.Length > 1 && sentence.Words.CountNoun.Ends(words);
    }

    private static int Marker(Sentence sentence, int clause, int end)
    {
        for (var i = end; i >= clause; i--)
        {
            if (sentence.CueAt(i) is { } cue && (cue.Text.StartsWith("分别", StringComparison.Ordinal) || cue.Text.StartsWith("依次", StringComparison.Ordinal))) return i;
        }

        return -1;
    }

    private static List<(int From, int To)> Items(Sentence sentence, int clause, int marker)
    {
        var items = new List<(int, int)>();
        var from = clause;
        for (var i = clause; i < marker; i++)
        {
            if (sentence.Is(i, TokenKind.Pause))
            {
                items.Add((from, i));
                from = i + 1;
            }
            else if (i > clause && sentence.Gap(i - 1, i) is var gap && (gap.Contains('和') || gap.Contains('及') || gap.Contains('与')) && i > from)
            {
                items.Add((from, i));
                from = i;
            }
        }

        items.Add((from, marker));
        return items;
    }
}
