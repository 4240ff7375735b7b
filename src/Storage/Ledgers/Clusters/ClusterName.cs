using PolicyML.Storage.Ledgers.Names;

namespace PolicyML.Storage.Ledgers.Clusters;

/// <summary>The name of a cluster in the subject of a fact: 阳城 | 建筑陶瓷 | 专业镇.</summary>
/// <param name="Printed">The name as folded from the subject.</param>
/// <param name="Kind">What its form says that it is.</param>
/// <param name="Place">Code of the division it is named after; null where it names none.</param>
/// <param name="Own">Its own words between place and form; empty for a zone that is named after its place alone.</param>
/// <param name="Tail">What the subject says after the name, folded.</param>
internal sealed record ClusterName(string Printed, ClusterKind Kind, string? Place, string Own, string Tail)
{
    private const int LongestOwn = 16;

    /// <summary>True where nothing but the form is printed (开发区): which cluster it is must come from elsewhere.</summary>
    public bool IsBare => Place is null && Own.Length == 0;

    /// <summary>The name that a subject begins with or leads to; null where it names no cluster, or something of a cluster.</summary>
    /// <param name="subject">The subject of a fact.</param>
    /// <param name="home">Code of the division that the fact or its article is about; null where unknown.</param>
    /// <param name="words">The vocabulary.</param>
    public static ClusterName? Find(string subject, string? home, LedgerVocabulary words)
    {
        var text = NameFolding.Fold(subject);
        var from = 0;
        for (var at = 0; at < text.Length; at++)
        {
            var length = words.Clusters.FormAt(text, at);
            if (length == 0) continue;
            while (at + length < text.Length && words.Clusters.FormAt(text, at + length) is var more && more > 0) (at, length) = (at + length, more);
            var end = at + length;
            if (words.ClusterTails.Without(text[end..]).Length == 0) return Bound(text[from..at], text.Substring(at, length), text[end..], home, words);
            (from, at) = (end, end - 1);
        }

        return null;
    }

    private static ClusterName? Bound(string front, string form, string tail, string? home, LedgerVocabulary words)
    {
        var kind = words.Clusters.KindOf(form);
        var from = After(front, words);
        if (from > 0 && (front[from - 1] == '(' || (tail.Length == 0 && words.Locatives.Ends("\0" + front[..from]) > 0))) return null;
        var name = WithoutRank(front[from..], words);
        string[] homes = home is null ? [] : [home];
        string? place = null;
        var lead = name.Length == 0 ? 0 : LeadOf(name, homes, words, out place);
        var own = WithoutRank(name[lead..], words);
        if (own.Length > LongestOwn || own.Contains('、') || own.Contains('和')) return null;
        return new ClusterName(name + form, kind, place, own, tail);
    }

    // The whole front may be a place, which a name of a project may not.
    private static int LeadOf(string name, string[] homes, LedgerVocabulary words, out string? place)
    {
        place = words.Places.CodeOf(name, homes);
        return place is not null ? name.Length : words.Places.Lead(name, homes, out place);
    }

    // Behind the last word or sign that a name does not hold.
    private static int After(string front, LedgerVocabulary words)
    {
        var start = 0;
        for (var at = 0; at < front.Length;)
        {
            var keep = words.Keeps.StartsAt(front, at);
            var cut = front[at] is '、' or '，' or ',' or '。' or '：' or ':' or ')' or '(' or '的' or '；' ? 1 : words.Cuts.StartsAt(front, at);
            if (cut > keep) start = at + cut;
            at += Math.Max(1, Math.Max(keep, cut));
        }

        return start;
    }

    private static string WithoutRank(string name, LedgerVocabulary words)
    {
        while (name.Length > 0 && words.ClusterRanks.StartsAt(name, 0) is var length && length > 0) name = name[length..];
        return name;
    }
}
