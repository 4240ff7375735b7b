using PolicyML.Core;
using PolicyML.Storage;
using PolicyML.Storage.Ledgers;

namespace PolicyML.Reports.Trends;

/// <summary>Reads from a store what a series needs.</summary>
public static class SeriesReader
{
    /// <summary>
    /// The series of a store. All times are read, and cut afterwards: whether a project was reported before is seen only so. Where
    /// projects are summed, the ledger of all projects says which reports are of one, whatever place or chain is asked for.
    /// </summary>
    /// <param name="store">The store.</param>
    /// <param name="filter">Which facts; its days and confidence are passed over for those of the options.</param>
    /// <param name="options">What series is asked for.</param>
    /// <param name="words">The vocabularies.</param>
    /// <param name="placeName">The name of a division that the store does not name; null where unknown.</param>
    /// <param name="projects">The figures of the ledger of projects, where it was made already; null to make it.</param>
    public static Series Read(IStoreReader store, StoreFilter filter, SeriesOptions options, SeriesLexicon words, Func<string, string?> placeName, Func<ProjectsOfFacts>? projects = null)
    {
        var rows = store.Facts(filter with
        {
            Measure = options.Measure == Measure.Growth ? null : options.Measure,
            PeriodFrom = null,
            PeriodTo = null,
            MinConfidence = null,
            Limit = null,
        });
        var context = new SeriesContext(words.Series, key => NameOf(key, options, words, code => store.PlaceName(code) ?? placeName(code)))
        {
            KeyOrder = options.By is SeriesBy.Chain or SeriesBy.Theme ? [.. words.Labels.Labels.Select(l => l.Id)] : null,
            ChainWords = options.By == SeriesBy.Chain ? words.ChainWords : null,
            Projects = words.SumsProjects(options) ? projects?.Invoke() ?? Projects(store, filter, words) : ProjectsOfFacts.None,
        };
        return SeriesBuilder.Build(rows, options, context);
    }

    private static ProjectsOfFacts Projects(IStoreReader store, StoreFilter filter, SeriesLexicon words) =>
        ProjectsOfFacts.Of(new LedgerRows(store, new StoreFilter { WithRepeats = filter.WithRepeats }, words.Ledger).AllProjects());

    private static string? NameOf(string key, SeriesOptions options, SeriesLexicon words, Func<string, string?> placeName) => options.By switch
    {
        SeriesBy.Chain or SeriesBy.Theme => words.Labels.Find(key)?.Name,
        SeriesBy.Place => placeName(key),
        SeriesBy.Status => Core.Json.JsonNames.Parse<FactStatus>(key) is { } status ? SeriesWords.Of(status) : null,
        _ => "合计",
    };
}
