using System.CommandLine;


namespace PolicyML.Terminal;

/// <summary>Options that every command takes.</summary>
public sealed class GlobalOptions(Catalogue messages)
{
    private static readonly string[] Languages = ["zh", "en"];

    /// <summary>No progress, no summary.</summary>
    public Option<bool> Quiet { get; } = Flag(messages, "--quiet", "-q");

    /// <summary>Stack traces of errors.</summary>
    public Option<bool> Debug { get; } = Flag(messages, "--debug");

    /// <summary>Language of messages.</summary>
    public Option<string?> Language { get; } = MakeLanguage(messages);

    /// <summary>Shows the version.</summary>
    public Option<bool> Version { get; } = Flag(messages, "--version");

    /// <summary>Shows the help of a command.</summary>
    public Option<bool> Help { get; } = Flag(messages, "--help", "-h", "-?");

    /// <summary>Adds the options to the root, from where all commands inherit them.</summary>
    public void AddTo(RootCommand root)
    {
        root.Options.Add(Quiet);
        root.Options.Add(Debug);
        root.Options.Add(Language);
        root.Options.Add(Version);
        root.Options.Add(Help);
    }

    private static Option<bool> Flag(Catalogue messages, string name, params string[] aliases) =>
        new(name, aliases) { Description = messages["option." + name[2..]], Recursive = true };

    private static Option<string?> MakeLanguage(Catalogue messages)
    {
        var option = new Option<string?>("--lang") { Description = messages["option.lang"], HelpName = "zh|en", Recursive = true };
        option.Validators.Add(result =>
        {
            var value = result.Tokens.Count > 0 ? result.Tokens[^1].Value : "";
            if (!Languages.Contains(value)) result.AddError(messages.Format("usage.value", "--lang", value, messages["expect.lang"]));
        });
        return option;
    }
}
