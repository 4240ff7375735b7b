using System.CommandLine;

using PolicyML.Analyzer.Commands.Stored;
using PolicyML.Core;
using PolicyML.Core.Tables;
using PolicyML.Storage;
using PolicyML.Storage.Ledgers;
using PolicyML.Storage.Ledgers.Projects;
using PolicyML.Storage.Ledgers.Tables;
using PolicyML.Terminal;

namespace PolicyML.Analyzer.Commands.Ledgers;

/// <summary>The command <c>projects</c>: the ledger of projects with stage, investment and history.</summary>
internal static class ProjectsCommand
{
    private static readonly string[] Investments = ["investment_total", "investment_signed", "investment_completed"];

    /// <summary>The command as the parser sees it.</summary>
    public static Command Make(Catalogue messages, GlobalOptions global, Host host)
    {
        var options = new StoreCallOptions(messages, global, host, FilterParts.Confidence | FilterParts.Limit);
        var build = new OptionBuilder(messages);
        var stage = build.Value("--stage", "value.name", null, null);
        var least = build.Value("--min-investment", "value.money", "money", text => MoneyText.Parse(text) is not null);
        var history = build.Flag("--history", "--evidence");
        var command = new Command("projects", messages["projects"]);
        options.AddTo(command);
        foreach (var option in (Option[])[stage, least, history]) command.Add(option);
        command.SetAction(parsed => new ProjectsRun(
            options.Bind(parsed),
            new ProjectChoice(parsed.GetValue(stage), parsed.GetValue(least) is { } sum ? MoneyText.Parse(sum) : null, parsed.GetValue(history)),
            messages,
            host).Execute());
        return command;
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
            return stage is null ? Messages.Format("ledger.no-stage", choice.Stage, string.Join(Messages["filter.separator"], Enum.GetValues<ProjectStage>().Select(names.Stage))) : null;
        }

        protected override TableData Table(IStoreReader store, StoreFilter rows, StoreFilter chosen, LedgerVocabulary words, LedgerNames names)
        {
            var facts = Investments.SelectMany(i => store.Facts(rows with { Indicator = i, MinConfidence = null }));
            var found = ProjectLedger.Build(store.Projects(rows), store.Enterprises(rows with { MinConfidence = null }), facts, words).Where(r => Holds(r, chosen));
            var shown = Limited(found, chosen);
            return choice.History ? ProjectTables.History(shown, names, EvidenceQuotes.Of(store)) : ProjectTables.Projects(shown, names);
        }

        private bool Holds(ProjectRow row, StoreFilter chosen) =>
            IsIn(chosen, row.Place) && IsIn(chosen, row.First, row.Last)
            && (chosen.Chain is null || row.Chain == chosen.Chain)
            && (stage is null || row.Stage?.Stage == stage)
            && (choice.Least is null || row.Worth >= choice.Least);
    }
}
