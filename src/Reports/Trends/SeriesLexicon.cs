using PolicyML.Core;
using PolicyML.Core.Lexicons;
using PolicyML.Storage.Ledgers;

namespace PolicyML.Reports.Trends;

/// <summary>All vocabularies that series are made with, loaded once. Immutable; safe for use from several threads.</summary>
/// <param name="lexicon">The vocabulary.</param>
public sealed class SeriesLexicon(Lexicon lexicon)
{
    private readonly Lazy<ChainWords> chainWords = new(() => ChainWords.Load(lexicon));
    private readonly Lazy<LedgerVocabulary> ledger = new(() => LedgerVocabulary.Load(lexicon));

    /// <summary>How indicators come together.</summary>
    public SeriesVocabulary Series { get; } = SeriesVocabulary.Load(lexicon);

    /// <summary>The labels.</summary>
    public LabelSchema Labels { get; } = LabelSchema.Load(lexicon);

    /// <summary>Words by which a figure is put to some of its article's chains.</summary>
    public ChainWords ChainWords => chainWords.Value;

    /// <summary>The vocabulary of ledgers.</summary>
    public LedgerVocabulary Ledger => ledger.Value;

    /// <summary>True where a series sums projects, so that the ledger of projects is needed.</summary>
    public bool SumsProjects(SeriesOptions options) => options.Measure == Measure.Amount && Series.Rule(options.Indicator) is { Kind: IndicatorKind.Sum, OfProjects: true };
}
