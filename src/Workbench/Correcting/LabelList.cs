using System.Globalization;

using PolicyML.Core.Lexicons;
using PolicyML.Storage.Corrections;
using PolicyML.Workbench.Hosting;
using PolicyML.Workbench.Html;
using PolicyML.Workbench.Reading;
using PolicyML.Workbench.Texts;

namespace PolicyML.Workbench.Correcting;

/// <summary>The labels of an article: how sure the machine is, what people said, and a way to add one.</summary>
internal static class LabelList
{
    /// <summary>The list.</summary>
    public static Markup Show(Visit visit, OpenIssue issue)
    {
        var words = visit.Words;
        var labels = issue.Review.Labels.Where(l => l.Holds || l.Machine is not null || l.History.Any(c => !c.IsUndone)).ToList();
        var html = new HtmlText();
        html.Add($"<h2>{words["labels"]}</h2>\n<ul class=\"marks\">\n");
        foreach (var label in labels) Label(html, visit, label);
        if (!labels.Any(l => l.Holds)) html.Add($"<li class=\"soft\">{words["labels.none"]}</li>\n");
        html.Add($"</ul>\n");
        if (visit.Bench.Options.CanWrite) html.Add(Adding(visit, labels));
        return html.Done();
    }

    private static void Label(HtmlText html, Visit visit, ReviewedLabel label)
    {
        var words = visit.Words;
        var kind = label.Kind == LabelKind.Chain ? "chain" : "theme";
        var name = visit.Names.Label(label.Id, words);
        var last = label.History.LastOrDefault(c => !c.IsUndone);
        var said = last is not null ? words["state." + Core.Json.JsonNames.Of(label.State)] + " · " + last.By : label.Machine is { } p ? Figures.Share(p) : "";
        var title = string.Join("\n", label.History.Select(c => CorrectionWords.Line(visit, c)));
        html.Add($"<li class=\"{(label.Holds ? "" : "rejected")}\" data-label=\"{label.Id}\" data-of=\"{kind}\" data-version=\"{label.Version}\" data-last=\"{last?.Id.ToString(CultureInfo.InvariantCulture)}\"{(visit.Bench.Options.CanWrite ? Markup.Of($" tabindex=\"0\"") : Markup.None)} title=\"{title}\"><span class=\"tag {kind}\">{name}</span> <span class=\"soft\">{said}</span>");
        if (visit.Bench.Options.CanWrite)
        {
            html.Add($"<span class=\"mini\">");
            if (label.State is not (ReviewState.Confirmed or ReviewState.Added)) html.Add($"<button type=\"button\" data-do=\"confirm\" aria-label=\"{words["do.confirm"]} {name}\" title=\"{words["do.confirm"]} (c)\">✓</button>");
            if (label.Holds) html.Add($"<button type=\"button\" data-do=\"edit\" aria-label=\"{words["do.edit"]} {name}\" title=\"{words["do.edit"]} (e)\">⇄</button>");
            if (label.Holds) html.Add($"<button type=\"button\" data-do=\"reject\" aria-label=\"{words["do.reject"]} {name}\" title=\"{words["do.reject"]} (x)\">✕</button>");
            if (last is not null) html.Add($"<button type=\"button\" data-do=\"undo\" aria-label=\"{words["do.undo"]} {name}\" title=\"{words["do.undo"]} (u)\">↶</button>");
            html.Add($"</span>");
        }

        html.Add($"</li>\n");
    }

    private static Markup Adding(Visit visit, IReadOnlyList<ReviewedLabel> labels)
    {
        var words = visit.Words;
        var holding = labels.Where(l => l.Holds).Select(l => l.Id).ToHashSet(StringComparer.Ordinal);
        Markup Options(IEnumerable<Named> all, string of) => Markup.Join(all.Where(l => !holding.Contains(l.Id)).Select(l => Markup.Of($"<option value=\"{of}:{l.Id}\">{l.In(words)}</option>")));
        return Markup.Of($"<p class=\"adding\"><select id=\"add-label\" aria-label=\"{words["labels.add"]}\"><option value=\"\" data-add=\"{words["labels.add"]}\" data-change=\"{words["labels.change"]}\">{words["labels.add"]}</option><optgroup label=\"{words["filter.chain"]}\">{Options(visit.Names.Chains, "chain")}</optgroup><optgroup label=\"{words["filter.theme"]}\">{Options(visit.Names.Themes, "theme")}</optgroup></select></p>\n");
    }
}
