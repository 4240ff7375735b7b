using System.Globalization;

using PolicyML.Benchmarks.Texts;

namespace PolicyML.Benchmarks.Storing;

/// <summary>Options of <c>store</c>, <c>store-kills</c> and <c>ingest</c>.</summary>
/// <param name="Address">A file, or the connection string of a PostgreSQL database.</param>
internal sealed record StoreOptions(string Address)
{
    /// <summary>Figures to store.</summary>
    public int Facts { get; init; } = 1_000_000;

    /// <summary>How often a process is killed.</summary>
    public int Kills { get; init; } = 50;

    /// <summary>What <c>ingest</c> reads: a folder of JSON Lines files.</summary>
    public string Corpus { get; init; } = Path.Combine(Corpora.Root, "..", "shared", "corpus", "news");

    /// <summary>How often <c>ingest</c> reads it.</summary>
    public int Passes { get; init; } = 6;

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
                case ["--corpus", var corpus, ..]:
                    options = options with { Corpus = corpus };
                    break;
                case ["--passes", var passes, ..] when int.TryParse(passes, CultureInfo.InvariantCulture, out var value):
                    options = options with { Passes = value };
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
