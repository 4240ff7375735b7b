namespace PolicyML.Text.Layout;

/// <summary>Sees the features that a line shows beside its neighbours and on its page.</summary>
internal sealed class PageReader(LayoutVocabulary words)
{
    private const int BodyLength = 33;
    private const int ShortLength = 32;
    private const int ShortestReport = 2500;
    private readonly LineReader reader = new(words);

    /// <summary>Fills in all features of all lines.</summary>
    /// <returns>The pairs of characters seen on the page.</returns>
    public PairSet Read(string source, PageLine[] lines)
    {
        var text = source.AsSpan();
        var seen = new PairSet(source, lines, words.Word);
        foreach (var line in lines) reader.Read(text, line);

        MarkWidth(lines);
        var ordinals = MarkPage(text, lines);
        for (var i = 0; i < lines.Length; i++) MarkSource(lines, i);
        for (var i = 0; i < lines.Length; i++)
        {
            MarkBefore(lines, i);
            MarkAfter(lines, i);
            if (i + 1 < lines.Length) MarkJoin(text, seen, lines, i);
            lines[i].Features.Add(LineFeature.HeadShape, HasHeadShape(lines[i]));
            lines[i].Features.Add(LineFeature.Unnumbered, ordinals > 1 && IsUnnumbered(lines[i]));
        }

        return seen;
    }

    /// <summary>True where a line of body text ends within a sentence.</summary>
    public static bool IsUnfinished(PageLine line)
    {
        if (line.TailByline > 0 || line.Has(LineFeature.JumpTail) || line.Has(LineFeature.EndStop) || line.Has(LineFeature.EndMark) || line.Has(LineFeature.EndColon)) return false;
        return line.Length >= BodyLength || line.Has(LineFeature.HasStop) || line.Has(LineFeature.HasComma) || line.Has(LineFeature.FullWidth) || line.Has(LineFeature.EndComma) || line.Has(LineFeature.JoinsNextWord);
    }

    /// <summary>A short line that is a whole, without the end of a sentence.</summary>
    private static bool HasHeadShape(PageLine line) =>
        line.Length > 3 && IsShort(line) && !line.Has(LineFeature.EndColon) && !line.Has(LineFeature.JoinsNextWord) && !line.Has(LineFeature.FullWidth) && !line.Has(LineFeature.StartsMid) && !line.Has(LineFeature.Suspense) && !line.Has(LineFeature.OpenQuote);

    private static bool IsSession(PageLine line) => line.Has(LineFeature.Session) && IsShort(line);

    private static bool IsShort(PageLine line) =>
        line.Length <= ShortLength + (line.Has(LineFeature.Session) ? 16 : 0) && !line.Has(LineFeature.HasStop) && !line.Has(LineFeature.EndStop) && !line.Has(LineFeature.EndComma);

    /// <summary>Text with hard line breaks: most lines are of one width and end within a sentence.</summary>
    private static void MarkWidth(PageLine[] lines)
    {
        const int Longest = 80;
        Span<int> counts = stackalloc int[Longest + 1];
        foreach (var line in lines)
        {
            if (line.Length <= Longest && !line.Has(LineFeature.EndStop)) counts[line.Length]++;
        }

        var width = 0;
        var most = 0;
        for (var w = 12; w < Longest; w++)
        {
            var near = counts[w] + counts[w - 1] + counts[w + 1];
            if (near <= most) continue;
            most = near;
            width = w;
        }

        if (most < 6 || most * 10 < lines.Length * 4) return;
        foreach (var line in lines) line.Features.Add(LineFeature.FullWidth, line.Length >= width - 2);
    }

    /// <summary>A headline's shape without a number, on a page whose headings are numbered.</summary>
    private static bool IsUnnumbered(PageLine line) =>
        line.Has(LineFeature.HeadShape) && !line.Has(LineFeature.Ordinal) && !line.Has(LineFeature.Row) && !line.Has(LineFeature.TableTitle) && !line.Has(LineFeature.PageReport);

    /// <summary>Marks what the page as a whole looks like.</summary>
    /// <returns>How many short lines begin with an ordinal.</returns>
    private static int MarkPage(ReadOnlySpan<char> text, PageLine[] lines)
    {
        int marks = 0, datelines = 0, bylines = 0, ordinals = 0, sessions = 0, top = int.MaxValue;
        long letters = 0;
        foreach (var line in lines)
        {
            letters += line.Length;
            if (line.Mark > 0)
            {
                marks++;
                top = Math.Min(top, line.Mark);
            }

            if (line.Has(LineFeature.Dateline)) datelines++;
            if (line.Has(LineFeature.Byline)) bylines++;
            if (line.Has(LineFeature.Ordinal) && IsShort(line)) ordinals++;
            if (line.Has(LineFeature.Session) && IsShort(line)) sessions++;
        }

        for (var i = 0; i < lines.Length; i++)
        {
            ref var f = ref lines[i].Features;
            f.Add(LineFeature.PageMarked, marks > 1);
            if (datelines + bylines < 2) f.Remove(LineFeature.Notice);
            f.Add(LineFeature.PageDatelines, datelines > 1);
            f.Add(LineFeature.PageReport, datelines == 0 && (sessions > 0 || (ordinals > 2 && letters > ShortestReport)));
            f.Add(LineFeature.PageMany, lines.Length > 12);
            f.Add(LineFeature.MarkedDeep, lines[i].Mark > top);
            f.Add(LineFeature.Repeated, i > 0 && lines[i].Length == lines[0].Length && text[lines[i].TextStart..lines[i].End].SequenceEqual(text[lines[0].TextStart..lines[0].End]));
        }

        return ordinals;
    }

    /// <summary>An office that a text comes from is named between its headline and its first paragraph.</summary>
    private static void MarkSource(PageLine[] lines, int i)
    {
        if (i == 0 || i == lines.Length - 1 || lines[i + 1].Length <= BodyLength || lines[i - 1].Length <= 3 || !IsShort(lines[i - 1])) return;
        ref var f = ref lines[i].Features;
        if (f[LineFeature.Source] && !f[LineFeature.MastheadCues]) f.Add(LineFeature.Byline);
        if (!f[LineFeature.PhotoReport]) return;
        f.Remove(LineFeature.Credit);
        f.Add(LineFeature.Byline);
    }

    private static void MarkBefore(PageLine[] lines, int i)
    {
        ref var f = ref lines[i].Features;
        f.Add(LineFeature.First, i == 0);
        f.Add(LineFeature.GapBefore, lines[i].Gap >= 3);
        f.Add(LineFeature.CrumbBefore, lines[i].AfterCrumb);
        if (i == 0) return;
        var before = lines[i - 1];
        f.Add(LineFeature.PrevUnfinished, IsUnfinished(before));
        f.Add(LineFeature.PrevBylineTail, before.Has(LineFeature.BylineTail) || before.Has(LineFeature.BracketNames));
        f.Add(LineFeature.PrevFigure, before.Has(LineFeature.Figure) || before.Has(LineFeature.Row));
        f.Add(LineFeature.PrevShort, IsShort(before));
        f.Add(LineFeature.PrevMarked, before.Mark > 0);
        f.Add(LineFeature.PrevDash, before.Has(LineFeature.Dash) && IsShort(before));
        f.Add(LineFeature.PrevByline, before.Has(LineFeature.Byline));
        f.Add(LineFeature.PrevMasthead, before.Has(LineFeature.MastheadCue) || before.Has(LineFeature.Address) || before.Has(LineFeature.DateLine));
    }

    private static void MarkAfter(PageLine[] lines, int i)
    {
        ref var f = ref lines[i].Features;
        f.Add(LineFeature.Last, i == lines.Length - 1);
        if (i == lines.Length - 1) return;
        var next = lines[i + 1];
        // The name of a paper or bulletin, with the number of its issue below.
        if (i == 0 && next.Has(LineFeature.IssueNumber) && !lines[i].Has(LineFeature.HasVerb) && lines[i].Length <= 12) f.Add(LineFeature.MastheadCues);
        f.Add(LineFeature.GapAfter, next.Gap >= 3);
        f.Add(LineFeature.CrumbAfter, next.AfterCrumb);
        f.Add(LineFeature.NextDateline, next.Has(LineFeature.Dateline));
        f.Add(LineFeature.NextByline, next.Has(LineFeature.Byline));
        f.Add(LineFeature.NextDash, next.Has(LineFeature.Dash) && IsShort(next));
        f.Add(LineFeature.NextSession, IsSession(next) || (next.Has(LineFeature.DateLine) && i + 2 < lines.Length && IsSession(lines[i + 2])));
        f.Add(LineFeature.NextCredit, next.Has(LineFeature.Credit));
        f.Add(LineFeature.NextCreditTail, next.Has(LineFeature.CreditTail));
        f.Add(LineFeature.NextFigure, next.Has(LineFeature.Figure) || next.Has(LineFeature.Row));
        f.Add(LineFeature.NextShort, IsShort(next));
        f.Add(LineFeature.NextLong, next.Length > 60);
        f.Add(LineFeature.NextMarked, next.Mark > 0);
        f.Add(LineFeature.NextOrdinal, next.Has(LineFeature.Ordinal));
        f.Add(LineFeature.NextMasthead, next.Has(LineFeature.MastheadCue) || next.Has(LineFeature.Address) || next.Has(LineFeature.DateLine));
        if (i + 2 >= lines.Length) return;
        var second = lines[i + 2];
        f.Add(LineFeature.NextNextDateline, (IsShort(next) || next.Has(LineFeature.CreditTail)) && (second.Has(LineFeature.Dateline) || second.Has(LineFeature.Byline)));
        f.Add(LineFeature.NextNextCredit, second.Has(LineFeature.Credit));
    }

    /// <summary>A line cut within a word: its last and the next line's first characters stand together elsewhere on the page.</summary>
    private static void MarkJoin(ReadOnlySpan<char> text, PairSet seen, PageLine[] lines, int i)
    {
        var line = lines[i];
        var next = lines[i + 1];
        line.Features.Add(LineFeature.NextStarter, next.Has(LineFeature.Starter));
        line.Features.Add(LineFeature.NextStartsMid, next.Has(LineFeature.StartsMid));
        if (next.Mark > 0 || next.Has(LineFeature.Dateline) || next.Has(LineFeature.Starter) || next.Has(LineFeature.Ordinal)) return;
        var a = text[line.End - 1];
        var b = text[next.TextStart];
        if (!Characters.IsHan(a) || !Characters.IsHan(b)) return;
        var word = seen.IsWord(a, b);
        if (!word && !seen.Contains(a, b)) return;
        line.Features.Add(LineFeature.JoinsNext);
        next.Features.Add(LineFeature.JoinsPrev);
        if (line.Length < 2 || next.Length < 2) return;
        if (word || seen.Contains(text[line.End - 2], a, b) || seen.Contains(a, b, text[next.TextStart + 1])) line.Features.Add(LineFeature.JoinsNextWord);
    }
}
