using PolicyML.Core;
using PolicyML.Text.Places;

namespace PolicyML.Extraction.Entities;

/// <summary>Bounds the name of a project around its head noun; a name that is not certain is none.</summary>
internal sealed class ProjectNamer
{
    private const int Longest = 44;
    private readonly EntityVocabulary words;

    public ProjectNamer(EntityVocabulary words) => this.words = words;

    /// <summary>The name whose last head noun begins at a token; null where it is not certain.</summary>
    /// <param name="text">The reading text.</param>
    /// <param name="floor">Where the sentence, or what follows the project before, begins.</param>
    /// <param name="head">From the first head noun to the last of those that follow one another.</param>
    /// <param name="siteEnd">End of the last place that is built among them; their start where there is none.</param>
    /// <param name="isSite">True where the last is a place that is built.</param>
    /// <param name="firms">The companies of the paragraph.</param>
    /// <param name="gazetteer">Names of places, or null.</param>
    public ProjectName? Bound(string text, int floor, TextSpan head, int siteEnd, bool isSite, List<Firm> firms, Gazetteer? gazetteer)
    {
        var from = Signs.Boundary(text, floor, head.Start, Longest, 14);
        if (from < 0 || (from > 0 && text[from - 1] == '/')) return null;
        from = AfterByline(text, from, head.Start);
        var start = AfterCuts(text, AfterItem(text, from, head.Start), head.Start, firms, out var owner);
        if ((isSite && IsLocated(text, start)) || words.Aggregate.EndsAt(text, from, start) > 0 || words.Aggregate.StartsAt(text, start, head.Start) > 0) return null;
        if (start >= head.Start || head.End - start > Longest || head.End - start < 5) return null;
        if (owner is { } front && front.End > start && front.Start != start) return null;
        var part = PartOf(text, start, head.End);
        var isOwned = owner is { } named && named.End < start && text[named.End] == '的' && named.End + 1 == start;
        var least = isOwned ? 1 : !part.IsEmpty || IsPriced(text, floor, start) ? 2 : 3;
        if (IsCounted(text, from, start, head.End) || !IsWhole(text.AsSpan(start, head.End - start)) || !IsSpecific(text, new TextSpan(start, head.Start), siteEnd, least, owner, gazetteer)) return null;
        return new ProjectName(new TextSpan(start, head.End), from, owner, isSite, part) { IsAnchored = owner is not null || IsAnchored(text.AsSpan(start, head.Start - start), gazetteer) };
    }

    // 本报讯(记者 某某)某某项目: the bracket of a byline is no part of a name.
    private static int AfterByline(string text, int from, int end)
    {
        var close = text.AsSpan(from, end - from).LastIndexOf(')');
        if (close < 0) return from;
        var open = text.LastIndexOf('(', from + close);
        if (open < 0) return from;
        var inside = text.AsSpan(open, from + close - open);
        var isByline = inside.Contains("记者", StringComparison.Ordinal) || inside.Contains("通讯员", StringComparison.Ordinal) || (open > 0 && text[open - 1] is '讯' or '电');
        return isByline ? from + close + 1 : from;
    }

    private int AfterCuts(string text, int from, int to, List<Firm> firms, out TextSpan? owner)
    {
        owner = null;
        var start = from;
        for (var at = from; at < to;)
        {
            if (firms.Find(f => f.Span.Start == at && (f.IsSure || f.Span.Length <= 5)) is { Span.IsEmpty: false } firm && firm.Span.End < to)
            {
                owner = firm.Span;
                at = firm.Span.End;
                continue;
            }

            var opens = at == start ? words.Open.StartsAt(text, at, to) : 0;
            var keep = words.Keep.StartsAt(text, at, to);
            var cut = Math.Max(opens, text[at] == '的' ? 1 : words.Cut.StartsAt(text, at, to));
            if (cut == 0 && at > start && IsLocated(text, start)) cut = words.Build.StartsAt(text, at, to);
            if (cut > keep && !IsLine(text, start, at, cut)) start = at + cut;
            at += Math.Max(1, Math.Max(keep, cut));
        }

        return start;
    }

    // 在某镇建设某某项目: what stands before is where.
    private bool IsLocated(string text, int start) => start > 0 && words.Locative.EndsAt(text, Math.Max(0, start - 3), start) > 0;

    // 陇东到山东: two ends of a line.
    private static bool IsLine(string text, int start, int at, int cut) => cut == 1 && text[at] is '至' or '到' && at - start is >= 1 and <= 6;

    // Brackets and quotes come in pairs, and nothing is counted.
    private bool IsWhole(ReadOnlySpan<char> name)
    {
        if (name.Count('(') != name.Count(')') || name.Count('“') != name.Count('”')) return false;
        if (name[0] is ')' or '”' or '+' or '-' or '.' or '·' or '%' or '’') return false;
        if (name.Contains('等') || name.Contains('年') && char.IsAsciiDigit(name[0])) return false;
        if (name.Contains("年产", StringComparison.Ordinal)) return true;
        for (var i = 1; i < name.Length; i++)
        {
            if (Signs.IsNumeral(name[i - 1]) && words.Count.StartsAt(name, i, name.Length) > 0 && name[i] is not '组') return false;
        }

        return !name.Contains("亿元", StringComparison.Ordinal) && !name.Contains("万元", StringComparison.Ordinal);
    }

    // 10个文化传承项目, 签约项目325个
    private bool IsCounted(string text, int from, int start, int end)
    {
        if (end < text.Length && ((char.IsAsciiDigit(text[end]) && !IsDay(text, end)) || text[end] is '近' or '超')) return true;
        if (start > 0 && (Signs.IsNumeral(text[start - 1]) || text[start - 1] == '第') && text[start] is not ('万' or '千')) return true;
        for (var at = from + 1; at < start; at++)
        {
            if (char.IsAsciiDigit(text[at - 1]) && words.Count.StartsAt(text, at, start) > 0) return true;
        }

        return false;
    }

    // 某某项目10月10日投产: a day and no count.
    private static bool IsDay(string text, int at)
    {
        while (at < text.Length && char.IsAsciiDigit(text[at])) at++;
        return at < text.Length && text[at] is '月' or '日' or '年';
    }

    // 3.某某项目: the number of an item.
    private static int AfterItem(string text, int start, int end)
    {
        var at = start;
        while (at < end && char.IsAsciiDigit(text[at])) at++;
        return at > start && at - start <= 2 && at + 1 < end && text[at] is '.' or '．' && !char.IsAsciiDigit(text[at + 1]) ? at + 1 : start;
    }

    // 总投资X的某某项目: the sum ends right before the name.
    private bool IsPriced(string text, int floor, int start) =>
        floor > 0 && start > floor && start - floor <= 6 && text[floor - 1] is '元' && words.Build.StartsAt(text, floor, start) == start - floor;

    private bool IsSpecific(string text, TextSpan range, int siteEnd, int least, TextSpan? owner, Gazetteer? gazetteer)
    {
        var (start, end) = (range.Start, range.End);
        var name = text.AsSpan(start, end - start);
        var places = 0;
        if (gazetteer is not null)
        {
            foreach (var mention in gazetteer.Enumerate(name)) places += mention.Span.Length;
        }

        var own = 0;
        for (var at = 0; at < name.Length;)
        {
            var common = words.Generic.StartsAt(name, at, name.Length);
            if (common == 0 && !Signs.IsNumeral(name[at]) && name[at] is not ('“' or '”' or '(' or ')')) own++;
            at += Math.Max(1, common);
        }

        if (owner is { } front && front.Start == start) return name.Length - front.Length >= 2;
        if (siteEnd > end && places >= 2 && own >= 2) return true;
        own -= places;
        return own >= least || (own >= 2 && (places > 0 || name.ContainsAnyInRange('0', '9') || siteEnd - start >= 6));
    }

    // A place, a number, a quoted or Latin name: one project and not a kind of them.
    private static bool IsAnchored(ReadOnlySpan<char> name, Gazetteer? gazetteer)
    {
        if (name.ContainsAnyInRange('0', '9') || name.ContainsAnyInRange('A', 'Z') || name.Contains('“') || gazetteer is null) return true;
        foreach (var mention in gazetteer.Enumerate(name))
        {
            if (mention.Span.Length >= 2) return true;
        }

        return false;
    }

    private static TextSpan PartOf(string text, int start, int end)
    {
        for (var at = end - 2; at >= start; at--)
        {
            if (text[at + 1] == '期' && text[at] is '一' or '二' or '三' or '四' or '五' or '首') return new TextSpan(at, at + 2);
        }

        return default;
    }
}
