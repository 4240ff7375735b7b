using PolicyML.Core;
using PolicyML.Core.Lexicons;
using PolicyML.Terminal;

namespace PolicyML.Analyzer.Commands;

/// <summary>A checked call of <c>facts</c>.</summary>
/// <param name="Run">Sources and form of the result.</param>
/// <param name="Filter">Which facts are listed.</param>
/// <param name="Explain">Whether to say why each fact says what it says.</param>
internal sealed record FactsOptions(RunOptions Run, FactFilter Filter, bool Explain);

/// <summary>Which facts are listed: those that hold for all its parts; an empty part holds for all.</summary>
internal sealed record FactFilter
{
    /// <summary>Ids of indicators.</summary>
    public IReadOnlyList<string> Indicators { get; init; } = [];

    /// <summary>Measures.</summary>
    public IReadOnlyList<Measure> Measures { get; init; } = [];

    /// <summary>Statuses.</summary>
    public IReadOnlyList<FactStatus> Statuses { get; init; } = [];

    /// <summary>The least confidence, included.</summary>
    public double MinConfidence { get; init; }

    /// <summary>What is wrong where an indicator is not of the vocabulary; null where all are.</summary>
    public string? UnknownIndicator(Lexicon lexicon, Catalogue messages)
    {
        if (Indicators.Count == 0) return null;
        var known = lexicon.Read("indicators.tsv").Select(row => row["id"]).ToList();
        return Indicators.FirstOrDefault(id => !known.Contains(id)) is { } unknown
            ? messages.Format("facts.no-indicator", unknown, string.Join(' ', known))
            : null;
    }

    /// <summary>True where a fact is to be listed.</summary>
    public bool Holds(Fact fact) =>
        fact.Confidence >= MinConfidence
        && (Indicators.Count == 0 || Indicators.Contains(fact.Indicator))
        && (Measures.Count == 0 || Measures.Contains(fact.Measure))
        && (Statuses.Count == 0 || Statuses.Contains(fact.Status));
}
