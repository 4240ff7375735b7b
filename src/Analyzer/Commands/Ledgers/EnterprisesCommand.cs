using System.CommandLine;

using PolicyML.Analyzer.Commands.Stored;
using PolicyML.Core.Tables;
using PolicyML.Storage;
using PolicyML.Storage.Ledgers;
using PolicyML.Storage.Ledgers.Enterprises;
using PolicyML.Storage.Ledgers.Tables;
using PolicyML.Terminal;

namespace PolicyML.Analyzer.Commands.Ledgers;

/// <summary>The command <c>enterprises</c>: the ledger of enterprises with roles and chains.</summary>
internal static class EnterprisesCommand
{
    /// <summary>The command as the parser sees it.</summary>
    public static Command Make(Catalogue messages, GlobalOptions global, Host host)
    {
        var options = new StoreCallOptions(messages, global, host, FilterParts.Confidence | FilterParts.Limit);
        var build = new OptionBuilder(messages);
        var role = build.Value("--role", "value.name", null, null);
        var map = build.Flag("--map");
        var history = build.Flag("--history", "--evidence");
        var command = new Command("enterprises", messages["enterprises"]);
        options.AddTo(command);
        foreach (var option in (Option[])[role, map, history]) command.Add(option);
        command.SetAction(parsed => new EnterprisesRun(
            options.Bind(parsed), new EnterpriseChoice(parsed.GetValue(role), parsed.GetValue(map), parsed.GetValue(history)), messages, host).Execute());
        return command;
    }

    /// <summary>What the command's own options ask for.</summary>
    /// <param name="Role">Name or id of a role.</param>
    /// <param name="Map">By chain and role.</param>
    /// <param name="History">A row a report.</param>
    private sealed record EnterpriseChoice(string? Role, bool Map, bool History);

    private sealed class EnterprisesRun(StoreCall call, EnterpriseChoice choice, Catalogue messages, Host host) : LedgerRun(call, messages, host)
    {
        private string? role;

        protected override string? Problem(LedgerNames names)
        {
            if (choice.Role is null) return null;
            role = names.ParseRole(choice.Role);
            return role is null ? Messages.Format("ledger.no-role", choice.Role, string.Join(Messages["filter.separator"], names.Roles)) : null;
        }

        protected override TableData Table(IStoreReader store, StoreFilter rows, StoreFilter chosen, LedgerVocabulary words, LedgerNames names)
        {
            var found = EnterpriseLedger.Build(store.Enterprises(rows), store.Projects(rows), words).Where(r => Holds(r, chosen));
            var shown = Limited(found, chosen);
            if (choice.History) return EnterpriseTables.History(shown, names, EvidenceQuotes.Of(store));
            if (!choice.Map) return EnterpriseTables.Enterprises(shown, names);
            var fields = EnterpriseLedger.Map(shown, words).Where(f => (role is null || f.Role == role) && (chosen.Chain is null || f.Chain == chosen.Chain));
            return EnterpriseTables.Map(fields, names);
        }

        private bool Holds(EnterpriseRow row, StoreFilter chosen) =>
            (chosen.Place is null || row.Places.Any(p => IsIn(chosen, p))) && IsIn(chosen, row.First, row.Last)
            && (chosen.Chain is null || row.Chains.Any(c => c.Chain == chosen.Chain))
            && (role is null || row.Roles.Any(r => r.Role == role));
    }
}
