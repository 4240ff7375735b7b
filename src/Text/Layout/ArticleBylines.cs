namespace PolicyML.Text.Layout;

/// <summary>Reads an article's authors: under the headline, in the lead's dateline, or after the last sentence.</summary>
internal sealed class ArticleBylines(LayoutVocabulary words)
{
    private const int LeadWindow = 100;
    private readonly BylineParser parser = new(words);

    /// <summary>The names in order, without titles; null where none is printed.</summary>
    public string? Read(Page page, IReadOnlyList<PageUnit> units, ArticleDraft draft)
    {
        var names = ReadOpening(page, units, draft);
        if (names.Count == 0) AddTail(page, units, draft, names);
        return Join(names);
    }

    /// <summary>The names printed above the body or in its lead.</summary>
    public List<string> ReadOpening(Page page, IReadOnlyList<PageUnit> units, ArticleDraft draft)
    {
        var names = new List<string>();
        if (draft.Head >= 0) AddLines(page, units[draft.Head], names);
        foreach (var unit in draft.Body)
        {
            var line = page.Lines[units[unit].From];
            if (line.DatelineEnd > 0 || unit == draft.Body[0]) AddLead(page.Text.AsSpan(), line, names);
        }

        return names;
    }

    /// <summary>True where a byline names somebody.</summary>
    public bool HasNames(ReadOnlySpan<char> text) => parser.Parse(text) is { Names.Count: > 0 };

    /// <summary>The photographers that a caption credits; null where none is named.</summary>
    public string? ReadCaption(Page page, PageUnit unit)
    {
        var names = new List<string>();
        for (var l = unit.From; l < unit.To; l++)
        {
            if (page.Lines[l].Tag == LineTag.Credit) Add(page.TextOf(l), names);
            else if (page.Lines[l].TailByline is var tail and > 0) Add(page.Text.AsSpan(tail, page.Lines[l].End - tail), names);
        }

        return Join(names);
    }

    private void AddLines(Page page, PageUnit unit, List<string> names)
    {
        for (var l = unit.From; l < unit.To; l++)
        {
            if (page.Lines[l].Tag == LineTag.Byline) Add(page.TextOf(l), names);
        }
    }

    private void AddTail(Page page, IReadOnlyList<PageUnit> units, ArticleDraft draft, List<string> names)
    {
        foreach (var unit in draft.Bylines) AddLines(page, units[unit], names);
        if (names.Count > 0) return;
        for (var k = draft.Body.Count - 1; k >= 0 && names.Count == 0; k--)
        {
            var line = page.Lines[units[draft.Body[k]].From];
            if (line.TailByline > 0) Add(page.Text.AsSpan(line.TailByline, line.End - line.TailByline), names);
        }
    }

    private void Add(ReadOnlySpan<char> text, List<string> names)
    {
        if (parser.Parse(text) is { } match) names.AddRange(match.Names.Where(n => !names.Contains(n, StringComparer.Ordinal)));
    }

    /// <summary>Names in a bracket after the dateline, 本报讯（记者 X）, or free after a title, 本报讯 记者 X.</summary>
    private void AddLead(ReadOnlySpan<char> text, PageLine line, List<string> names)
    {
        var from = line.DatelineEnd > 0 ? line.DatelineEnd : line.TextStart;
        var lead = text[from..Math.Min(line.End, from + LeadWindow)];
        var open = 0;
        while (open < lead.Length && (Characters.IsBlank(lead[open]) || Characters.IsCloser(lead[open]))) open++;
        if (open == lead.Length) return;
        if (Characters.IsOpenBracket(lead[open]))
        {
            var close = open + 1;
            while (close < lead.Length && Characters.Fold(lead[close]) is not (')' or '】' or ']')) close++;
            if (close < lead.Length && parser.Parse(lead[(open + 1)..close]) is { } match && (match.HasTitle || line.DatelineEnd > 0)) Take(match, names);
            return;
        }

        if (words.Title.Longest(lead, open, out _) > 1) AddFree(lead[open..], names);
    }

    private void AddFree(ReadOnlySpan<char> lead, List<string> names)
    {
        var end = 0;
        BylineMatch? best = null;
        while (end < lead.Length)
        {
            end++;
            while (end < lead.Length && !Characters.IsBlank(lead[end]) && !Characters.IsStop(lead[end]) && lead[end] is not ('，' or ',' or '：' or ')' or '）')) end++;
            if (parser.Parse(lead[..end]) is not { } match) break;
            best = match;
            if (end < lead.Length && !Characters.IsBlank(lead[end])) break;
        }

        if (best is { HasTitle: true }) Take(best, names);
    }

    private static void Take(BylineMatch match, List<string> names) => names.AddRange(match.Names.Where(n => !names.Contains(n, StringComparer.Ordinal)));

    private static string? Join(List<string> names) => names.Count == 0 ? null : string.Join(' ', names);
}
