using System.CommandLine;

using PolicyML.Core;
using PolicyML.Core.Json;
using PolicyML.Terminal;

namespace PolicyML.Analyzer.Commands.Stored;

/// <summary>What the rows of a list can be chosen by, beside what every list knows.</summary>
[Flags]
internal enum FilterParts
{
    /// <summary>Place, chain, theme, days, source, relevance, which every list knows.</summary>
    None = 0,

    /// <summary>Indicator, measure, status.</summary>
    Facts = 1,

    /// <summary>Confidence.</summary>
    Confidence = 2,

    /// <summary>The greatest number of rows.</summary>
    Limit = 4,
}

/// <summary>The options by which every command on the store chooses its rows.</summary>
internal sealed class FilterOptions
{
    private readonly Option<string?> place;
    private readonly Option<string?> chain;
    private readonly Option<string?> theme;
    private readonly Option<string?> from;
    private readonly Option<string?> to;
    private readonly Option<string?> source;
    private readonly Option<bool> relevant;
    private readonly Option<bool> once;
    private readonly Option<string?> indicator;
    private readonly Option<string?> measure;
    private readonly Option<string?> status;
    private readonly Option<string?> confidence;
    private readonly Option<string?> limit;
    private readonly FilterParts parts;

    /// <summary>Builds the options with descriptions in the language of the messages.</summary>
    public FilterOptions(Catalogue messages, FilterParts parts)
    {
        this.parts = parts;
        var build = new OptionBuilder(messages);
        place = build.Value("--place", "value.place", null, null);
        chain = build.Value("--chain", "value.id", null, null);
        theme = build.Value("--theme", "value.id", null, null);
        from = build.Value("--from", "value.date", "day", text => FilterValues.FirstDay(text) is not null);
        to = build.Value("--to", "value.date", "day", text => FilterValues.LastDay(text) is not null);
        source = build.Value("--source", "value.text", null, null);
        relevant = build.Flag("--relevant");
        once = build.Flag("--once");
        indicator = build.Value("--indicator", "value.id", null, null);
        measure = build.Value("--measure", "value.name", "measure", text => JsonNames.Parse<Measure>(text) is not null);
        status = build.Value("--status", "value.name", "status", text => JsonNames.Parse<FactStatus>(text) is not null);
        indicator.Description = messages["filter.indicator"];
        measure.Description = messages["filter.measure"];
        status.Description = messages["filter.status"];
        confidence = build.Value("--min-confidence", "value.probability", "probability", text => OptionValues.Probability(text) is not null);
        limit = build.Value("--limit", "value.number", "number", text => OptionValues.Whole(text) is > 0);
    }

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        foreach (var option in (Option[])[place, chain, theme, from, to, source, relevant, once]) command.Add(option);
        if (parts.HasFlag(FilterParts.Facts))
            foreach (var option in (Option[])[indicator, measure, status]) command.Add(option);
        if (parts.HasFlag(FilterParts.Confidence)) command.Add(confidence);
        if (parts.HasFlag(FilterParts.Limit)) command.Add(limit);
    }

    /// <summary>True where the call names any of the options.</summary>
    public bool IsGiven(ParseResult parsed) => ((Option[])[place, chain, theme, from, to, source, relevant, once, limit]).Any(o => parsed.GetResult(o) is { Implicit: false });

    /// <summary>The values of a checked call, names not yet looked up.</summary>
    public FilterValues Bind(ParseResult parsed)
    {
        var values = new FilterValues
        {
            Place = parsed.GetValue(place),
            Chain = parsed.GetValue(chain),
            Theme = parsed.GetValue(theme),
            From = parsed.GetValue(from) is { } first ? FilterValues.FirstDay(first) : null,
            To = parsed.GetValue(to) is { } last ? FilterValues.LastDay(last) : null,
            Source = parsed.GetValue(source),
            Relevant = parsed.GetValue(relevant),
            Once = parsed.GetValue(once),
        };
        if (parts.HasFlag(FilterParts.Facts))
        {
            values = values with
            {
                Indicator = parsed.GetValue(indicator),
                Measure = JsonNames.Parse<Measure>(parsed.GetValue(measure)),
                Status = JsonNames.Parse<FactStatus>(parsed.GetValue(status)),
                IsOnFacts = true,
            };
        }

        return values with
        {
            MinConfidence = parts.HasFlag(FilterParts.Confidence) && parsed.GetValue(confidence) is { } least ? OptionValues.Probability(least) : null,
            Limit = parts.HasFlag(FilterParts.Limit) && parsed.GetValue(limit) is { } most ? OptionValues.Whole(most) : null,
        };
    }
}
