using System.Globalization;

namespace PolicyML.Benchmarks.Measuring;

/// <summary>How to measure.</summary>
internal sealed record RunOptions
{
    /// <summary>Processor time that every line gets at least.</summary>
    public TimeSpan Least { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>Measure only lines whose name holds this; null for all.</summary>
    public string? Only { get; init; }

    /// <summary>Keep the result under benchmarks/runs.</summary>
    public bool Save { get; init; }

    /// <summary>A remark to keep with the result, such as what else ran.</summary>
    public string? Note { get; init; }

    /// <summary>A folder where the packages of Node.js to compare with are installed; null leaves them out.</summary>
    public string? Node { get; init; }

    /// <summary>Reads the options of a call; null where one is wrong.</summary>
    public static RunOptions? Parse(ReadOnlySpan<string> args)
    {
        var options = new RunOptions();
        while (args.Length > 0)
        {
            switch (args)
            {
                case ["--save", ..]:
                    options = options with { Save = true };
                    args = args[1..];
                    continue;
                case ["--seconds", var seconds, ..] when double.TryParse(seconds, CultureInfo.InvariantCulture, out var value):
                    options = options with { Least = TimeSpan.FromSeconds(value) };
                    break;
                case ["--only", var only, ..]:
                    options = options with { Only = only };
                    break;
                case ["--note", var note, ..]:
                    options = options with { Note = note };
                    break;
                case ["--node", var node, ..]:
                    options = options with { Node = node };
                    break;
                default:
                    return null;
            }

            args = args[2..];
        }

        return options;
    }

    /// <summary>True where a line is not asked for.</summary>
    public bool Leaves(string line) => Only is not null && !line.Contains(Only, StringComparison.OrdinalIgnoreCase);
}
