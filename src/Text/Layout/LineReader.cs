namespace PolicyML.Text.Layout;

/// <summary>Sees the features of single lines: how they begin and end, what they are made of.</summary>
internal sealed class LineReader(LayoutVocabulary words)
{
    private const int TailWindow = 60;
    private const int ShortLength = 40;
    private readonly BylineParser bylines = new(words);
    private readonly LineOpening opening = new(words);
    private readonly SourceLine sources = new(words);

    /// <summary>Fills in the features that one line shows by itself.</summary>
    public void Read(ReadOnlySpan<char> text, PageLine line)
    {
        var body = text[line.TextStart..line.End];
        line.Features.Add(LineFeature.Always);
        line.Features.Add(OfLength(body.Length));
        line.Features.Add(LineFeature.Marked, line.Mark > 0);
        line.Features.Add(LineFeature.Indented, line.Indented);
        ReadStart(body, line);
        ReadEnd(body, line);
        if (body.Length <= BylineParser.MaxLength) ReadShort(body, line);
        else ReadTail(body, line);
    }

    private static LineFeature OfLength(int length) => length switch
    {
        <= 3 => LineFeature.Len3,
        <= 8 => LineFeature.Len8,
        <= 18 => LineFeature.Len18,
        <= 32 => LineFeature.Len32,
        <= 50 => LineFeature.Len50,
        <= 120 => LineFeature.Len120,
        _ => LineFeature.LenMore,
    };

    private void ReadStart(ReadOnlySpan<char> body, PageLine line)
    {
        var c = body[0];
        var end = opening.DatelineEnd(body);
        line.DatelineEnd = end > 0 ? line.TextStart + end : 0;
        line.Signed = end > 0 && opening.IsSigned(body, end);
        ref var f = ref line.Features;
        f.Add(LineFeature.Dateline, line.DatelineEnd > 0);
        f.Add(LineFeature.Dash, Characters.Fold(c) == '—' || body.StartsWith("--", StringComparison.Ordinal));
        f.Add(LineFeature.Bullet, Characters.IsBullet(c));
        f.Add(LineFeature.StartsMid, (Characters.IsStop(c) && c != '…') || (Characters.IsComma(c) && Characters.Fold(c) != '—') || Characters.IsCloser(c) || c is '%' or '％' || (body.Length > 2 && Characters.IsHan(c) && Characters.Fold(body[1]) is '、' or '，' or ','));
        var ordinal = LineOpening.OrdinalEnd(body);
        f.Add(LineFeature.Ordinal, ordinal > 0);
        f.Add(LineFeature.DateOpen, opening.StartsWithDate(body));
        f.Add(LineFeature.Notice, opening.IsNotice(body));
        f.Add(LineFeature.PhotoOpen, words.PhotoOpen.Longest(body, 0, out _) > 0);
        f.Add(LineFeature.Starter, words.Starter.Longest(body, 0, out _) > 0 || char.IsAsciiDigit(Characters.Fold(c)));
        f.Add(LineFeature.JumpTail, body.Length > 4 && PhraseEnds.Within(words.Continued, body[Math.Max(0, body.Length - 12)..]));
        f.Add(LineFeature.ContinuedMark, PhraseEnds.Within(words.Continued, body[..Math.Min(6, body.Length)]));
    }

    private void ReadEnd(ReadOnlySpan<char> body, PageLine line)
    {
        ref var f = ref line.Features;
        var last = body.Length - 1;
        var closers = 0;
        while (last > 0 && Characters.IsCloser(body[last]))
        {
            last--;
            closers++;
        }

        var c = Characters.Fold(body[last]);
        f.Add(c switch
        {
            '…' when body.Length <= ShortLength => LineFeature.EndMark,
            '。' or '…' or '；' or ';' or '．' => LineFeature.EndStop,
            '！' or '？' or '!' or '?' => LineFeature.EndMark,
            '：' or ':' => LineFeature.EndColon,
            _ when closers > 0 => IsBracketed(body) ? LineFeature.EndStop : LineFeature.EndCloser,
            _ when Characters.IsComma(c) => LineFeature.EndComma,
            _ => LineFeature.EndWord,
        });
        f.Add(LineFeature.Suspense, closers == 0 && PhraseEnds.EndsWith(words.Suspense, body));
        Balance(body, ref f);
        CutTail(body, line);
    }

    /// <summary>A note that stands in brackets as a whole is complete.</summary>
    private static bool IsBracketed(ReadOnlySpan<char> body) => body.Length > 12 && Characters.IsOpenBracket(body[0]) && Characters.Fold(body[^1]) is ')' or '】' && body[1..^1].IndexOfAny('）', ')', '】') < 0 && body.IndexOfAny('。', '；') > 0;

    /// <summary>A byline after the last sentence: （记者 X）, or bare names after a blank.</summary>
    private void CutTail(ReadOnlySpan<char> body, PageLine line)
    {
        var from = Math.Max(0, body.Length - TailWindow);
        var stop = body.Length - 1;
        while (stop >= from && !(Characters.IsStop(body[stop]) || (stop > from && Characters.IsCloser(body[stop]) && Characters.IsStop(body[stop - 1])))) stop--;
        if (stop < from || stop >= body.Length - 2) return;
        var tail = body[(stop + 1)..];
        var (start, end) = Characters.Trim(tail, 0, tail.Length);
        if (end - start < 2 || bylines.Parse(tail[start..end]) is not { } match) return;
        var bracketed = Characters.IsOpenBracket(tail[start]);
        if (match.IsPhoto && !match.HasTitle) line.Features.Add(LineFeature.CreditTail);
        else if (bracketed ? match.Names.Count > 0 || match.HasTitle : match.HasTitle || (start > 0 && match.Names.Count is > 0 and <= 4 && end - start <= 14))
        {
            line.Features.Add(match.IsPhoto ? LineFeature.CreditTail : LineFeature.BylineTail);
        }
        else return;

        line.TailByline = line.TextStart + stop + 1 + start;
    }

    private void ReadTail(ReadOnlySpan<char> body, PageLine line)
    {
        line.Features.Add(LineFeature.HasStop);
        line.Features.Add(LineFeature.HasComma);
        line.Features.Add(LineFeature.CreditTail, EndsWithCredit(body));
    }

    private void ReadShort(ReadOnlySpan<char> body, PageLine line)
    {
        ref var f = ref line.Features;
        int stops = 0, commas = 0, digits = 0, han = 0, wordsIn = 0;
        for (var i = 0; i < body.Length; i++)
        {
            var c = Characters.Fold(body[i]);
            if (c is '。' or '；' && i < body.Length - 1) stops++;
            else if (c is '，' or ',') commas++;
            else if (c is '：' or ':') f.Add(LineFeature.HasColon, i < body.Length - 1);
            if (char.IsAsciiDigit(c)) digits++;
            if (Characters.IsHan(c)) han++;
            if (Characters.IsWord(c)) wordsIn++;
        }

        f.Add(LineFeature.HasStop, stops > 0);
        f.Add(LineFeature.HasComma, commas > 0);
        f.Add(LineFeature.Figure, digits > 0 && stops == 0 && body.Length <= 40 && (char.IsAsciiDigit(Characters.Fold(body[^1])) || "%％元亿万吨户家人个".Contains(body[^1], StringComparison.Ordinal)));
        f.Add(LineFeature.NoHan, han == 0);
        f.Add(LineFeature.Digits, digits * 3 > wordsIn);
        f.Add(LineFeature.Symbols, wordsIn * 2 < body.Length);
        f.Add(LineFeature.DashLine, f[LineFeature.Dash] && stops == 0 && body.Length <= 40 && !f[LineFeature.EndStop] && !f[LineFeature.EndComma]);
        f.Add(LineFeature.Appendix, body.Length <= 24 && PhraseEnds.EndsWith(words.Appendix, body));
        f.Add(LineFeature.DocumentTitle, body.Length >= 6 && PhraseEnds.EndsWith(words.Document, body));
        f.Add(LineFeature.PageReference, EndsWithPage(body) && !f[LineFeature.JumpTail]);
        f.Add(LineFeature.TableTitle, IsTableTitle(body));
        f.Add(LineFeature.Salutation, body.Length <= ShortLength && words.Salutation.Longest(body, 0, out _) > 0);
        ReadPhrases(body, line);
        ReadVocabulary(body, ref f);
        ReadNames(body, ref f);
    }

    private static void ReadPhrases(ReadOnlySpan<char> body, PageLine line)
    {
        Span<int> parts = stackalloc int[8];
        var count = 0;
        var run = 0;
        for (var i = 0; i <= body.Length; i++)
        {
            if (i < body.Length && !Characters.IsBlank(body[i]))
            {
                run++;
                continue;
            }

            if (run > 0 && count < parts.Length) parts[count++] = run;
            run = 0;
        }

        line.Features.Add(LineFeature.HasBlank, count > 1);
        line.Features.Add(LineFeature.Row, !line.Has(LineFeature.HasStop) && IsRow(body, count));
        if (count < 2) return;
        var parallel = parts[0] is >= 2 and <= 10;
        for (var i = 1; i < count; i++) parallel &= Math.Abs(parts[i] - parts[0]) <= 1;
        line.Features.Add(LineFeature.Parallel, parallel);
    }

    /// <summary>A row of a table, its head (指标 单位 累计) or the unit that holds for it (单位：万元).</summary>
    private static bool IsRow(ReadOnlySpan<char> body, int cells) =>
        (cells > 2 && body.ContainsAnyInRange('0', '9')) || (cells > 1 && body.Contains('\t')) || (cells > 2 && body.StartsWith("指标")) || (body.Length <= 16 && body.TrimStart("（(").StartsWith("单位：") && !body.Contains("公司", StringComparison.Ordinal));

    /// <summary>表1 …, 附表：…: what stands above a table.</summary>
    private bool IsTableTitle(ReadOnlySpan<char> body)
    {
        if (body.Length > ShortLength) return false;
        if (body.Length > 2 && body[0] == '表' && (char.IsAsciiDigit(Characters.Fold(body[1])) || "一二三四五六七八".Contains(body[1], StringComparison.Ordinal))) return true;
        return body.StartsWith("附表") || PhraseEnds.EndsWith(words.TableTitle, body);
    }

    /// <summary>第9期, 总第96期: the number of an issue, with nothing more said of it.</summary>
    private static bool HasIssueNumber(ReadOnlySpan<char> body)
    {
        for (var at = 2; at < body.Length; at++)
        {
            if (body[at] != '期' || (at + 1 < body.Length && Characters.IsHan(body[at + 1]))) continue;
            var from = at;
            while (from > 0 && char.IsAsciiDigit(Characters.Fold(body[from - 1]))) from--;
            if (from < at && from > 0 && body[from - 1] == '第') return true;
        }

        return false;
    }

    private void ReadVocabulary(ReadOnlySpan<char> body, ref FeatureSet f)
    {
        int cues = 0, seen = 0, cueEnd = 0;
        for (var starts = words.Inside.StartsIn(body); starts.MoveNext();)
        {
            var i = starts.Current;
            foreach (var (length, kinds) in starts.Prefixes())
            {
                if ((kinds & LayoutVocabulary.MastheadKind) != 0 && i >= cueEnd)
                {
                    cues++;
                    cueEnd = i + length;
                }

                seen |= kinds;
            }
        }

        f.Add(LineFeature.Function, (seen & LayoutVocabulary.FunctionKind) != 0);
        f.Add(LineFeature.HasVerb, (seen & LayoutVocabulary.VerbKind) != 0);
        f.Add(LineFeature.PersonAct, (seen & LayoutVocabulary.PersonActKind) != 0);
        f.Add(LineFeature.HasSelf, (seen & LayoutVocabulary.SelfKind) != 0);
        ReadEnds(body, ref f);
        f.Add(LineFeature.Quoted, body.Contains('“') && body.Contains('”'));
        f.Add(LineFeature.Measured, HasMeasure(body));
        if (f[LineFeature.HasStop]) cues = 0;
        f.Add(LineFeature.IssueNumber, body.Length <= ShortLength && HasIssueNumber(body));
        if (f[LineFeature.IssueNumber]) cues += 2;
        f.Add(LineFeature.MastheadCue, cues > 0);
        f.Add(LineFeature.MastheadCues, cues > 1);
        if (!f[LineFeature.IssueNumber]) return;
        f.Remove(LineFeature.Row);
        f.Remove(LineFeature.Figure);
    }

    /// <summary>A number with its unit: 5.3%, 221亿元.</summary>
    private bool HasMeasure(ReadOnlySpan<char> body)
    {
        for (var i = 1; i < body.Length; i++)
        {
            if (char.IsAsciiDigit(Characters.Fold(body[i - 1])) && words.Measure.Longest(body, i, out _) > 0) return true;
        }

        return false;
    }

    private void ReadEnds(ReadOnlySpan<char> body, ref FeatureSet f)
    {
        f.Add(LineFeature.KickerEnd, PhraseEnds.EndsWith(words.KickerEnd, body));
        f.Add(LineFeature.OrgEnd, PhraseEnds.EndsWith(words.Org, body));
        f.Add(LineFeature.Column, words.Column.Find(body) >= 0);
        f.Add(LineFeature.Address, body.IndexOf("http", StringComparison.OrdinalIgnoreCase) >= 0 || body.IndexOf("www.", StringComparison.OrdinalIgnoreCase) >= 0 || body.Contains('@'));
        f.Add(LineFeature.DateLine, IsDateLine(body));
        f.Add(LineFeature.Session, body.IndexOf("会议上", StringComparison.Ordinal) >= 0 || body.IndexOf("大会上", StringComparison.Ordinal) >= 0);
        f.Add(LineFeature.Office, body.Length <= 24 && HasOffice(body));
    }

    private void ReadNames(ReadOnlySpan<char> body, ref FeatureSet f)
    {
        f.Add(LineFeature.CreditTail, EndsWithCredit(body));
        f.Add(LineFeature.Source, sources.IsSource(body));
        if (f[LineFeature.HasStop] || (f[LineFeature.EndStop] && body.Length > 30) || bylines.Parse(body) is not { } match) return;
        var bracketed = Characters.IsOpenBracket(body[0]) && Characters.IsCloser(body[^1]);
        if (match.IsPhoto) f.Add(LineFeature.Credit);
        if (match.IsPhoto && match.HasTitle && body.IndexOf("报道", StringComparison.Ordinal) > 0) f.Add(LineFeature.PhotoReport);
        if (match.IsPhoto) return;
        if (match.HasTitle) f.Add(match.Names.Count > 0 || body.Length > 4 ? LineFeature.Byline : LineFeature.Column);
        else f.Add(bracketed ? LineFeature.BracketNames : LineFeature.BareNames);
    }

    /// <summary>An office with a name after it, such as 县长 X.</summary>
    private bool HasOffice(ReadOnlySpan<char> body)
    {
        for (var i = 0; i < body.Length - 2; i++)
        {
            var length = words.Office.Longest(body, i, out _);
            if (length > 0 && i + length < body.Length && Characters.IsBlank(body[i + length])) return true;
        }

        return false;
    }

    /// <summary>A line of an index of the page: its text ends in 3版 or 第3版.</summary>
    private static bool EndsWithPage(ReadOnlySpan<char> body)
    {
        var end = body.Length;
        while (end > 0 && Characters.IsCloser(body[end - 1])) end--;
        return end > 3 && body[end - 1] == '版' && (char.IsAsciiDigit(Characters.Fold(body[end - 2])) || "一二三四五六七八".Contains(body[end - 2], StringComparison.Ordinal));
    }

    private bool EndsWithCredit(ReadOnlySpan<char> body)
    {
        for (var i = Math.Max(0, body.Length - 6); i < body.Length; i++)
        {
            var length = words.Photo.Longest(body, i, out _);
            if (length == 0 || (length == 1 && body[i] is not '摄')) continue;
            var end = i + length;
            if (end == body.Length || (end == body.Length - 1 && Characters.IsCloser(body[end]))) return i > 2;
        }

        return false;
    }

    private static bool IsDateLine(ReadOnlySpan<char> body)
    {
        if (body.Length > 40) return false;
        int digits = 0, units = 0;
        foreach (var c in body)
        {
            var folded = Characters.Fold(c);
            if (char.IsAsciiDigit(folded) || "〇一二三四五六七八九十".Contains(folded, StringComparison.Ordinal)) digits++;
            else if (folded is '年' or '月' or '日' or '-' or ':' or '：' or '时' or '分' or '星' or '期' or '/' or '.' || folded == ' ') units++;
        }

        return digits >= 3 && units >= 2 && (digits + units) * 10 >= body.Length * 8;
    }

    private static void Balance(ReadOnlySpan<char> body, ref FeatureSet f)
    {
        if (body.Length > 400) return;
        var depth = 0;
        var loose = false;
        foreach (var c in body)
        {
            if (Characters.IsOpener(c)) depth++;
            else if (Characters.IsCloser(c))
            {
                if (depth == 0) loose = true;
                else depth--;
            }
        }

        f.Add(LineFeature.OpenQuote, depth > 0);
        f.Add(LineFeature.LooseCloser, loose && !f[LineFeature.Ordinal]);
    }
}
