using System.Globalization;

namespace PolicyML.Benchmarks.Storing;

/// <summary>Options of <c>store</c> and <c>store-kills</c>.</summary>
/// <param name="Address">A file, or the connection string of a PostgreSQL database.</param>
internal sealed record StoreOptions(string Address)
{
    /// <summary>Figures to store.</summary>
    public int Facts { get; init; } = 1_000_000;

    /// <summary>How often a process is killed.</summary>
    public int Kills { get; init; } = 50;

    /// <summary>Keep the result under benchmarks/runs.</summary>
    public bool Save { get; init; }

    /// <summary>A remark to keep with it.</summary>
    public string? Note { get; init; }

    /// <summary>What the name of a kept result ends in.</summary>
    public string Database => Address.Contains('=', StringComparison.Ordinal) ? "-postgres" : "";

    /// <summary>Reads the options of a call; null where one is wrong.</summary>
    public static StoreOptions? Parse(ReadOnlySpan<string> args)
    {
        if (args is not [var address, .. var rest]) return null;
        var options = new StoreOptions(address);
        while (rest.Length > 0)
        {
            switch (rest)
            {
                case ["--save", ..]:
                    options = options with { Save = true };
                    rest = rest[1..];
                    continue;
                case ["--facts", var facts, ..] when int.TryParse(facts, CultureInfo.InvariantCulture, out var value):
                    options = options with { Facts = value };
                    break;
                case ["--kills", var kills, ..] when int.TryParse(kills, CultureInfo.InvariantCulture, out var value):
                    options = options with { Kills = value };
                    break;
                case ["--note", var note, ..]:
                    options = options with { Note = note };
                    break;
                default:
                    return null;
            }

            rest = rest[2..];
        }

        return options;
    }
}
