using System.CommandLine;

using PolicyML.Analyzer.Commands.Stored;
using PolicyML.Terminal;

namespace PolicyML.Analyzer.Commands;

/// <summary>The command <c>analyze</c>: its options, and what they mean.</summary>
internal sealed class AnalyzeCommand
{
    private const int DefaultFigures = 8;
    private readonly Catalogue messages;
    private readonly Host host;
    private readonly SourceOptions sources;
    private readonly Option<string?> figures;
    private readonly Option<bool> withText;
    private readonly StoreOption store;

    /// <summary>Builds the command with descriptions in the language of the messages.</summary>
    public AnalyzeCommand(Catalogue messages, GlobalOptions global, Host host)
    {
        this.messages = messages;
        this.host = host;
        sources = new SourceOptions(messages, global, host);
        var build = new OptionBuilder(messages);
        figures = build.Value("--figures", "value.number", "figures", text => FormatNames.Figures(text) is not null);
        withText = new Option<bool>("--with-text") { Description = messages["option.with-text"] };
        store = new StoreOption(messages, host);
        Command = new Command("analyze", messages["analyze"]);
        sources.AddTo(Command);
        store.AddTo(Command);
        Command.Add(withText);
        Command.Add(figures);
        Command.SetAction(Run);
    }

    /// <summary>The command as the parser sees it.</summary>
    public Command Command { get; }

    private int Run(ParseResult parsed)
    {
        var most = parsed.GetValue(figures) is { } number ? FormatNames.Figures(number)!.Value : DefaultFigures;
        var kept = store.Given(parsed);
        var isListed = kept is null || sources.AsksForResult(parsed) || parsed.GetValue(figures) is not null;
        var options = new AnalyzeOptions(sources.Bind(parsed), parsed.GetValue(withText), most, kept, isListed);
        return sources.HasPaths(options.Run, Command) ? new AnalyzeRun(options, messages, host).Execute() : ExitCode.Failed;
    }
}
