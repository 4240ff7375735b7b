using PolicyML.Core;
using PolicyML.Core.Json;
using PolicyML.Workbench.Correcting;
using PolicyML.Workbench.Hosting;
using PolicyML.Workbench.Html;
using PolicyML.Workbench.Reading;

namespace PolicyML.Workbench.Pages;

/// <summary>What was read off the text, beside it: labels, and every figure with what it means and how sure that is.</summary>
internal static class SidePanel
{
    /// <summary>The panel.</summary>
    public static Markup Show(Visit visit, OpenIssue issue, IReadOnlyList<ShownFact> facts, bool whole)
    {
        var words = visit.Words;
        var html = new HtmlText();
        html.Add($"<aside class=\"side\" aria-label=\"{words["side"]}\" data-article=\"{issue.Review.Id}\" data-version=\"{issue.Review.Version}\" tabindex=\"0\">\n");
        if (visit.Bench.Options.CanWrite) html.Add(Signature.Show(visit, issue));
        if (!whole) html.Add(LabelList.Show(visit, issue));
        html.Add($"<h2>{words["figures"]} <span class=\"soft\">{facts.Count(f => !f.IsRejected)}</span></h2>\n{Legend(visit)}");
        if (facts.Count == 0) html.Add($"<p class=\"empty\">{words["figures.none"]}</p>\n");
        html.Add($"<ol class=\"facts\">\n");
        foreach (var fact in facts) FactCard.Add(html, visit, issue, fact);
        html.Add($"</ol>\n</aside>\n");
        return html.Done();
    }

    private static Markup Legend(Visit visit)
    {
        var words = visit.Words;
        var families = new[] { "investment", "finance", "output", "business", "market", "other" }.Select(f => Markup.Of($"<span class=\"f {f} reported\">{words["family." + f]}</span> "));
        var states = Enum.GetValues<FactStatus>().Select(s => JsonNames.Of(s)).Select(s => Markup.Of($"<span class=\"f plain {s}\">{words["status." + s]}</span> "));
        return Markup.Of($"<p class=\"legend\" aria-hidden=\"true\">{Markup.Join(families)}<br>{Markup.Join(states)}</p>\n");
    }
}
