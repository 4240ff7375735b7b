using System.CommandLine;

using PolicyML.Analyzer.Commands.Stored;
using PolicyML.Core.Tables;
using PolicyML.Storage;
using PolicyML.Storage.Ledgers;
using PolicyML.Storage.Ledgers.Clusters;
using PolicyML.Storage.Ledgers.Tables;
using PolicyML.Terminal;

namespace PolicyML.Analyzer.Commands.Ledgers;

/// <summary>The command <c>clusters</c>: specialty towns, zones and parks side by side with their own figures.</summary>
internal static class ClustersCommand
{
    /// <summary>The command as the parser sees it.</summary>
    public static Command Make(Catalogue messages, GlobalOptions global, Host host)
    {
        var options = new StoreCallOptions(messages, global, host, FilterParts.Confidence | FilterParts.Limit);
        var build = new OptionBuilder(messages);
        var kind = build.Value("--kind", "value.name", null, null);
        var history = build.Flag("--history", "--evidence");
        var command = new Command("clusters", messages["clusters"]);
        options.AddTo(command);
        foreach (var option in (Option[])[kind, history]) command.Add(option);
        command.SetAction(parsed => new ClustersRun(options.Bind(parsed), parsed.GetValue(kind), parsed.GetValue(history), messages, host).Execute());
        return command;
    }

    private sealed class ClustersRun(StoreCall call, string? asked, bool history, Catalogue messages, Host host) : LedgerRun(call, messages, host)
    {
        private string? kind;

        protected override string? Problem(LedgerNames names)
        {
            if (asked is null) return null;
            kind = names.ParseClusterKind(asked);
            return kind is null ? Messages.Format("ledger.no-kind", asked, string.Join(Messages["filter.separator"], names.ClusterKinds)) : null;
        }

        protected override TableData Table(IStoreReader store, StoreFilter rows, StoreFilter chosen, LedgerVocabulary words, LedgerNames names)
        {
            var found = ClusterLedger.Build(store.Facts(rows), words).Where(r => Holds(r, chosen));
            var shown = Limited(found, chosen).ToList();
            return history ? ClusterTables.Series(shown) : ClusterTables.Clusters(shown, names, words);
        }

        private bool Holds(ClusterRow row, StoreFilter chosen) =>
            IsIn(chosen, row.Place) && IsIn(chosen, row.First, row.Last)
            && (chosen.Chain is null || row.Chain == chosen.Chain)
            && (kind is null || row.Kind.Id == kind);
    }
}
