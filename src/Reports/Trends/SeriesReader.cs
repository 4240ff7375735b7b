using PolicyML.Core;
using PolicyML.Core.Lexicons;
using PolicyML.Storage;
using PolicyML.Storage.Ledgers;
using PolicyML.Storage.Ledgers.Projects;

namespace PolicyML.Reports.Trends;

/// <summary>Reads from a store what a series needs.</summary>
public static class SeriesReader
{
    /// <summary>
    /// The series of a store. All times are read, and cut afterwards: whether a project was reported before is seen only so. Where
    /// projects are summed, the ledger of projects says which reports are of one.
    /// </summary>
    /// <param name="store">The store.</param>
    /// <param name="filter">Which facts; its days and confidence are passed over for those of the options.</param>
    /// <param name="options">What series is asked for.</param>
    /// <param name="lexicon">The vocabulary.</param>
    /// <param name="placeName">The name of a division that the store does not name; null where unknown.</param>
    public static Series Read(IStoreReader store, StoreFilter filter, SeriesOptions options, Lexicon lexicon, Func<string, string?> placeName)
    {
        var vocabulary = SeriesVocabulary.Load(lexicon);
        var rows = store.Facts(filter with
        {
            Measure = options.Measure == Measure.Growth ? null : options.Measure,
            PeriodFrom = null,
            PeriodTo = null,
            MinConfidence = null,
            Limit = null,
        }).ToList();
        var schema = LabelSchema.Load(lexicon);
        var context = new SeriesContext(vocabulary, key => NameOf(key, options, schema, code => store.PlaceName(code) ?? placeName(code)))
        {
            KeyOrder = options.By is SeriesBy.Chain or SeriesBy.Theme ? [.. schema.Labels.Select(l => l.Id)] : null,
            ChainWords = options.By == SeriesBy.Chain ? ChainWords.Load(lexicon) : null,
            Projects = OfProjects(options, vocabulary) && rows.Count > 0 ? Projects(store, filter, rows, lexicon) : ProjectsOfFacts.None,
        };
        return SeriesBuilder.Build(rows, options, context);
    }

    private static bool OfProjects(SeriesOptions options, SeriesVocabulary vocabulary) =>
        options.Measure == Measure.Amount && vocabulary.Rule(options.Indicator) is { Kind: IndicatorKind.Sum, OfProjects: true };

    private static ProjectsOfFacts Projects(IStoreReader store, StoreFilter filter, IReadOnlyList<StoredFact> facts, Lexicon lexicon)
    {
        var articles = filter with { Indicator = null, Measure = null, Status = null, PeriodFrom = null, PeriodTo = null, MinConfidence = null, Limit = null };
        var ledger = ProjectLedger.Build(store.Projects(articles), store.Enterprises(articles), facts, LedgerVocabulary.Load(lexicon));
        return ProjectsOfFacts.Of(ledger);
    }

    private static string? NameOf(string key, SeriesOptions options, LabelSchema schema, Func<string, string?> placeName) => options.By switch
    {
        SeriesBy.Chain or SeriesBy.Theme => schema.Find(key)?.Name,
        SeriesBy.Place => placeName(key),
        SeriesBy.Status => Core.Json.JsonNames.Parse<FactStatus>(key) is { } status ? SeriesWords.Of(status) : null,
        _ => "合计",
    };
}
