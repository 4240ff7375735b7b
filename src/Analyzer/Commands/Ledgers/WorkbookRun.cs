using PolicyML.Analyzer.Commands.Stored;
using PolicyML.Core.Lexicons;
using PolicyML.Reports.Exports;
using PolicyML.Storage;
using PolicyML.Storage.Ledgers;
using PolicyML.Storage.Ledgers.Tables;
using PolicyML.Terminal;

namespace PolicyML.Analyzer.Commands.Ledgers;

/// <summary>Writes all ledgers as one workbook, a sheet a ledger and one for its reports.</summary>
internal sealed class WorkbookRun(StoreCall call, Catalogue messages, Host host) : StoreRun(call, messages, host)
{
    /// <inheritdoc/>
    protected override int Run(Store store, StoreFilter filter, Lexicon lexicon)
    {
        var words = LedgerVocabulary.Load(lexicon);
        var names = LedgerNames.Load(lexicon, words);
        var ledgers = new LedgerRows(store, filter, words);
        var quotes = EvidenceQuotes.Of(store);
        var (projects, enterprises, clusters) = (ledgers.Projects().ToList(), ledgers.Enterprises().ToList(), ledgers.Clusters().ToList());
        WriteResult(stream =>
        {
            using var book = new WorkbookWriter(stream);
            book.Add(ProjectTables.Projects(projects, names));
            book.Add(ProjectTables.History(projects, names, quotes));
            book.Add(EnterpriseTables.Map(ledgers.Map(enterprises), names));
            book.Add(EnterpriseTables.Enterprises(enterprises, names));
            book.Add(EnterpriseTables.History(enterprises, names, quotes));
            book.Add(ClusterTables.Clusters(clusters, names, words));
            book.Add(ClusterTables.Series(clusters));
        });
        Note(Messages.Format("brief.workbook", projects.Count, enterprises.Count, clusters.Count));
        return ExitCode.Done;
    }
}
