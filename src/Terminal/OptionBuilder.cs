using System.CommandLine;

namespace PolicyML.Terminal;

/// <summary>Builds options that check their values and describe themselves in the language of the messages.</summary>
public sealed class OptionBuilder(Catalogue messages)
{
    /// <summary>An option with one value.</summary>
    /// <param name="name">Name with its dashes; its description is the message <c>option.name</c>.</param>
    /// <param name="helpName">Message that names its value in the help.</param>
    /// <param name="expects">Message <c>expect.…</c> that says what it takes; null where it takes any text.</param>
    /// <param name="holds">Whether a text is such a value; null where any is.</param>
    /// <param name="aliases">Further names.</param>
    public Option<string?> Value(string name, string helpName, string? expects, Func<string, bool>? holds, params string[] aliases)
    {
        var option = new Option<string?>(name, aliases)
        {
            Description = messages["option." + name[2..]],
            HelpName = messages[helpName],
        };
        if (holds is not null) Check(option, expects!, holds);
        return option;
    }

    /// <summary>An option that names an engine. For an optional one that this build does not have, the error says what to build.</summary>
    /// <param name="name">Name with its dashes; its description is the message <c>option.name</c>.</param>
    /// <param name="present">The names there are here.</param>
    /// <param name="optional">The names that builds with optional engines have.</param>
    public Option<string?> Engine(string name, IReadOnlyList<string> present, IReadOnlyList<string> optional)
    {
        var option = new Option<string?>(name) { Description = messages["option." + name[2..]], HelpName = messages["value.name"] };
        option.Validators.Add(result =>
        {
            if (result.Tokens is not [.., { Value: var value }] || present.Contains(value)) return;
            result.AddError(optional.Contains(value)
                ? messages.Format("usage.optional", name, value)
                : messages.Format("usage.value", name, value, string.Join(", ", present)));
        });
        return option;
    }

    /// <summary>An option that may be given several times, or once with values between commas.</summary>
    public Option<string[]> Values(string name, string helpName, string? expects, Func<string, bool>? holds)
    {
        var option = new Option<string[]>(name) { Description = messages["option." + name[2..]], HelpName = messages[helpName] };
        if (holds is not null) Check(option, expects!, text => text.Split(',').All(holds));
        return option;
    }

    /// <summary>An option without a value.</summary>
    public Option<bool> Flag(string name, params string[] aliases) => new(name, aliases) { Description = messages["option." + name[2..]] };

    private void Check(Option option, string expects, Func<string, bool> holds) => option.Validators.Add(result =>
    {
        if (result.Tokens.FirstOrDefault(t => !holds(t.Value)) is { } wrong)
            result.AddError(messages.Format("usage.value", option.Name, wrong.Value, messages["expect." + expects]));
    });
}
