using PolicyML.Terminal;

namespace PolicyML.Trainer.Commands;

/// <summary>What every command is built with.</summary>
/// <param name="Messages">Texts of a language.</param>
/// <param name="Global">Options of all commands.</param>
/// <param name="Host">The process.</param>
internal sealed record CommandContext(Catalogue Messages, GlobalOptions Global, Host Host)
{
    /// <summary>Builds options.</summary>
    public OptionBuilder Build { get; } = new(Messages);
}
