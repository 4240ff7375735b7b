using PolicyML.Core;
using PolicyML.Extraction.Cues;

namespace PolicyML.Extraction.Linking;

/// <summary>What the rules for indicators share: the nouns before a word, how long its head is, and how a link is named.</summary>
internal static class Nouns
{
    private const int Reach = 40;

    /// <summary>The strong noun nearest before <paramref name="end"/>, else the nearest weak one, in tokens [start, end); -1 where there is none.</summary>
    public static int NounIn(Sentence sentence, int start, int end)
    {
        var weak = -1;
        for (var i = end - 1; i >= start && end - i < Reach; i--)
        {
            if (sentence.CueAt(i) is not { Indicator: >= 0 } cue || (cue.Has(CueRoles.Rate) && !cue.Strong)) continue;
            if (IsInfluence(sentence, i, end)) continue;
            if (cue.Strong) return i;
            if (weak < 0) weak = i;
        }

        return weak;
    }

    // 受出口订单延后影响下降4.4%: the cause is not what fell.
    private static bool IsInfluence(Sentence sentence, int noun, int end)
    {
        var stop = sentence[Math.Min(end, sentence.End - 1)].Start;
        var after = sentence.Text.AsSpan(sentence[noun].End, Math.Max(0, stop - sentence[noun].End));
        if (!after.Contains("影响", StringComparison.Ordinal)) return false;
        var start = Math.Max(sentence.Start, sentence[noun].Start - 12);
        return sentence.Text.AsSpan(start, sentence[noun].Start - start).Contains('受');
    }

    /// <summary>Letters of a noun in tokens [start, change]; verbs, bases and times do not count.</summary>
    public static int HeadLength(Sentence sentence, int start, int change)
    {
        if (start > change) return 0;
        var length = 0;
        for (var i = start; i <= change; i++)
        {
            if (i > start && sentence.Gap(i - 1, i).IndexOfAny('较', '比') >= 0) break;
            if (i == start && StartsWithBase(sentence, start)) break;
            length += i > sentence.First ? Letters(sentence.Gap(i - 1, i)) : Letters(sentence.Text.AsSpan(sentence.Start, Math.Max(0, sentence[i].Start - sentence.Start)));
            if (i == change || sentence.CueAt(i) is not { } cue) continue;
            if (cue.Has(CueRoles.Indicator | CueRoles.Industry) || cue.Roles == CueRoles.None) length += cue.Text.Length;
        }

        return length;
    }

    // 较建厂初期增长六成: what follows 较 is the base, not what grew.
    private static bool StartsWithBase(Sentence sentence, int start)
    {
        var offset = start > sentence.First ? sentence[start - 1].End : sentence.Start;
        return offset < sentence.Text.Length && sentence.Text[offset] is '较' or '比';
    }

    /// <summary>Letters of a text that can belong to a noun.</summary>
    public static int Letters(ReadOnlySpan<char> text)
    {
        var count = 0;
        foreach (var c in text)
        {
            if (char.IsLetter(c) && c is not ('比' or '较' or '的' or '了' or '又' or '均' or '则' or '并' or '且' or '而' or '相')) count++;
        }

        return count;
    }

    /// <summary>The last figure of money or change that stands.</summary>
    public static Link? LastCore(List<Link> earlier) => earlier.FindLast(l => l.IsCore && !l.Rejected);

    /// <summary>Names what a figure is of, with the token that says so (-1 where it is carried) and the evidence as log-odds.</summary>
    public static void Name(Link link, int indicator, int token, double score, string rule)
    {
        link.Indicator = indicator;
        link.IndicatorToken = token;
        link.Score += score;
        if (rule.Length > 0) link.Rule = rule;
    }

    /// <summary>Gives a figure the noun of another; a count lends what grows where it grows.</summary>
    public static void Carry(CueTable cues, Link link, Link from, double score, string rule)
    {
        link.Trace?.Lend(from);
        var indicator = from.Indicator;
        if (from.Measure is Measure.Count or Measure.Quantity)
        {
            indicator = from.IndicatorToken >= 0 ? from.Indicator : cues.IndicatorOf(from.Quantity.Unit!.Growth.Length > 0 ? from.Quantity.Unit.Growth : "other");
        }

        Name(link, indicator, from.IndicatorToken, score, rule);
    }
}
