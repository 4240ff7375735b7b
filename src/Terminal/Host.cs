namespace PolicyML.Terminal;

/// <summary>What a command may know of the process it runs in; made by <see cref="ProcessHost"/> alone.</summary>
public sealed record Host
{
    /// <summary>Messages go here.</summary>
    public required TextWriter Error { get; init; }

    /// <summary>Language of messages that the locale asks for: <c>zh</c> or <c>en</c>.</summary>
    public required string Language { get; init; }

    /// <summary>True where standard input is a terminal.</summary>
    public required bool InputIsTerminal { get; init; }

    /// <summary>True where standard output is a terminal.</summary>
    public required bool OutputIsTerminal { get; init; }

    /// <summary>True where standard error is a terminal.</summary>
    public required bool ErrorIsTerminal { get; init; }

    /// <summary>True where colours are wanted on a terminal.</summary>
    public required bool Colour { get; init; }

    /// <summary>Columns of the terminal.</summary>
    public required int Width { get; init; }

    /// <summary>Tells the size of the terminal as it is now.</summary>
    public required Func<(int Columns, int Rows)> WindowSize { get; init; }

    /// <summary>The folder the program lies in, with what is shipped beside it.</summary>
    public string Home { get; init; } = "";

    /// <summary>The value of a variable of the environment; null where it is not set.</summary>
    public Func<string, string?> Setting { get; init; } = _ => null;

    /// <summary>Number of processors.</summary>
    public required int Processors { get; init; }

    /// <summary>Measures how long the run took.</summary>
    public required TimeProvider Clock { get; init; }

    /// <summary>Cancelled when the user interrupts the run.</summary>
    public required CancellationToken Cancel { get; init; }
}

/// <summary>Exit codes of the commands.</summary>
public static class ExitCode
{
    /// <summary>All done.</summary>
    public const int Done = 0;

    /// <summary>Done, but some sources were skipped.</summary>
    public const int Skips = 1;

    /// <summary>Nothing was done: wrong usage, no readable source, no place to write to, interrupted.</summary>
    public const int Failed = 2;
}
