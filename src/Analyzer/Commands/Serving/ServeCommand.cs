using System.CommandLine;

using PolicyML.Analyzer.Commands.Stored;
using PolicyML.Terminal;
using PolicyML.Workbench.Hosting;

namespace PolicyML.Analyzer.Commands.Serving;

/// <summary>The command <c>serve</c>: a local web workbench on what a store holds.</summary>
internal static class ServeCommand
{
    /// <summary>The command as the parser sees it.</summary>
    public static Command Make(Catalogue messages, GlobalOptions global, Host host)
    {
        var store = new StoreOption(messages, host);
        var build = new OptionBuilder(messages);
        var urls = build.Value("--urls", "value.url", "urls", text => Addresses(text) is not null);
        var model = build.Value("--model", "value.dir", null, null, "-m");
        var lexicon = build.Value("--lexicon", "value.dir", null, null);
        var command = new Command("serve", messages["serve"]);
        store.AddTo(command);
        foreach (var option in (Option[])[urls, model, lexicon]) command.Add(option);
        command.SetAction(parsed => new ServeRun(
            new ServeCall
            {
                Store = store.Of(parsed),
                Addresses = Addresses(parsed.GetValue(urls) ?? WorkbenchOptions.DefaultUrl)!,
                Model = parsed.GetValue(model),
                Lexicon = parsed.GetValue(lexicon),
                Language = parsed.GetValue(global.Language) ?? "zh",
                Quiet = parsed.GetValue(global.Quiet),
                Debug = parsed.GetValue(global.Debug),
            },
            messages,
            host).Execute());
        return command;
    }

    /// <summary>The addresses of a list with commas between; null where one of them is none.</summary>
    private static List<ListenAddress>? Addresses(string text)
    {
        var parts = text.Split([',', ';'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var found = parts.Select(ListenAddress.Parse).OfType<ListenAddress>().ToList();
        return found.Count == 0 || found.Count < parts.Length ? null : found;
    }
}

/// <summary>A checked call of <c>serve</c>.</summary>
internal sealed record ServeCall
{
    /// <summary>The store: a file, or the connection string of a PostgreSQL database.</summary>
    public required string Store { get; init; }

    /// <summary>Where to listen.</summary>
    public required IReadOnlyList<ListenAddress> Addresses { get; init; }

    /// <summary>Folder of a label model; null for the one beside the program.</summary>
    public string? Model { get; init; }

    /// <summary>Folder of word lists laid over the built-in ones.</summary>
    public string? Lexicon { get; init; }

    /// <summary>Language of the pages.</summary>
    public required string Language { get; init; }

    /// <summary>Nothing is said but what is needed to enter.</summary>
    public bool Quiet { get; init; }

    /// <summary>Stack traces of errors.</summary>
    public bool Debug { get; init; }
}
