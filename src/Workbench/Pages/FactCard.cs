using System.Globalization;
using System.Text.Json;

using PolicyML.Core;
using PolicyML.Core.Json;
using PolicyML.Storage.Corrections;
using PolicyML.Workbench.Correcting;
using PolicyML.Workbench.Hosting;
using PolicyML.Workbench.Html;
using PolicyML.Workbench.Reading;
using PolicyML.Workbench.Texts;

namespace PolicyML.Workbench.Pages;

/// <summary>A figure beside the text: what it is, how sure that is, what people said about it, and what can be done.</summary>
internal static class FactCard
{
    /// <summary>Adds the card.</summary>
    public static void Add(HtmlText html, Visit visit, OpenIssue issue, ShownFact shown)
    {
        var (words, fact) = (visit.Words, shown.Fact);
        var status = JsonNames.Of(fact.Status);
        var state = shown.Review is { State: not ReviewState.Machine } said ? JsonNames.Of(said.State) : "";
        html.Add($"<li class=\"fact {SourceText.Look(visit, fact)} {state}\" data-f=\"{shown.Id}\" tabindex=\"-1\"{Data(visit, shown)}>");
        html.Add($"<div class=\"head\"><span class=\"name\">{visit.Names.Indicator(fact.Indicator, words)}</span> <b class=\"value\">{Figures.Value(fact, words)}</b></div>");
        html.Add($"<div class=\"line\"><span class=\"status\">{words["status." + status]}</span> <span>{Figures.Time(fact.Period, words)}</span> {State(visit, shown)}</div>\n<dl class=\"more\">");
        Details(html, visit, fact);
        html.Add($"</dl>");
        if (shown.Review is { } review) Actions(html, visit, review);
        else html.Add($"<p class=\"more\"><a href=\"{Address.Fact(issue.Source, shown.Article, fact.Span.Start)}\">{words["open.article"]}</a></p>");
        html.Add($"</li>\n");
    }

    /// <summary>What the scripts need to correct the figure.</summary>
    private static Markup Data(Visit visit, ShownFact shown)
    {
        if (shown.Review is not { } review || !visit.Bench.Options.CanWrite) return Markup.None;
        var f = shown.Fact;
        var values = JsonSerializer.Serialize<Dictionary<string, string?>>(new(StringComparer.Ordinal)
        {
            ["indicator"] = f.Indicator,
            ["measure"] = JsonNames.Of(f.Measure),
            ["value"] = Typed(f.Value),
            ["low"] = f.Low is { } low ? Typed(low) : null,
            ["high"] = f.High is { } high ? Typed(high) : null,
            ["unit"] = f.Unit,
            ["bound"] = JsonNames.Of(f.Bound),
            ["basis"] = f.Basis is { } basis ? JsonNames.Of(basis) : null,
            ["status"] = JsonNames.Of(f.Status),
            ["period"] = f.Period?.Text,
            ["from"] = Figures.Day(f.Period?.From),
            ["to"] = Figures.Day(f.Period?.To),
            ["subject"] = f.Subject,
            ["place"] = f.Place,
            ["evidence"] = f.Text,
        }, Answers.Default.DictionaryStringString!);
        var last = review.History.LastOrDefault(c => !c.IsUndone)?.Id;
        return Markup.Of($" data-fact=\"{review.Id}\" data-version=\"{review.Version}\" data-last=\"{last?.ToString(CultureInfo.InvariantCulture)}\" data-values=\"{values}\"");
    }

    /// <summary>A number as it is typed into the form: 12亿, 6650万, 4.6.</summary>
    private static string Typed(decimal value)
    {
        var (factor, sign) = Math.Abs(value) switch { >= 100_000_000m => (100_000_000m, "亿"), >= 10_000m => (10_000m, "万"), _ => (1m, "") };
        var text = (value / factor).ToString("0.############", CultureInfo.InvariantCulture);
        return decimal.Parse(text, CultureInfo.InvariantCulture) * factor == value ? text + sign : value.ToString("0.############", CultureInfo.InvariantCulture);
    }

    /// <summary>How sure the machine is; or who said what.</summary>
    private static Markup State(Visit visit, ShownFact shown)
    {
        if (shown.Review is { State: not ReviewState.Machine } said && said.History.LastOrDefault(c => !c.IsUndone) is { } last)
            return Markup.Of($"<span class=\"said\">{visit.Words["state." + JsonNames.Of(said.State)]} · {last.By}</span>");
        return Markup.Of($"<span class=\"sure{(shown.Fact.Confidence < Fact.SureConfidence ? " low" : "")}\" title=\"{visit.Words["confidence"]}\">{Figures.Share(shown.Fact.Confidence)}</span>");
    }

    private static void Details(HtmlText html, Visit visit, Fact fact)
    {
        var words = visit.Words;
        Row(html, words["subject"], fact.Subject);
        Row(html, words["period"], fact.Period is { } period ? $"{period.Text}（{Figures.Day(period.From)} – {Figures.Day(period.To)}）" : words["period.none"]);
        if (fact.Place is { } place) Row(html, words["place"], visit.Bench.Options.Analysis.PlaceName(place) ?? place);
        if (fact.Stage is { } stage) Row(html, words["stage"], visit.Names.Stages.FirstOrDefault(s => s.Id == JsonNames.Of(stage))?.In(words));
        Row(html, words["measure"], words["measure." + JsonNames.Of(fact.Measure)]);
        Row(html, words["rule"], visit.Bench.Options.Analysis.Rule(fact.Rule, words.Language) is { } rule ? $"{rule}（{fact.Rule}）" : fact.Rule);
        Row(html, words["confidence"], fact.Confidence.ToString("0.00", CultureInfo.InvariantCulture) + (fact.Confidence < Fact.SureConfidence ? words["confidence.low"] : ""));
        Row(html, words["evidence"], fact.Text);
    }

    private static void Row(HtmlText html, string name, string? value)
    {
        if (!string.IsNullOrEmpty(value)) html.Add($"<dt>{name}</dt><dd>{value}</dd>");
    }

    private static void Actions(HtmlText html, Visit visit, ReviewedFact review)
    {
        var words = visit.Words;
        if (review.History.Count > 0)
        {
            html.Add($"<ol class=\"more said-by\">");
            foreach (var correction in review.History) html.Add($"<li{(correction.IsUndone ? Markup.Of($" class=\"undone\"") : Markup.None)}>{CorrectionWords.Line(visit, correction)}</li>");
            html.Add($"</ol>");
        }

        if (!visit.Bench.Options.CanWrite) return;
        html.Add($"<p class=\"more do\">");
        if (review.State != ReviewState.Rejected)
            html.Add($"<button type=\"button\" data-do=\"confirm\">{words["do.confirm"]}<kbd>c</kbd></button><button type=\"button\" data-do=\"edit\">{words["do.edit"]}<kbd>e</kbd></button><button type=\"button\" data-do=\"reject\">{words["do.reject"]}<kbd>x</kbd></button>");
        if (review.History.Any(c => !c.IsUndone)) html.Add($"<button type=\"button\" data-do=\"undo\">{words["do.undo"]}<kbd>u</kbd></button>");
        html.Add($"</p>");
    }
}
