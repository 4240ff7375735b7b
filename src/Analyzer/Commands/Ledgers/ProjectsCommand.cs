using System.CommandLine;

using PolicyML.Analyzer.Commands.Stored;
using PolicyML.Core;
using PolicyML.Core.Tables;
using PolicyML.Storage;
using PolicyML.Storage.Ledgers;
using PolicyML.Storage.Ledgers.Tables;
using PolicyML.Terminal;

namespace PolicyML.Analyzer.Commands.Ledgers;

/// <summary>The command <c>projects</c>: the ledger of projects with stage, investment and history.</summary>
internal static class ProjectsCommand
{
    /// <summary>The command as the parser sees it.</summary>
    public static Command Make(Catalogue messages, GlobalOptions global, Host host)
    {
        var options = new LedgerOptions(messages, global, host);
        var stage = options.Build.Value("--stage", "value.name", null, null);
        var least = options.Build.Value("--min-investment", "value.money", "money", text => MoneyText.Parse(text) is not null);
        return options.Command(
            "projects",
            (call, history, parsed) => new ProjectsRun(
                call, new ProjectChoice(parsed.GetValue(stage), parsed.GetValue(least) is { } sum ? MoneyText.Parse(sum) : null, history), messages, host),
            stage,
            least);
    }

    /// <summary>What the command's own options ask for.</summary>
    /// <param name="Stage">Name or id of a stage.</param>
    /// <param name="Least">The least investment in yuan.</param>
    /// <param name="History">A row a report.</param>
    private sealed record ProjectChoice(string? Stage, decimal? Least, bool History);

    private sealed class ProjectsRun(StoreCall call, ProjectChoice choice, Catalogue messages, Host host) : LedgerRun(call, messages, host)
    {
        private ProjectStage? stage;

        protected override string? Problem(LedgerNames names)
        {
            if (choice.Stage is null) return null;
            stage = names.ParseStage(choice.Stage);
            return stage is null ? Unknown("ledger.no-stage", choice.Stage, Enum.GetValues<ProjectStage>().Select(names.Stage)) : null;
        }

        protected override TableData Table(LedgerRows ledgers, IStoreReader store, LedgerVocabulary words, LedgerNames names)
        {
            var found = ledgers.Projects().Where(r => (stage is null || r.Stage?.Stage == stage) && (choice.Least is null || r.Worth >= choice.Least));
            var shown = ledgers.Limited(found);
            return choice.History ? ProjectTables.History(shown, names, EvidenceQuotes.Of(store)) : ProjectTables.Projects(shown, names);
        }
    }
}
