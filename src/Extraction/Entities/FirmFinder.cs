using PolicyML.Core;
using PolicyML.Extraction.Cues;
using PolicyML.Text.Places;

namespace PolicyML.Extraction.Entities;

/// <summary>Finds names of companies: full names by their legal form, short names by their trade and what stands around them.</summary>
internal sealed class FirmFinder
{
    private const string NoBrand = "以的和是在被把了将与及或从对向到等其该这那每各某并而但也都就还称股";
    private const int LongestFull = 26;
    private const int LongestShort = 8;
    private readonly EntityVocabulary words;
    private readonly ChainTerms terms;

    public FirmFinder(EntityVocabulary words, ChainTerms terms)
    {
        this.words = words;
        this.terms = terms;
    }

    /// <summary>Fills a list with the companies of a paragraph, from left to right, none over another.</summary>
    public void Find(ReadOnlySpan<char> text, TextSpan paragraph, List<EntityToken> tokens, Gazetteer? gazetteer, List<Firm> firms)
    {
        firms.Clear();
        for (var i = 0; i < tokens.Count; i++)
        {
            var floor = firms.Count > 0 ? firms[^1].Span.End : paragraph.Start;
            switch (tokens[i].Kind)
            {
                case EntityKind.FullSuffix when Full(text, floor, tokens[i], gazetteer) is { } full:
                    firms.Add(full);
                    break;
                case EntityKind.Company when !IsRunOn(text, tokens, i, paragraph.End):
                    firms.Add(new Firm(tokens[i].Span, FirmForm.Known, true));
                    break;
                case EntityKind.FirmSuffix or EntityKind.TradeSuffix:
                    var last = LastOfChain(tokens, i);
                    if (tokens[last].IsShortSuffix && !IsPartOfFull(text, tokens, last) && Short(text, new TextSpan(floor, paragraph.End), tokens, i, last, gazetteer) is { } found) firms.Add(found);
                    i = last;
                    break;
                default:
                    break;
            }
        }
    }

    private static int LastOfChain(List<EntityToken> tokens, int at)
    {
        while (at + 1 < tokens.Count && tokens[at + 1].Start == tokens[at].End && tokens[at + 1].IsShortSuffix) at++;
        return at;
    }

    // 生物 of 某某生物有限公司, 药业 of 某某药业(集团)股份有限公司
    private static bool IsPartOfFull(ReadOnlySpan<char> text, List<EntityToken> tokens, int at)
    {
        for (var next = at + 1; next < tokens.Count && tokens[next].Start - tokens[at].End <= 12; next++)
        {
            if (text[tokens[at].End..tokens[next].Start].ContainsAny(Signs.OutsideFullName)) return false;
            if (tokens[next].Kind == EntityKind.FullSuffix) return true;
        }

        return false;
    }

    private static bool IsRunOn(ReadOnlySpan<char> text, List<EntityToken> tokens, int at, int end)
    {
        if (IsPartOfFull(text, tokens, at)) return true;
        return tokens[at].End < end && text[tokens[at].End..end].StartsWith("路") || (tokens[at].End + 1 < end && text[tokens[at].End..end].StartsWith("大学"));
    }

    private Firm? Full(ReadOnlySpan<char> text, int floor, EntityToken suffix, Gazetteer? gazetteer)
    {
        var hard = Signs.Boundary(text, floor, suffix.Start, LongestFull, 8);
        if (hard < 0) hard = suffix.Start - LongestFull;
        var start = AfterCuts(text, hard, suffix.Start, words.OrgCut, null);
        var quote = text[start..suffix.Start].LastIndexOfAny('”', '“');
        start += quote + 1;
        start = FromPlace(text, start, suffix.Start, gazetteer);
        if (suffix.Start - start < 2 || suffix.Start - start > LongestFull - 2 || Signs.IsNumeral(text[start]) || text[start] is '(' or ')' or '”' or '“') return null;
        if (start == hard && hard == suffix.Start - LongestFull) return null;
        return HasBrand(text[start..suffix.Start]) ? new Firm(new TextSpan(start, suffix.End), FirmForm.Full, true) : null;
    }

    // After the last word that a name does not hold.
    private int AfterCuts(ReadOnlySpan<char> text, int from, int to, WordSet first, WordSet? second)
    {
        var start = from;
        for (var at = from; at < to;)
        {
            var keep = words.Keep.StartsAt(text, at, to);
            var cut = Math.Max(first.StartsAt(text, at, to), second?.StartsAt(text, at, to) ?? 0);
            if (cut > keep) start = at + cut;
            at += Math.Max(1, Math.Max(keep, cut));
        }

        return start;
    }

    // A company's name begins with its place; what stands before belongs to the sentence, unless the place is all that follows.
    private int FromPlace(ReadOnlySpan<char> text, int start, int end, Gazetteer? gazetteer)
    {
        if (gazetteer is null) return start;
        var (found, run) = (start, -1);
        foreach (var mention in gazetteer.Enumerate(text[start..end]))
        {
            var at = start + mention.Span.Start;
            var isNext = at == run;
            run = at > start && text[at - 1] == '(' ? -1 : start + mention.Span.End;
            if (run < 0 || isNext || (mention.Form.NeedsSupport && at > start)) continue;
            if (HasBrand(text[run..end])) found = at;
        }

        return found;
    }

    // Something besides trades and common words: at least two code units, or a place or 中国 in front of a long name.
    private bool HasBrand(ReadOnlySpan<char> body)
    {
        var own = 0;
        for (var at = 0; at < body.Length;)
        {
            var common = Math.Max(words.BrandStop.StartsAt(body, at, body.Length), words.Generic.StartsAt(body, at, body.Length));
            if (common == 0 && body[at] is not ('(' or ')')) own++;
            at += Math.Max(1, common);
        }

        return own >= 2 || (body.Length >= 6 && (own >= 1 || body.StartsWith("中国") || body.StartsWith("国家")));
    }

    private Firm? Short(ReadOnlySpan<char> text, TextSpan room, List<EntityToken> tokens, int first, int last, Gazetteer? gazetteer)
    {
        var end = tokens[last].End;
        var brandEnd = tokens[first].Start;
        var floor = first > 0 && tokens[first - 1].Kind is not EntityKind.Hidden ? Math.Max(room.Start, tokens[first - 1].End) : room.Start;
        var start = Signs.Boundary(text, floor, brandEnd, LongestShort, 0);
        if (start < 0) start = AfterCuts(text, brandEnd - LongestShort, brandEnd, words.OrgCut, words.FirmLeft) is var cut && cut > brandEnd - LongestShort ? cut : -1;
        else start = AfterCuts(text, start, brandEnd, words.OrgCut, words.FirmLeft);
        if (start < 0) return null;
        start = WithoutArea(text, start, brandEnd, gazetteer);
        var strong = tokens[last].Kind == EntityKind.FirmSuffix;
        if (!IsBrand(text[start..brandEnd], strong ? 4 : 3) || IsCommonNoun(text, start, brandEnd, end, strong, gazetteer)) return null;
        if (end < room.End && text[end] is '化' or '学' or '业' or '部' or '路' or '区' or '县' or '市' or '镇' or '村' or '务' or '类' or '品' or '型' or '级') return null;
        var right = words.FirmRight.StartsAt(text, end, room.End) > 0;
        return new Firm(new TextSpan(start, end), strong ? FirmForm.Short : FirmForm.Trade, strong || right);
    }

    // 芮城县大禹生物 is 大禹生物, 山西亚宝药业 stays.
    private static int WithoutArea(ReadOnlySpan<char> text, int start, int brandEnd, Gazetteer? gazetteer)
    {
        for (var at = brandEnd - 2; at > start; at--)
        {
            if (text[at - 1] is not ('省' or '市' or '县' or '区' or '镇' or '乡' or '村')) continue;
            if (gazetteer is null || gazetteer.FindName(text[start..at]) is not null || text[at - 1] is '镇' or '乡' or '村') return at;
        }

        return start;
    }

    // 工程机械, 威海碳纤维: a term of the trade, or one behind a place.
    private bool IsCommonNoun(ReadOnlySpan<char> text, int start, int brandEnd, int end, bool strong, Gazetteer? gazetteer)
    {
        for (var at = start; at < brandEnd; at++)
        {
            if (terms.IsTerm(text[at..end])) return true;
        }

        if (gazetteer is null) return false;
        foreach (var mention in gazetteer.Enumerate(text[start..brandEnd]))
        {
            if (mention.Span.Start == 0 && (!strong || mention.Span.End == brandEnd - start) && !mention.Form.NeedsSupport) return text[brandEnd..end] is not "集团";
        }

        return false;
    }

    private bool IsBrand(ReadOnlySpan<char> brand, int longest)
    {
        if (brand.Length < 2 || brand.Length > longest + (brand.ContainsAnyExceptInRange('\u4E00', '\u9FFF') ? 2 : 0)) return false;
        for (var at = 0; at < brand.Length; at++)
        {
            if (words.BrandStop.StartsAt(brand, at, brand.Length) >= 2) return false;
        }

        foreach (var c in brand)
        {
            if (Signs.IsNumeral(c) && !char.IsAsciiDigit(c) && c is not ('三' or '九' or '万' or '百' or '千' or '一' or '六')) return false;
            if (NoBrand.Contains(c) || char.IsAsciiDigit(c) || c is '(' or ')' or '.' or '%' or '-' or '·' or '+') return false;
        }

        return true;
    }
}
