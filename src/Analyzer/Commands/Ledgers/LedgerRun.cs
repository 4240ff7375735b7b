using PolicyML.Analyzer.Commands.Stored;
using PolicyML.Analyzer.Output.Grid;
using PolicyML.Core;
using PolicyML.Core.Lexicons;
using PolicyML.Core.Tables;
using PolicyML.Storage;
using PolicyML.Storage.Ledgers;
using PolicyML.Storage.Ledgers.Tables;
using PolicyML.Terminal;

namespace PolicyML.Analyzer.Commands.Ledgers;

/// <summary>
/// One run of a command that shows a ledger. A ledger is built of all that the store holds, so that a project is one row
/// whatever is asked for; place, chain and days then choose among its rows.
/// </summary>
internal abstract class LedgerRun(StoreCall call, Catalogue messages, Host host) : StoreRun(call, messages, host)
{
    /// <summary>What the command's own options are worth, and what is wrong with them; null where nothing is.</summary>
    protected abstract string? Problem(LedgerNames names);

    /// <summary>The table that was asked for.</summary>
    /// <param name="store">The store.</param>
    /// <param name="rows">Which rows of the store the ledger is built of.</param>
    /// <param name="chosen">Which of its rows are shown; its limit counts them.</param>
    /// <param name="words">The vocabulary of ledgers.</param>
    /// <param name="names">Words for readers.</param>
    protected abstract TableData Table(IStoreReader store, StoreFilter rows, StoreFilter chosen, LedgerVocabulary words, LedgerNames names);

    /// <inheritdoc/>
    protected override int Run(IStoreReader store, StoreFilter filter, Lexicon lexicon)
    {
        var words = LedgerVocabulary.Load(lexicon);
        var names = LedgerNames.Load(lexicon, words);
        if (Problem(names) is { } problem) return Fail(problem);
        var isCut = IsCutOnScreen(filter);
        var rows = filter with { Place = null, Chain = null, PublishedFrom = null, PublishedTo = null, Limit = null };
        var table = Table(store, rows, isCut ? filter with { Limit = RowsOnScreen } : filter, words, names);
        var count = 0;
        WriteResult(stream => count = GridWriters.Write(table, Call.Format, stream, Host.Width, IsColoured));
        if (isCut && count == RowsOnScreen) Note(Messages.Format("list.cut", RowsOnScreen));
        return ExitCode.Done;
    }

    /// <summary>True where a row was reported within the days asked for.</summary>
    protected static bool IsIn(StoreFilter chosen, DateOnly? first, DateOnly? last) =>
        (chosen.PublishedFrom is null || last >= chosen.PublishedFrom) && (chosen.PublishedTo is null || first <= chosen.PublishedTo);

    /// <summary>True where a division is the one asked for or lies in it.</summary>
    protected static bool IsIn(StoreFilter chosen, Place? place) =>
        chosen.Place is null || (place is not null && LedgerPlaces.IsWithin(place.Code, chosen.Place));

    /// <summary>The rows up to the limit.</summary>
    protected static IEnumerable<T> Limited<T>(IEnumerable<T> rows, StoreFilter chosen) => chosen.Limit is { } most ? rows.Take(most) : rows;
}
