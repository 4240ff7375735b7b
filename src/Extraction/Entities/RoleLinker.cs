using PolicyML.Core;

namespace PolicyML.Extraction.Entities;

/// <summary>Gives companies the roles that stand before, behind or said of them, and the chain that the role is named for.</summary>
internal sealed class RoleLinker
{
    private const int Reach = 60;
    private const int LongestChain = 16;
    private readonly EntityVocabulary words;
    private readonly ChainTerms chains;

    public RoleLinker(EntityVocabulary words, ChainTerms chains)
    {
        this.words = words;
        this.chains = chains;
    }

    /// <summary>Calls <paramref name="found"/> for every company of the paragraph that has a role; -1 stands for the company that the article is about (公司是…链主).</summary>
    public void Link(string text, TextSpan paragraph, List<EntityToken> tokens, List<Firm> firms, Action<int, RoleGroup, string?> found)
    {
        for (var i = 0; i < tokens.Count; i++)
        {
            if (tokens[i].Kind != EntityKind.Role || firms.Exists(f => f.Span.Overlaps(tokens[i].Span))) continue;
            var group = GroupAt(text, paragraph, tokens, ref i);
            if (IsOfOthers(text, group.Words.End, paragraph.End)) continue;
            if (SaidOfCompany(text, paragraph, group))
            {
                found(-1, group, ChainBefore(text, paragraph.Start, group.Front));
                continue;
            }

            if (firms.Count == 0) continue;
            var before = IndexBefore(firms, group.Front);
            if (After(text, paragraph, group, firms, before + 1, found)) continue;
            if (before >= 0) Before(text, paragraph, group, firms, before, found);
        }
    }

    private static int IndexBefore(List<Firm> firms, int at)
    {
        var (low, high) = (0, firms.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (firms[middle].Span.End <= at) low = middle + 1;
            else high = middle;
        }

        return low - 1;
    }

    private RoleGroup GroupAt(string text, TextSpan paragraph, List<EntityToken> tokens, ref int index)
    {
        var first = tokens[index];
        var roles = new List<int> { first.Ref };
        var end = first.End;
        while (index + 1 < tokens.Count && tokens[index + 1].Kind == EntityKind.Role && tokens[index + 1].Start - end <= 12
            && words.RoleFiller.Skip(text, end, tokens[index + 1].Start) == tokens[index + 1].Start)
        {
            index++;
            end = tokens[index].End;
            if (!roles.Contains(tokens[index].Ref)) roles.Add(tokens[index].Ref);
        }

        end = Tail(text, end, paragraph.End);
        var front = Front(text, paragraph.Start, first.Start);
        return new RoleGroup(roles, new TextSpan(first.Start, end), front, IsCount(text, paragraph.Start, front));
    }

    // ” and 企业 belong to the words of the role.
    private int Tail(string text, int at, int end)
    {
        if (at < end && text[at] is '”' or '’') at++;
        return at + words.RoleNoun.StartsAt(text, at, end);
    }

    private int Front(string text, int floor, int at)
    {
        for (var length = words.RoleFiller.EndsAt(text, floor, at); length > 0; length = words.RoleFiller.EndsAt(text, floor, at))
        {
            if (text[at - 1] is '，' or ',' or '：' or '、' or '和' || words.RoleFillerStop.Has(text.AsSpan(at - length, length))) break;
            at -= length;
        }

        return at;
    }

    // 7家, 一批, 多家
    private static bool IsCount(string text, int floor, int at) =>
        at - 2 >= floor && text[at - 1] is '家' or '批' or '户' or '个' or '名' && (Signs.IsNumeral(text[at - 2]) || text[at - 2] is '等' or '首') && !(text[at - 2] is '一' && text[at - 1] != '批');

    // 龙头企业的供应商, 专精特新企业培育库: the role is not the company's.
    private bool IsOfOthers(string text, int at, int end)
    {
        var next = text.AsSpan(at, Math.Min(6, end - at));
        if (next.StartsWith("的")) next = next[1..];
        return words.RoleOfOthers.Opens(next);
    }

    // 链主企业某某药业, 龙头企业——某某集团、某某股份, 作为国家级“小巨人”企业，某某科技
    private bool After(string text, TextSpan paragraph, RoleGroup group, List<Firm> firms, int next, Action<int, RoleGroup, string?> found)
    {
        if (group.IsCounted || next >= firms.Count) return false;
        var at = group.Words.End;
        if (text.AsSpan(at, paragraph.End - at).StartsWith("——")) at += 2;
        else if (at < paragraph.End && text[at] is '：' or '、' or '“' or '”') at++;
        else if (at < paragraph.End && text[at] == '，' && OpensWithAs(text, paragraph.Start, group.Front)) at++;
        else if (text.AsSpan(at, paragraph.End - at).StartsWith("之一的")) at += 3;
        else if (text.AsSpan(at, paragraph.End - at).StartsWith("之一，")) at += 3;
        else at += words.RoleCopula.StartsAt(text, at, paragraph.End);
        if (firms[next].Span.Start != at || text[group.Words.End - 1] is not ('业' or '司' or '”' or '主' or '头' or '核')) return false;
        var chain = ChainBefore(text, paragraph.Start, group.Front) ?? ChainHeading(text, paragraph.Start, group.Front);
        found(next, group, chain);
        while (next + 1 < firms.Count && IsJoined(text, firms[next].Span.End, firms[next + 1].Span.Start)) found(++next, group, chain);
        return true;
    }

    private static bool OpensWithAs(string text, int floor, int at)
    {
        var start = Math.Max(floor, at - 30);
        var clause = text.AsSpan(start, at - start);
        var sign = clause.LastIndexOfAny(Signs.Stops);
        clause = clause[(sign + 1)..];
        return clause.Contains("作为", StringComparison.Ordinal) && clause.LastIndexOf('，') < clause.LastIndexOf("作为", StringComparison.Ordinal);
    }

    private static bool IsJoined(string text, int end, int start) => start - end == 1 && text[end] is '、' or '和' or '与' or '及';

    private void Before(string text, TextSpan paragraph, RoleGroup group, List<Firm> firms, int at, Action<int, RoleGroup, string?> found)
    {
        var end = firms[at].Span.End;
        if (group.Front - end > Reach) return;
        var between = text.AsSpan(end, group.Front - end);
        if (between.ContainsAny(Signs.Stops)) return;
        var said = Said(text, end, group.Front);
        var listed = IsListEnd(between);
        if (!listed && (group.IsCounted || !(IsBeside(text, end, group.Words.Start) || said))) return;
        if (listed && !said && !IsPlainList(between, group, text)) return;
        if (words.RoleStop.IsIn(text, end, group.Front)) return;
        var chain = ChainBefore(text, Math.Max(paragraph.Start, end), group.Front) ?? ChainHeading(text, paragraph.Start, firms[at].Span.Start);
        var first = at;
        var isShared = listed || words.RoleVerb.StartsAt(text, end, group.Front) > 0;
        while (isShared && first > 0 && IsJoined(text, firms[first - 1].Span.End, firms[first].Span.Start)) first--;
        for (var i = first; i <= at; i++) found(i, group, chain);
    }

    // 亚某药业省级“链主”企业, 某某科技(国家级专精特新企业)
    private bool IsBeside(string text, int end, int start)
    {
        if (end < start && text[end] == '(') end++;
        if (end < start && text[end] is '的' or '，') return false;
        return words.RoleFiller.Skip(text, end, start) >= start && !text.AsSpan(end, start - end).ContainsAny(Signs.ListOrClause);
    }

    // 某某科技等3家企业, 某某科技等
    private static bool IsListEnd(ReadOnlySpan<char> between) => between.Length > 0 && between[0] == '等';

    // 等12家龙头企业, 等一批“链主”企业: nothing but a count between.
    private static bool IsPlainList(ReadOnlySpan<char> between, RoleGroup group, string text)
    {
        _ = text;
        var rest = between[1..];
        return rest.Length <= 6 && (group.IsCounted || rest.Length == 0 || !rest.ContainsAny("，、"));
    }

    // 公司是全县唯一的某某产业链链主: a sentence or clause that opens with the company and gives it the role.
    private bool SaidOfCompany(string text, TextSpan paragraph, RoleGroup group)
    {
        if (group.IsCounted) return false;
        var start = Math.Max(paragraph.Start, group.Front - Reach);
        start += text.AsSpan(start, group.Front - start).LastIndexOfAny(Signs.Clauses) + 1;
        if (start > paragraph.Start && text[start - 1] is not ('。' or '，' or '\n')) return false;
        var at = start + words.Company.StartsAt(text, start, group.Front);
        if (at == start || words.RoleStop.IsIn(text, at, group.Front)) return false;
        at = words.RoleLead.Skip(text, at, group.Front);
        var verb = words.RoleVerb.StartsAt(text, at, group.Front);
        var tail = text.AsSpan(Math.Min(group.Front, at + verb), Math.Max(0, group.Front - at - verb));
        return verb > 0 && tail.Length <= 24 && !HasCount(tail) && !tail.ContainsAny('、', '，');
    }

    // 是, 获评, 被认定为 … before the role, in the company's clause or one that begins with them.
    private bool Said(string text, int end, int front)
    {
        var between = text.AsSpan(end, front - end);
        if (between.ContainsAny(Signs.Aside)) return false;
        var comma = between.LastIndexOf('，');
        if (comma >= 0 && between.Count('，') > 2) return false;
        var from = end + comma + 1;
        for (var at = from; at < front; at++)
        {
            var length = words.RoleVerb.StartsAt(text, at, front);
            if (length == 0) continue;
            var lead = text.AsSpan(from, at - from);
            if (comma >= 0 && words.RoleLead.Skip(text, from, at) < at) return false;
            if (comma < 0 && lead.Length > 8 && !lead.StartsWith("等")) return false;
            var tail = text.AsSpan(at + length, front - at - length);
            return tail.Length <= 24 && !HasCount(tail) && !tail.ContainsAny("、，");
        }

        return false;
    }

    private static bool HasCount(ReadOnlySpan<char> words)
    {
        for (var i = 1; i < words.Length; i++)
        {
            if (words[i] is '家' or '户' && Signs.IsNumeral(words[i - 1]) && words[i - 1] != '一') return true;
        }

        return false;
    }

    // 光机电产业链：链主企业为…，链核企业为…: the chain that the sentence opens with.
    private string? ChainHeading(string text, int floor, int at)
    {
        var start = floor + text.AsSpan(floor, at - floor).LastIndexOfAny(Signs.Stops) + 1;
        var colon = text.AsSpan(start, at - start).IndexOf('：');
        if (colon < 0 || colon > LongestChain) return null;
        var phrase = text.AsSpan(start, colon);
        return words.ChainEnd.Ends(phrase) ? chains.Of(phrase) : null;
    }

    // 现代医药产业链“链主”企业: the words in front of the role that end in 产业链, 产业, 行业 or 链.
    private string? ChainBefore(string text, int floor, int at)
    {
        var start = Math.Max(floor, at - LongestChain);
        var phrase = text.AsSpan(start, at - start);
        var bound = phrase.LastIndexOfAny(Signs.BeforeChain);
        phrase = phrase[(bound + 1)..];
        return words.ChainEnd.Ends(phrase) ? chains.Of(phrase) : null;
    }
}
