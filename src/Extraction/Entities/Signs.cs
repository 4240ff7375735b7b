using System.Buffers;

namespace PolicyML.Extraction.Entities;

/// <summary>Classes of characters that bound names.</summary>
internal static class Signs
{
    public static readonly SearchValues<char> Stops = SearchValues.Create("。；！？\n");
    public static readonly SearchValues<char> Clauses = SearchValues.Create("，。；：、！？(");
    public static readonly SearchValues<char> ListOrClause = SearchValues.Create("、和，：");
    public static readonly SearchValues<char> Aside = SearchValues.Create("：“”《》(");
    public static readonly SearchValues<char> BeforeChain = SearchValues.Create("，。；：、“”()是为的在");
    public static readonly SearchValues<char> OutsideFullName = SearchValues.Create("，。；、：的“”《》和");
    public static readonly SearchValues<char> OutsideStage = SearchValues.Create("；：。！？“”");

    public static readonly SearchValues<char> OfDate = SearchValues.Create("0123456789年月日");

    public static bool EndsSentence(char c) => c is '。' or '！' or '？' or '!' or '?' or '\n' or '…';

    /// <summary>A sign that no name reaches over, brackets and quotes apart.</summary>
    public static bool Bounds(char c) => EndsSentence(c) || c is '，' or '；' or '：' or '、' or ',' or ';' or ':' or '《' or '》' or '〈' or '〉' or '【' or '】' or '[' or ']' or '—' or '｜' or '|' or '/' or '▲' or '■' or '●' or '"' or ' ';

    public static bool IsNumeral(char c) => char.IsAsciiDigit(c) || c is '一' or '二' or '三' or '四' or '五' or '六' or '七' or '八' or '九' or '十' or '百' or '千' or '万' or '亿' or '两' or '多' or '余' or '几' or '数';

    /// <summary>After a bracket and a colon that follow a name: 某某项目(某县)：.</summary>
    public static int AfterAside(string text, int at, int end)
    {
        if (at < end && text[at] == '(')
        {
            var close = text.AsSpan(at, Math.Min(24, end - at)).IndexOf(')');
            if (close > 0) at += close + 1;
        }

        return at < end && text[at] == '：' ? at + 1 : at;
    }

    /// <summary>Part of a printed sum before its unit: 1.5, 三十几.</summary>
    public static bool IsOfSum(char c) => IsNumeral(c) || c is '.' or ',' or '近' or '约' or '超' or '-' or '~' or '至' or '元' or '美' or '欧';

    /// <summary>
    /// The first position after the last sign before <paramref name="at"/> that no name reaches over; a pair of
    /// brackets or quotes of at most <paramref name="inner"/> code units is stepped over. -1 where it lies farther back than <paramref name="reach"/>.
    /// </summary>
    public static int Boundary(ReadOnlySpan<char> text, int floor, int at, int reach, int inner)
    {
        var lowest = Math.Max(floor, at - reach);
        var i = at;
        while (i > lowest)
        {
            var c = text[i - 1];
            if (c is ')' or '”' or '’' or '」')
            {
                var open = Opening(text, lowest, i - 1, inner);
                if (open < 0) return i;
                i = open;
                continue;
            }

            if (Bounds(c) || c is '(' or '“' or '‘' or '「') return i;
            i--;
        }

        return i == floor ? i : -1;
    }

    // The bracket that opens what closes at a position; -1 where it is too far or a sign stands between.
    private static int Opening(ReadOnlySpan<char> text, int lowest, int close, int inner)
    {
        var sign = text[close] switch { ')' => '(', '”' => '“', '’' => '‘', _ => '「' };
        for (var i = close - 1; i >= lowest && close - i <= inner + 1; i--)
        {
            if (text[i] == sign) return close - i > 1 ? i : -1;
            if (Bounds(text[i]) || text[i] is '(' or '“') return -1;
        }

        return -1;
    }
}
