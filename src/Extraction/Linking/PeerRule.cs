using PolicyML.Core;
using PolicyML.Extraction.Scanning;

namespace PolicyML.Extraction.Linking;

/// <summary>Tells a comparison with another thing of the kind (较同类设备提升25%, 与传统工艺相比) from a change against an earlier time.</summary>
internal static class PeerRule
{
    // 同比, 占比, 性价比: the letter before 比 makes another word of it.
    private const int Reach = 4;
    private const string BeforeOtherWords = "占同环对可评价之正反类好攀芭百分性配相";

    /// <summary>True where the change of a figure is against a peer; a figure that goes on from such a one is as well.</summary>
    public static bool IsAgainstPeer(Sentence sentence, Link link, Link? previous)
    {
        if (link.Measure != Measure.Growth) return false;
        var change = link.ChangeToken >= 0 ? Math.Min(link.ChangeToken, link.Token) : link.Token;
        var clause = sentence.ClauseStart(change);
        if (link.Rule == "list") return false;
        if (IsOfChance(sentence, link, clause, change)) return true;
        link.IsAgainstPeer = NamesPeer(sentence, clause, change, isOwn: true) || FollowsPeer(sentence, clause)
            || (previous is { IsAgainstPeer: true } && !HasBasis(sentence, clause, change));
        return link.IsAgainstPeer;
    }

    // 加息25个基点的概率为11%, 令死亡风险上升20%: a chance, or one group against another.
    private static bool IsOfChance(Sentence sentence, Link link, int clause, int change)
    {
        var end = Math.Min(sentence.Text.Length, link.Quantity.End + 24);
        var after = sentence.Text.AsSpan(link.Quantity.End, end - link.Quantity.End);
        if (after.IndexOfAny('，', '。', '；') is var stop and >= 0) after = after[..stop];
        if (after.Contains("的概率", StringComparison.Ordinal)) return true;
        var start = sentence.ClauseOffset(clause);
        if (IsRiskOfGroup(sentence, clause, change)) return true;
        return sentence.Text.AsSpan(start, Math.Max(0, sentence[change].Start - start)).TrimEnd("会将就可能".AsSpan()).EndsWith("风险");
    }

    // 这种风险在男性中更显著，分别升高95%和70%
    private static bool IsRiskOfGroup(Sentence sentence, int clause, int change)
    {
        var words = sentence.Text.AsSpan(sentence.Start, Math.Max(0, sentence[change].Start - sentence.Start));
        return words.Contains("风险", StringComparison.Ordinal) && sentence.Words.StudyGroup.IsIn(words) && !HasBasis(sentence, clause, change);
    }

    // 与传统燃油相比，可实现零排放，成本下降30%: the clause that opens the comparison may stand a few before.
    private static bool FollowsPeer(Sentence sentence, int clause)
    {
        for (var back = 0; back < Reach && clause > sentence.First && !sentence.Is(clause - 1, TokenKind.Semicolon); back++)
        {
            var end = clause - 1;
            clause = end > sentence.First ? sentence.ClauseStart(end - 1) : sentence.First;
            if (NamesPeer(sentence, clause, end, isOwn: false, isNear: back == 0)) return true;
            if (HasBasis(sentence, clause, end)) return false;
        }

        return false;
    }

    private static bool HasBasis(Sentence sentence, int from, int to)
    {
        for (var i = from; i < to; i++)
        {
            if (sentence.CueAt(i) is { Basis: not null } || sentence.PeriodAt(i) is not null) return true;
        }

        return false;
    }

    private static bool NamesPeer(Sentence sentence, int from, int to, bool isOwn, bool isNear = true)
    {
        var start = sentence.ClauseOffset(from);
        var words = sentence.Text.AsSpan(start, Math.Max(0, sentence[to].Start - start));
        var at = Marker(words);
        if (at < 0 || (!isOwn && at > 2 && words.IndexOf("相比") < 0)) return false;
        var thing = words[at..];
        if (!isOwn && !words.EndsWith("相比") && !words.StartsWith("相较于") && !words.StartsWith("相比") && !(isNear && words.IndexOf('的') >= 0)) return false;
        return (sentence.Words.Peer.IsIn(thing) || HasModelName(thing)) && !sentence.Words.EarlierTime.IsIn(thing) && !HasPeriod(sentence, from, to);
    }

    private static bool HasPeriod(Sentence sentence, int from, int to)
    {
        for (var i = from; i < to; i++)
        {
            if (sentence.PeriodAt(i) is not null) return true;
        }

        return false;
    }

    // Where the thing compared with begins: after 较, 比, 相比 or 与; -1 where nothing is compared.
    private static int Marker(ReadOnlySpan<char> words)
    {
        if (words.IndexOf("相比") is var compared and > 2 && words[..compared].LastIndexOfAny('与', '同', '和') is var with and >= 0) return with + 1;
        for (var i = words.Length - 1; i >= 0; i--)
        {
            if (words[i] is '较' && (i == 0 || words[i - 1] != '比')) return i + 1;
            if (words[i] is '比' && (i == 0 || !BeforeOtherWords.Contains(words[i - 1], StringComparison.Ordinal) || words[..(i + 1)].EndsWith("相比"))) return i + 1;
        }

        return -1;
    }

    // i5-13600K, A16, 778G: a letter and a figure side by side.
    private static bool HasModelName(ReadOnlySpan<char> words)
    {
        for (var i = 1; i < words.Length; i++)
        {
            if ((char.IsAsciiLetter(words[i - 1]) && char.IsAsciiDigit(words[i])) || (char.IsAsciiDigit(words[i - 1]) && char.IsAsciiLetter(words[i])) || (words[i - 1] == '-' && char.IsAsciiDigit(words[i]))) return true;
        }

        return false;
    }
}
