using System.Globalization;

using PolicyML.Core;
using PolicyML.Core.Json;
using PolicyML.Workbench.Hosting;
using PolicyML.Workbench.Html;
using PolicyML.Workbench.Reading;

namespace PolicyML.Workbench.Pages;

/// <summary>The fields by which lists are chosen.</summary>
internal static class Filters
{
    private static readonly double[] Confidences = [0.5, 0.7, 0.8, 0.9, 0.95];

    /// <summary>The form of a page around its fields.</summary>
    /// <param name="visit">Whose page it is.</param>
    /// <param name="path">The page.</param>
    /// <param name="asked">What was asked for.</param>
    /// <param name="fields">The fields.</param>
    public static Markup Form(Visit visit, string path, Asked asked, Markup fields)
    {
        var words = visit.Words;
        var problem = asked.Problem is { } text ? Markup.Of($"<p class=\"problem\" role=\"alert\">{text}</p>") : Markup.None;
        var isSet = visit.Http.Request.Query.Keys.Any(k => k is not ("lang" or "sort" or "open" or "view"));
        var clear = isSet ? Markup.Of($"<a class=\"clear\" href=\"{path}\">{words["filter.clear"]}</a>") : Markup.None;
        return Markup.Of($"<form class=\"filters\" action=\"{path}\" method=\"get\" aria-label=\"{words["filter"]}\">\n{fields}<div class=\"go\"><button class=\"primary\">{words["filter.go"]}</button>{clear}</div>{problem}</form>\n");
    }

    /// <summary>Place, chain and days.</summary>
    public static Markup Common(Visit visit, Asked asked) => Markup.Join(
    [
        Controls.Line("place", visit.Words["filter.place"], visit.Words["filter.place.hint"], asked.Place),
        Controls.Select("chain", visit.Words["filter.chain"], visit.Words, visit.Names.Chains, asked.Chain),
        Controls.Line("from", visit.Words["filter.from"], "2025-01", asked.FromText, "short"),
        Controls.Line("to", visit.Words["filter.to"], "2025-12", asked.ToText, "short"),
    ]);

    /// <summary>The theme.</summary>
    public static Markup Theme(Visit visit, Asked asked) => Controls.Select("theme", visit.Words["filter.theme"], visit.Words, visit.Names.Themes, asked.Theme);

    /// <summary>The least confidence.</summary>
    public static Markup Confidence(Visit visit, Asked asked) => Controls.Select(
        "confidence", visit.Words["filter.confidence"], visit.Words["any"],
        Confidences.Select(p => (p.ToString(CultureInfo.InvariantCulture), "≥ " + p.ToString("0%", CultureInfo.InvariantCulture))), asked.Confidence?.ToString(CultureInfo.InvariantCulture));

    /// <summary>The indicator, with the measure and status.</summary>
    public static Markup Figures(Visit visit, Asked asked, params ReadOnlySpan<Measure> measures) => Markup.Join(
    [
        Controls.Select("indicator", visit.Words["filter.indicator"], visit.Words, visit.Names.Indicators, asked.Indicator),
        Controls.Select("measure", visit.Words["filter.measure"], visit.Words["any"], Members(visit, "measure.", measures.ToArray()), asked.Measure is { } m ? JsonNames.Of(m) : null),
    ]);

    /// <summary>The status of figures.</summary>
    public static Markup Status(Visit visit, Asked asked) => Controls.Select(
        "status", visit.Words["filter.status"], visit.Words["any"], Members(visit, "status.", Enum.GetValues<FactStatus>()), asked.Status is { } s ? JsonNames.Of(s) : null);

    /// <summary>Members of an enumeration with their names.</summary>
    public static IEnumerable<(string Id, string Name)> Members<T>(Visit visit, string prefix, IEnumerable<T> members)
        where T : struct, Enum => members.Select(m => JsonNames.Of(m)).Select(id => (id, visit.Words[prefix + id]));
}
