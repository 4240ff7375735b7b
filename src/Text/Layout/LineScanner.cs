namespace PolicyML.Text.Layout;

/// <summary>Takes a source apart into lines, without the crumbs of web pages.</summary>
internal sealed class LineScanner(LayoutVocabulary words)
{
    private const int LongTail = 400;
    private const int ShortTail = 40;
    private const int LastLines = 3;

    /// <summary>The lines that hold text; crumbs are left out, and cut off the end of long lines.</summary>
    public PageLine[] Scan(string text)
    {
        var lines = new List<PageLine>();
        var gap = 0;
        var crumb = false;
        var label = false;
        for (var at = 0; at < text.Length;)
        {
            var length = text.AsSpan(at).IndexOf('\n');
            var end = length < 0 ? text.Length : at + length;
            var line = Read(text, at, end);
            if (line is null) gap++;
            else if (IsCrumb(text.AsSpan(line.Start, line.End - line.Start)) || (label && line.Length <= 20))
            {
                crumb = true;
                label = text[line.End - 1] is ':' or '：';
                gap = 0;
            }
            else
            {
                line.Gap = (byte)Math.Min(gap, 255);
                line.AfterCrumb = crumb;
                AddSplit(text, line, lines);
                gap = 0;
                crumb = false;
                label = false;
            }

            at = end + 1;
        }

        for (var i = 0; i < lines.Count; i++) lines[i].End = CutTail(text, lines[i], i >= lines.Count - LastLines ? LongTail : ShortTail);
        return [.. lines];
    }

    private static PageLine? Read(string text, int start, int end)
    {
        var (from, to) = Characters.Trim(text, start, end);
        if (from == to) return null;
        var line = new PageLine
        {
            Start = from,
            TextStart = from,
            Indented = from - start >= 2 || (from > start && text[start] == '\u3000'),
        };
        var marks = from;
        while (marks < to && text[marks] is '#' or '>') marks++;
        if (marks > from && marks - from <= 6 && marks < to)
        {
            line.Mark = text[from] == '#' ? (byte)(marks - from) : (byte)0;
            line.TextStart = Characters.Trim(text, marks, to).Start;
        }

        while (to - line.TextStart > 4 && text[line.TextStart] == '*' && text[line.TextStart + 1] == '*') line.TextStart++;
        if (line.TextStart > from && text[line.TextStart] == '*') line.TextStart++;
        line.End = to;
        return to > line.TextStart ? line : null;
    }

    private int CutTail(string text, PageLine line, int window)
    {
        if (line.Length < 30) return line.End;
        var span = text.AsSpan(0, line.End);
        foreach (var i in words.Tail.StartsIn(span, Math.Max(line.TextStart + 1, line.End - window)))
        {
            if (words.Tail.Longest(span, i, out _) == 0) continue;
            if (Characters.IsWord(span[i - 1]) && line.End - i > ShortTail) continue;
            return Characters.Trim(text, line.TextStart, i).End;
        }

        return line.End;
    }

    private bool IsCrumb(ReadOnlySpan<char> line)
    {
        if (line.Length <= 12 && words.Crumb.Find(line) >= 0) return true;
        if (line.Length <= 60 && words.CrumbPrefix.Longest(line, 0, out _) > 0) return true;
        return line.Length <= 60 && (IsToolbar(line) || IsKey(line));
    }

    /// <summary>A key that a content system left: letters and digits in one run.</summary>
    private static bool IsKey(ReadOnlySpan<char> line)
    {
        var digits = 0;
        foreach (var c in line)
        {
            if (!char.IsAsciiLetterOrDigit(c) && c is not (':' or '_' or '-')) return false;
            if (char.IsAsciiDigit(c)) digits++;
        }

        return line.Length >= 16 && digits >= 4;
    }

    /// <summary>Words of a web page's bars between blanks and signs, such as 首页 &gt; 要闻 or 字号：大 中 小; also signs without any word.</summary>
    private bool IsToolbar(ReadOnlySpan<char> line)
    {
        int tools = 0, others = 0;
        for (var i = 0; i < line.Length;)
        {
            if (!Characters.IsWord(line[i]))
            {
                if (line[i] is '>' or '»' or '›') tools++;
                i++;
                continue;
            }

            var end = i;
            while (end < line.Length && Characters.IsWord(line[end])) end++;
            if (words.Crumb.Find(line[i..end]) >= 0) tools++;
            else others++;
            i = end;
        }

        if (tools + others == 0) return !Characters.IsStop(line[0]) && Characters.Fold(line[0]) is not ('，' or ',');
        return others == 0 ? tools > 1 || line.Length <= 12 : tools > others;
    }

    /// <summary>A headline that runs into the dateline of its lead is a line of its own.</summary>
    private void AddSplit(string text, PageLine line, List<PageLine> lines)
    {
        var window = text.AsSpan(0, Math.Min(line.End, line.TextStart + 64));
        var reach = text.AsSpan(0, Math.Min(text.Length, window.Length + 1));   // the last start may be told by the character after it
        foreach (var i in words.Dateline.StartsIn(reach, line.TextStart + 5))
        {
            if (i >= window.Length) break;
            if (words.Dateline.Longest(text, i, out _) == 0) continue;
            var (_, end) = Characters.Trim(text, line.TextStart, i);
            if (Characters.IsStop(text[end - 1]) || Characters.IsComma(text[end - 1]) || Characters.IsOpener(text[end - 1])) break;
            lines.Add(new PageLine { Start = line.Start, TextStart = line.TextStart, End = end, Mark = line.Mark, Gap = line.Gap, AfterCrumb = line.AfterCrumb, Indented = line.Indented });
            line = new PageLine { Start = i, TextStart = i, End = line.End };
            break;
        }

        lines.Add(line);
    }
}
