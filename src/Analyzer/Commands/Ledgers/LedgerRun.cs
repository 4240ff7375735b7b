using PolicyML.Analyzer.Commands.Stored;
using PolicyML.Analyzer.Output.Grid;
using PolicyML.Core.Lexicons;
using PolicyML.Core.Tables;
using PolicyML.Storage;
using PolicyML.Storage.Ledgers;
using PolicyML.Storage.Ledgers.Tables;
using PolicyML.Terminal;

namespace PolicyML.Analyzer.Commands.Ledgers;

/// <summary>One run of a command that shows a ledger.</summary>
internal abstract class LedgerRun(StoreCall call, Catalogue messages, Host host) : StoreRun(call, messages, host)
{
    /// <summary>What the command's own options are worth, and what is wrong with them; null where nothing is.</summary>
    protected abstract string? Problem(LedgerNames names);

    /// <summary>The table that was asked for.</summary>
    /// <param name="ledgers">The rows of the ledgers.</param>
    /// <param name="store">The store.</param>
    /// <param name="words">The vocabulary of ledgers.</param>
    /// <param name="names">Words for readers.</param>
    protected abstract TableData Table(LedgerRows ledgers, IStoreReader store, LedgerVocabulary words, LedgerNames names);

    /// <inheritdoc/>
    protected override int Run(Store store, StoreFilter filter, Lexicon lexicon)
    {
        var words = LedgerVocabulary.Load(lexicon);
        var names = LedgerNames.Load(lexicon, words);
        if (Problem(names) is { } problem) return Fail(problem);
        var isCut = IsCutOnScreen(filter);
        var table = Table(new LedgerRows(store, isCut ? filter with { Limit = RowsOnScreen } : filter, words), store, words, names);
        var count = 0;
        WriteResult(stream => count = GridWriters.Write(table, Call.Format, stream, Host.Width, IsColoured));
        if (isCut && count == RowsOnScreen) Note(Messages.Format("list.cut", RowsOnScreen));
        return ExitCode.Done;
    }

    /// <summary>The message that a name is unknown, with those that there are.</summary>
    protected string Unknown(string message, string name, IEnumerable<string> known) => Messages.Format(message, name, string.Join(Messages["filter.separator"], known));
}
