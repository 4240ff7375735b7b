using System.CommandLine;

using PolicyML.Analyzer.Commands.Stored;
using PolicyML.Core.Tables;
using PolicyML.Storage;
using PolicyML.Storage.Ledgers;
using PolicyML.Storage.Ledgers.Tables;
using PolicyML.Terminal;

namespace PolicyML.Analyzer.Commands.Ledgers;

/// <summary>The command <c>clusters</c>: specialty towns, zones and parks side by side with their own figures.</summary>
internal static class ClustersCommand
{
    /// <summary>The command as the parser sees it.</summary>
    public static Command Make(Catalogue messages, GlobalOptions global, Host host)
    {
        var options = new LedgerOptions(messages, global, host);
        var kind = options.Build.Value("--kind", "value.name", null, null);
        return options.Command("clusters", (call, history, parsed) => new ClustersRun(call, parsed.GetValue(kind), history, messages, host), kind);
    }

    private sealed class ClustersRun(StoreCall call, string? asked, bool history, Catalogue messages, Host host) : LedgerRun(call, messages, host)
    {
        private string? kind;

        protected override string? Problem(LedgerNames names)
        {
            if (asked is null) return null;
            kind = names.ParseClusterKind(asked);
            return kind is null ? Unknown("ledger.no-kind", asked, names.ClusterKinds) : null;
        }

        protected override TableData Table(LedgerRows ledgers, IStoreReader store, LedgerVocabulary words, LedgerNames names)
        {
            var shown = ledgers.Limited(ledgers.Clusters().Where(r => kind is null || r.Kind.Id == kind)).ToList();
            return history ? ClusterTables.Series(shown) : ClusterTables.Clusters(shown, names, words);
        }
    }
}
