using System.Globalization;

using PolicyML.Learning.Models;
using PolicyML.Terminal;
using PolicyML.Text.Layout;
using PolicyML.Trainer.Scoring;

namespace PolicyML.Trainer.Output.Html;

/// <summary>Wrong decisions with the text, the words that spoke for and against, and their weights.</summary>
internal sealed class MistakeCards(Catalogue messages, PageSubject subject)
{
    private const int MostParts = 10;
    private const int MostText = 420;
    private const int Around = 60;

    /// <summary>Adds a card for each mistake.</summary>
    public void AppendTo(Page page)
    {
        foreach (var mistake in subject.Mistakes)
        {
            var layout = SingleArticle.Read(subject.Layout, subject.Articles[mistake.Row].Text);
            if (subject.Scorer.Explain(layout, MostParts).FirstOrDefault(e => e.Label.Id == mistake.Label.Id) is { } explained)
                Append(page, mistake, layout, explained);
        }
    }

    private void Append(Page page, Mistake mistake, ArticleLayout layout, LabelExplanation explained)
    {
        var article = subject.Articles[mistake.Row];
        page.Raw(mistake.IsMissed ? "<article class=\"mistake missed\">" : "<article class=\"mistake\">");
        page.Raw("<div>").Element("b", messages[mistake.IsMissed ? "report.missed" : "report.said"]).Text(" ").Element("b", mistake.Label.Name)
            .Element("small", " " + mistake.Label.Id)
            .Element("span class=\"soft\"", string.Create(CultureInfo.InvariantCulture, $" p {mistake.P:0.00}, {messages["head.threshold"]} {explained.Threshold:0.00}")).Raw("</div>");
        page.Element("div class=\"where\"", string.Create(CultureInfo.InvariantCulture, $"{article.File}:{article.Line} · {article.Id}"));
        AppendText(page, layout.Reading.Text, explained);
        page.Raw("<div class=\"parts\">");
        foreach (var part in explained.Parts)
            page.Element(part.Weight > 0 ? "span" : "span class=\"against\"", Name(part) + part.Weight.ToString(" +0.00; −0.00; 0", CultureInfo.InvariantCulture));
        page.Raw("</div></article>\n");
    }

    private string Name(ExplanationPart part) => part.Kind == PartKind.Article ? messages.Find("part." + part.Text) ?? part.Text : part.Text;

    /// <summary>The stretch of the text around the words that weigh most, with the words marked.</summary>
    private static void AppendText(Page page, string text, LabelExplanation explained)
    {
        var marks = explained.Parts
            .SelectMany(p => p.Spans.Select(s => (s.Start, s.End, p.Weight)))
            .Where(m => m.Start >= 0 && m.End <= text.Length && m.Start < m.End)
            .OrderBy(m => m.Start).ThenByDescending(m => m.End)
            .ToList();
        var from = marks.Count > 0 && marks[0].Start > Around ? marks[0].Start - Around : 0;
        var to = Math.Min(text.Length, from + MostText);
        page.Raw("<p class=\"text\">").Text(from > 0 ? "…" : "");
        var at = from;
        foreach (var (start, end, weight) in marks)
        {
            if (start < at || end > to) continue;
            page.Text(text[at..start]).Element(weight > 0 ? "mark" : "mark class=\"against\"", text[start..end]);
            at = end;
        }

        page.Text(text[at..to]).Text(to < text.Length ? "…" : "").Raw("</p>");
    }
}
