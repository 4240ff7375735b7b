using System.Globalization;
using System.Reflection;

using PolicyML.Core.Lexicons;
using PolicyML.Learning.Data;
using PolicyML.Learning.Evaluating;
using PolicyML.Terminal;
using PolicyML.Text.Layout;
using PolicyML.Trainer.Scoring;

namespace PolicyML.Trainer.Output.Html;

/// <summary>What a page reports on.</summary>
/// <param name="Scorer">The labeller.</param>
/// <param name="Articles">The articles it was measured on.</param>
/// <param name="Layout">Lays texts out.</param>
/// <param name="Mistakes">Its worst decisions.</param>
internal sealed record PageSubject(IScorer Scorer, IReadOnlyList<LabeledArticle> Articles, PageLayout Layout, IReadOnlyList<Mistake> Mistakes);

/// <summary>An evaluation as one page that needs nothing beside it: no script, no network, all drawings inline. Prints on A4.</summary>
internal sealed class EvaluationPage(Catalogue messages)
{
    private const int MostConfusions = 20;
    private const double Weak = 0.6;
    private readonly Page page = new();

    /// <summary>The page.</summary>
    public string Of(PageSubject subject, EvaluationReport report)
    {
        var title = messages.Format("report.title", subject.Scorer.Name);
        page.Raw($"<!doctype html>\n<html lang=\"{messages["report.lang"]}\">\n<head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">")
            .Element("title", title).Raw("<style>\n" + Styles() + "</style></head>\n<body>\n");
        page.Element("h1", title).Element("p class=\"soft\"", About(subject, report));
        page.Raw("<nav>");
        foreach (var part in (string[])["labels", "curves", "calibration", "confusions", "mistakes"])
            page.Raw($"<a href=\"#{part}\">").Text(messages["report." + part]).Raw("</a>");
        page.Raw("</nav>\n");
        AppendCards(report);
        AppendLabels(report);
        AppendCurves(report);
        AppendCalibration(report);
        AppendConfusions(report);
        Head("mistakes");
        new MistakeCards(messages, subject).AppendTo(page);
        if (subject.Mistakes.Count == 0) page.Element("p", messages["report.no-mistakes"]);
        return page.Raw("<footer>").Text(messages["report.footer"]).Raw("</footer>\n</body></html>\n").ToString();
    }

    private string About(PageSubject subject, EvaluationReport report)
    {
        var files = subject.Articles.Select(a => a.File).Distinct(StringComparer.Ordinal).ToList();
        var names = string.Join(messages["check.comma"], files.Take(6)) + (files.Count > 6 ? " …" : "");
        return messages.Format("report.about", report.Rows, names, report.Bootstraps);
    }

    private void Head(string part)
    {
        page.Raw($"<h2 id=\"{part}\">").Text(messages["report." + part]).Raw("</h2>").Element("p class=\"soft\"", messages[$"report.{part}.note"]).Raw("\n");
    }

    private void AppendCards(EvaluationReport report)
    {
        page.Raw("<div class=\"cards\">");
        foreach (var group in report.Groups)
        {
            var kind = ClassOf(group.Kind);
            var name = messages[group.Kind == LabelKind.Chain ? "chains" : "themes"];
            Card(kind, $"{name} {messages["head.micro"]}", EvaluationText.Figure(group.MicroF1.Value), EvaluationText.Range(group.MicroF1));
            Card(kind, $"{name} {messages["head.macro"]}", EvaluationText.Figure(group.MacroF1.Value), EvaluationText.Range(group.MacroF1));
            Card(kind, $"{name} ECE", EvaluationText.Figure(group.CalibrationError), messages.Format("report.brier", EvaluationText.Figure(group.Brier)));
            Card(kind, $"{name} {messages["head.exact"]}", EvaluationText.Figure(group.ExactMatch), messages.Format(
                "report.counts", group.Counts.TruePositives, group.Counts.FalsePositives, group.Counts.FalseNegatives));
        }

        page.Raw("</div>\n");
    }

    private void Card(string kind, string head, string figure, string note) =>
        page.Raw($"<div class=\"card {kind}\">").Text(head).Element("b", figure).Element("span class=\"soft\"", note).Raw("</div>");

    private void AppendLabels(EvaluationReport report)
    {
        Head("labels");
        page.Raw("<div class=\"wide\"><table><thead><tr>");
        foreach (var head in (string[])["head.label", "head.positives", "head.precision", "head.recall"]) page.Element("th", messages[head]);
        page.Element("th", "F1").Element("th", "95 %").Raw("<th></th>").Element("th", "AP").Element("th", "Brier").Element("th", "ECE").Element("th", messages["head.threshold"]);
        page.Raw("</tr></thead><tbody>\n");
        foreach (var label in report.Labels)
        {
            page.Raw(label.Positives > 0 && label.F1.Value < Weak ? "<tr class=\"weak\">" : "<tr>");
            page.Raw("<td>").Text(label.Label.Name).Element("small", label.Label.Id).Raw("</td>");
            page.Element("td", label.Positives.ToString(CultureInfo.InvariantCulture));
            foreach (var value in (double[])[label.Counts.Precision, label.Counts.Recall]) page.Element("td", EvaluationText.Figure(value));
            page.Element("td", EvaluationText.F1(label)).Element("td class=\"soft\"", EvaluationText.Range(label)).Raw($"<td class=\"{ClassOf(label.Label.Kind)}\">").Raw(Charts.Interval(label.F1)).Raw("</td>");
            foreach (var value in (double[])[label.AveragePrecision, label.Brier, label.CalibrationError, label.Threshold]) page.Element("td", EvaluationText.Figure(value));
            page.Raw("</tr>\n");
        }

        page.Raw("</tbody></table></div>\n");
    }

    private void AppendCurves(EvaluationReport report)
    {
        Head("curves");
        page.Raw("<div class=\"grid\">");
        foreach (var label in report.Labels.Where(l => l.Positives > 0))
        {
            page.Raw($"<figure class=\"{ClassOf(label.Label.Kind)}\">").Raw(Charts.Curve(label));
            page.Element("figcaption", $"{label.Label.Name}  AP {EvaluationText.Figure(label.AveragePrecision)}").Raw("</figure>\n");
        }

        page.Raw("</div>\n");
    }

    private void AppendCalibration(EvaluationReport report)
    {
        Head("calibration");
        page.Raw("<div class=\"pair\">");
        foreach (var group in report.Groups)
        {
            page.Raw($"<figure class=\"{ClassOf(group.Kind)}\">").Raw(Charts.Reliability(group.Bins));
            page.Element("figcaption", $"{messages[group.Kind == LabelKind.Chain ? "chains" : "themes"]}  ECE {EvaluationText.Figure(group.CalibrationError)}").Raw("</figure>");
        }

        page.Raw("</div>").Element("h3", messages["report.calibration.labels"]).Raw("<div class=\"grid\">");
        foreach (var label in report.Labels.Where(l => l.Positives > 0))
        {
            page.Raw($"<figure class=\"{ClassOf(label.Label.Kind)}\">").Raw(Charts.Reliability(label.Bins, 160, 120));
            page.Element("figcaption", $"{label.Label.Name}  ECE {EvaluationText.Figure(label.CalibrationError)}").Raw("</figure>\n");
        }

        page.Raw("</div>\n");
    }

    private void AppendConfusions(EvaluationReport report)
    {
        Head("confusions");
        if (report.Confusions.Count == 0)
        {
            page.Element("p", messages["report.no-confusions"]);
            return;
        }

        var most = report.Confusions.Max(c => c.Count);
        page.Raw("<div class=\"wide\"><table class=\"pairs\"><thead><tr>").Element("th", messages["report.truth"]).Element("th", messages["report.instead"]).Element("th", messages["head.articles"]).Raw("<th></th></tr></thead><tbody>\n");
        foreach (var confusion in report.Confusions.Take(MostConfusions))
        {
            page.Raw("<tr>").Element("td", confusion.Missed.Name).Element("td", confusion.Said.Name).Element("td", confusion.Count.ToString(CultureInfo.InvariantCulture));
            page.Raw($"<td class=\"{ClassOf(confusion.Missed.Kind)}\">").Raw(Charts.Bar((double)confusion.Count / most)).Raw("</td></tr>\n");
        }

        page.Raw("</tbody></table></div>\n");
    }

    private static string ClassOf(LabelKind kind) => kind == LabelKind.Chain ? "chain" : "theme";

    private static string Styles()
    {
        using var reader = new StreamReader(Assembly.GetExecutingAssembly().GetManifestResourceStream("report.css")!);
        return reader.ReadToEnd();
    }
}
