namespace PolicyML.Text.Layout;

/// <summary>How a line opens: with a dateline (电头), a number of a section, a date.</summary>
internal sealed class LineOpening(LayoutVocabulary words)
{
    private const int HeadWindow = 40;
    private const int NoticeWindow = 14;

    /// <summary>After the dateline that opens a text; 0 where none does.</summary>
    public int DatelineEnd(ReadOnlySpan<char> body)
    {
        var start = 0;
        while (start < Math.Min(3, body.Length - 1) && (Characters.IsBullet(body[start]) || Characters.IsOpenBracket(body[start]))) start++;
        var known = words.Dateline.Longest(body, start, out _);
        if (known > 0) return start + known;
        var limit = Math.Min(body.Length, start + HeadWindow);
        for (var i = start + 1; i < limit; i++)
        {
            var c = body[i];
            if (Characters.IsStop(c) || Characters.Fold(c) is '，' or ',' or '、' or '“' or '《') return 0;
            if (words.Dispatch.Longest(body, i, out _) is var dispatch and > 0 && i > start + 2 && IsAfterDateline(body, i + dispatch)) return i + dispatch;
            if (c == '讯' && PhraseEnds.EndsWith(words.Agency, body[start..i]) && IsAfterDateline(body, i + 1)) return i + 1;
        }

        return 0;
    }

    /// <summary>True where names follow a dateline: in a bracket, or after a title.</summary>
    public bool IsSigned(ReadOnlySpan<char> body, int at)
    {
        while (at < body.Length && (Characters.IsBlank(body[at]) || Characters.IsCloser(body[at]))) at++;
        return at < body.Length && (Characters.IsOpenBracket(body[at]) || words.Title.Longest(body, at, out _) > 1);
    }

    private bool IsAfterDateline(ReadOnlySpan<char> body, int at) =>
        at < body.Length && (!Characters.IsWord(body[at]) || words.Title.Longest(body, at, out _) > 1);

    /// <summary>After a number that opens a section, such as 一、 （一） 1. 第一章 ①; 0 where none does.</summary>
    public static int OrdinalEnd(ReadOnlySpan<char> body)
    {
        var at = Characters.IsOpenBracket(body[0]) || body[0] == '第' ? 1 : 0;
        var digits = at;
        while (digits < body.Length && digits < at + 4 && (Characters.Fold(body[digits]) is (>= '0' and <= '9') || "一二三四五六七八九十百〇零".Contains(body[digits], StringComparison.Ordinal))) digits++;
        if (digits == at || digits >= body.Length) return body[0] is >= '①' and <= '⑳' ? 1 : 0;
        var c = Characters.Fold(body[digits]);
        if (body[0] == '第') return c is '章' or '节' or '条' or '部' or '编' ? digits + 1 : 0;
        if (at == 1) return Characters.IsCloser(c) ? digits + 1 : 0;
        if (c == '、') return digits + 1;
        return c is '.' or '．' && digits + 1 < body.Length && !char.IsAsciiDigit(Characters.Fold(body[digits + 1])) ? digits + 1 : 0;
    }

    /// <summary>True for 招聘启事：… and the like: a notice whose name and text stand in one line.</summary>
    public bool IsNotice(ReadOnlySpan<char> body)
    {
        var limit = Math.Min(body.Length - 1, NoticeWindow);
        for (var i = 0; i < limit; i++)
        {
            if (Characters.IsStop(body[i]) || Characters.IsComma(body[i])) return false;
            var length = words.Notice.Longest(body, i, out _);
            if (length > 0 && i + length < body.Length - 1 && (Characters.IsBlank(body[i + length]) || body[i + length] is '：' or ':')) return true;
        }

        return false;
    }

    /// <summary>True for 3月3日， 近日 and the like.</summary>
    public bool StartsWithDate(ReadOnlySpan<char> body)
    {
        var at = 0;
        while (at < body.Length && at < 12 && (char.IsAsciiDigit(Characters.Fold(body[at])) || body[at] is '年' or '月' or '日')) at++;
        if (at > 0) return body[at - 1] is '日' && at < body.Length;
        return words.DateOpen.Longest(body, 0, out _) > 0;
    }
}
