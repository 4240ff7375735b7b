using PolicyML.Analyzer.Output;
using PolicyML.Analyzer.Output.Grid;
using PolicyML.Core.Lexicons;
using PolicyML.Core.Tables;
using PolicyML.Storage;
using PolicyML.Terminal;

namespace PolicyML.Analyzer.Commands.Stored;

/// <summary>
/// One run of a command that lists rows of a store as a table. On a terminal the first rows are shown and the user is
/// told how to see the rest; a file or pipe gets all.
/// </summary>
internal abstract class ListRun(StoreCall call, Catalogue messages, Host host) : StoreRun(call, messages, host)
{
    /// <summary>The rows of the list.</summary>
    protected abstract TableData Table(IStoreReader store, StoreFilter filter, Names names);

    /// <inheritdoc/>
    protected override int Run(Store store, StoreFilter filter, Lexicon lexicon)
    {
        var isCut = IsCutOnScreen(filter);
        var table = Table(store, isCut ? filter with { Limit = RowsOnScreen + 1 } : filter, Names.Load(lexicon));
        if (isCut) table = table with { Rows = table.Rows.Take(RowsOnScreen) };
        var rows = 0;
        WriteResult(stream => rows = GridWriters.Write(table, Call.Format, stream, Host.Width, IsColoured));
        if (isCut && rows == RowsOnScreen) Note(Messages.Format("list.cut", RowsOnScreen));
        return ExitCode.Done;
    }
}
