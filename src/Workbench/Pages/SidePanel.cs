using System.Globalization;

using PolicyML.Core;
using PolicyML.Core.Json;
using PolicyML.Workbench.Hosting;
using PolicyML.Workbench.Html;
using PolicyML.Workbench.Reading;
using PolicyML.Workbench.Texts;

namespace PolicyML.Workbench.Pages;

/// <summary>What was read off the text, beside it: labels, and every figure with what it means and how sure that is.</summary>
internal static class SidePanel
{
    /// <summary>Figures below this confidence are to be checked.</summary>
    public const double Sure = 0.8;

    /// <summary>The panel.</summary>
    public static Markup Show(Visit visit, OpenIssue issue, IReadOnlyList<ShownFact> facts, bool whole)
    {
        var words = visit.Words;
        var html = new HtmlText(facts.Count * 700);
        html.Add($"<aside class=\"side\" aria-label=\"{words["side"]}\">\n");
        if (!whole) Labels(html, visit, issue.Article);
        html.Add($"<h2>{words["figures"]} <span class=\"soft\">{facts.Count}</span></h2>\n{Legend(visit)}");
        if (facts.Count == 0) html.Add($"<p class=\"empty\">{words["figures.none"]}</p>\n");
        html.Add($"<ol class=\"facts\">\n");
        foreach (var fact in facts) Card(html, visit, fact);
        html.Add($"</ol>\n</aside>\n");
        return Markup.Made(html.ToString());
    }

    private static void Labels(HtmlText html, Visit visit, Article article)
    {
        html.Add($"<h2>{visit.Words["labels"]}</h2>\n<ul class=\"marks\">\n");
        foreach (var (label, kind) in article.Chains.Select(l => (l, "chain")).Concat(article.Themes.Select(l => (l, "theme"))))
            html.Add($"<li><span class=\"tag {kind}\">{visit.Names.Label(label.Id, visit.Words)}</span> <span class=\"soft\">{Figures.Share(label.P)}</span></li>\n");
        if (article.Chains.Count + article.Themes.Count == 0) html.Add($"<li class=\"soft\">{visit.Words["labels.none"]}</li>\n");
        html.Add($"</ul>\n");
    }

    private static Markup Legend(Visit visit)
    {
        var words = visit.Words;
        var families = new[] { "investment", "finance", "output", "business", "market", "other" }.Select(f => Markup.Of($"<span class=\"f {f} reported\">{words["family." + f]}</span> "));
        var states = Enum.GetValues<FactStatus>().Select(s => JsonNames.Of(s)).Select(s => Markup.Of($"<span class=\"f plain {s}\">{words["status." + s]}</span> "));
        return Markup.Of($"<p class=\"legend\" aria-hidden=\"true\">{Markup.Join(families)}<br>{Markup.Join(states)}</p>\n");
    }

    private static void Card(HtmlText html, Visit visit, ShownFact shown)
    {
        var (words, fact) = (visit.Words, shown.Fact);
        var status = JsonNames.Of(fact.Status);
        html.Add($"<li class=\"fact {SourceText.Look(visit, fact)}\" data-f=\"{shown.Id}\" tabindex=\"-1\">");
        html.Add($"<div class=\"head\"><span class=\"name\">{visit.Names.Indicator(fact.Indicator, words)}</span> <b class=\"value\">{Figures.Value(fact, words)}</b></div>");
        html.Add($"<div class=\"line\"><span class=\"status\">{words["status." + status]}</span> <span>{Figures.Time(fact.Period, words)}</span> <span class=\"sure{(fact.Confidence < Sure ? " low" : "")}\" title=\"{words["confidence"]}\">{Figures.Share(fact.Confidence)}</span></div>\n<dl class=\"more\">");
        Row(html, words["subject"], fact.Subject);
        Row(html, words["period"], fact.Period is { } period ? $"{period.Text}（{Figures.Day(period.From)} – {Figures.Day(period.To)}）" : words["period.none"]);
        if (fact.Place is { } place) Row(html, words["place"], visit.Bench.Options.Analysis.PlaceName(place) ?? place);
        if (fact.Stage is { } stage) Row(html, words["stage"], visit.Names.Stages.FirstOrDefault(s => s.Id == JsonNames.Of(stage))?.In(words));
        Row(html, words["measure"], words["measure." + JsonNames.Of(fact.Measure)]);
        Row(html, words["rule"], visit.Bench.Options.Analysis.Rule(fact.Rule, words.Language) is { } rule ? $"{rule}（{fact.Rule}）" : fact.Rule);
        Row(html, words["confidence"], fact.Confidence.ToString("0.00", CultureInfo.InvariantCulture) + (fact.Confidence < Sure ? words["confidence.low"] : ""));
        Row(html, words["evidence"], fact.Text);
        html.Add($"</dl></li>\n");
    }

    private static void Row(HtmlText html, string name, string? value)
    {
        if (!string.IsNullOrEmpty(value)) html.Add($"<dt>{name}</dt><dd>{value}</dd>");
    }
}
