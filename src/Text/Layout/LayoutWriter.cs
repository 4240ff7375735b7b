using System.Text;

using PolicyML.Core;
using PolicyML.Text.Reading;

namespace PolicyML.Text.Layout;

/// <summary>Writes an article down as it is read: headline block first, then the body with cut paragraphs rejoined, photos last.</summary>
internal sealed class LayoutWriter
{
    private readonly Page page;
    private readonly IReadOnlyList<PageUnit> units;
    private readonly ReadingTextBuilder reading;
    private readonly List<Paragraph> paragraphs = [];
    private readonly List<TextSpan> segments = [];
    private readonly StringBuilder headline = new();

    private LayoutWriter(Page page, IReadOnlyList<PageUnit> units)
    {
        this.page = page;
        this.units = units;
        reading = new ReadingTextBuilder(page.Text);
    }

    /// <summary>Writes an article.</summary>
    public static ArticleLayout Write(Page page, IReadOnlyList<PageUnit> units, ArticleDraft draft, HeadlineReader headlines, string? byline)
    {
        var writer = new LayoutWriter(page, units);
        if (draft.Head >= 0) writer.AddHead(units[draft.Head], headlines);
        writer.AddBody(draft);
        foreach (var unit in draft.Bylines) writer.AddLines(units[unit], ParagraphRole.Byline);
        foreach (var unit in draft.Captions) writer.AddCaption(units[unit]);
        return writer.Finish(ArticleKind.Article, byline);
    }

    /// <summary>Writes a run of units that is no article.</summary>
    public static ArticleLayout Write(Page page, IReadOnlyList<PageUnit> units, IEnumerable<int> pieces, ArticleKind kind, string? byline)
    {
        var writer = new LayoutWriter(page, units);
        foreach (var unit in pieces)
        {
            if (kind == ArticleKind.Caption) writer.AddCaption(units[unit]);
            else writer.AddLines(units[unit], ParagraphRole.Body);
        }

        return writer.Finish(kind, byline);
    }

    private ArticleLayout Finish(ArticleKind kind, string? byline) => new()
    {
        Kind = kind,
        Headline = headline.ToString(),
        Byline = byline,
        Segments = segments,
        Reading = reading.ToReadingText(),
        Paragraphs = paragraphs,
    };

    private void AddHead(PageUnit head, HeadlineReader headlines)
    {
        var parts = headlines.Read(page.Lines, head);
        var at = 0;
        var start = reading.Length;
        for (var l = head.From; l < head.To; l++)
        {
            if (page.Lines[l].Tag == LineTag.Byline)
            {
                AddLine(l, ParagraphRole.Byline);
                continue;
            }

            var part = parts[at++];
            if (part != HeadPart.Headline)
            {
                AddLine(l, part == HeadPart.Kicker ? ParagraphRole.Kicker : ParagraphRole.Subhead);
                start = reading.Length;
                continue;
            }

            AddSegment(page.Lines[l].Span);
            AppendFolded(headline, page.TextOf(l));
            reading.Append(page.Lines[l].TextSpan);
            if (at < parts.Length && parts[at] == HeadPart.Headline && page.Lines[l + 1].Tag != LineTag.Byline) continue;
            End(new TextSpan(start, reading.Length), ParagraphRole.Headline, page.Lines[l].End);
            start = reading.Length;
        }
    }

    private static void AppendFolded(StringBuilder text, ReadOnlySpan<char> line)
    {
        var start = text.Length;
        foreach (var c in line)
        {
            if (!Characters.IsBlank(c)) text.Append(c);
            else if (text.Length > start && text[^1] != ' ') text.Append(' ');
        }
    }

    private void AddBody(ArticleDraft draft)
    {
        var open = -1;
        var start = 0;
        foreach (var unit in draft.Body)
        {
            var line = units[unit].From;
            if (units[unit].Kind != UnitKind.Body)
            {
                Close(ref open, start);
                AddLines(units[unit], ParagraphRole.Heading);
                continue;
            }

            if (open >= 0 && !Continues(open, line)) Close(ref open, start);
            if (open < 0) start = reading.Length;
            AddSegment(page.Lines[line].Span);
            reading.Append(page.Lines[line].TextSpan);
            open = line;
        }

        Close(ref open, start);
    }

    private void Close(ref int open, int start)
    {
        if (open >= 0) End(new TextSpan(start, reading.Length), ParagraphRole.Body, page.Lines[open].End);
        open = -1;
    }

    private bool Continues(int before, int line)
    {
        var b = page.Lines[line];
        return PageReader.IsUnfinished(page.Lines[before]) && b.Mark == 0 && !b.Has(LineFeature.Dateline) && !b.Has(LineFeature.Ordinal) && !b.Has(LineFeature.Dash);
    }

    private void AddCaption(PageUnit unit)
    {
        for (var l = unit.From; l < unit.To; l++) AddLine(l, page.Lines[l].Tag == LineTag.Credit ? ParagraphRole.Credit : ParagraphRole.Caption);
    }

    private void AddLines(PageUnit unit, ParagraphRole role)
    {
        for (var l = unit.From; l < unit.To; l++) AddLine(l, role);
    }

    private void AddLine(int line, ParagraphRole role)
    {
        AddSegment(page.Lines[line].Span);
        End(reading.Append(page.Lines[line].TextSpan), role, page.Lines[line].End);
    }

    private void End(TextSpan span, ParagraphRole role, int at)
    {
        if (span.IsEmpty) return;
        paragraphs.Add(new Paragraph(span, role));
        reading.EndParagraph(at);
    }

    private void AddSegment(TextSpan span)
    {
        if (segments.Count > 0 && segments[^1].End <= span.Start && IsBlank(segments[^1].End, span.Start)) segments[^1] = new TextSpan(segments[^1].Start, span.End);
        else segments.Add(span);
    }

    private bool IsBlank(int from, int to)
    {
        for (var i = from; i < to; i++)
        {
            if (!Characters.IsBlank(page.Text[i])) return false;
        }

        return true;
    }
}
