using System.CommandLine;

using PolicyML.Analyzer.Commands.Stored;
using PolicyML.Core.Tables;
using PolicyML.Storage;
using PolicyML.Storage.Ledgers;
using PolicyML.Storage.Ledgers.Tables;
using PolicyML.Terminal;

namespace PolicyML.Analyzer.Commands.Ledgers;

/// <summary>The command <c>enterprises</c>: the ledger of enterprises with roles and chains.</summary>
internal static class EnterprisesCommand
{
    /// <summary>The command as the parser sees it.</summary>
    public static Command Make(Catalogue messages, GlobalOptions global, Host host)
    {
        var options = new LedgerOptions(messages, global, host);
        var role = options.Build.Value("--role", "value.name", null, null);
        var map = options.Build.Flag("--map");
        return options.Command(
            "enterprises",
            (call, history, parsed) => new EnterprisesRun(call, new EnterpriseChoice(parsed.GetValue(role), parsed.GetValue(map), history), messages, host),
            role,
            map);
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
            return role is null ? Unknown("ledger.no-role", choice.Role, names.Roles) : null;
        }

        protected override TableData Table(LedgerRows ledgers, IStoreReader store, LedgerVocabulary words, LedgerNames names)
        {
            var shown = ledgers.Limited(ledgers.Enterprises().Where(r => role is null || r.Roles.Any(o => o.Role == role)));
            if (choice.History) return EnterpriseTables.History(shown, names, EvidenceQuotes.Of(store));
            return choice.Map ? EnterpriseTables.Map(ledgers.Map(shown).Where(f => role is null || f.Role == role), names) : EnterpriseTables.Enterprises(shown, names);
        }
    }
}
