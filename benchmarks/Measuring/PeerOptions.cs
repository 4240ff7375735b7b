namespace PolicyML.Benchmarks.Measuring;

/// <summary>What <c>labels</c> and <c>titles</c> learn from and are tested on.</summary>
internal sealed record PeerOptions
{
    /// <summary>Files or folders to learn from.</summary>
    public required IReadOnlyList<string> Train { get; init; }

    /// <summary>The file to test on.</summary>
    public required string Test { get; init; }

    /// <summary>Where the answers are written; <c>labels</c> only.</summary>
    public string Out { get; init; } = "";

    /// <summary>Reads <c>--train</c> (which may be repeated), <c>--test</c> and <c>--out</c>; null where one is wrong.</summary>
    public static PeerOptions? Parse(ReadOnlySpan<string> args)
    {
        var options = new PeerOptions { Train = [], Test = "" };
        for (; args is [var name, var value, ..]; args = args[2..])
        {
            switch (name)
            {
                case "--train":
                    options = options with { Train = [.. options.Train, value] };
                    break;
                case "--test":
                    options = options with { Test = value };
                    break;
                case "--out":
                    options = options with { Out = value };
                    break;
                default:
                    return null;
            }
        }

        return args.IsEmpty && options.Train.Count > 0 && options.Test.Length > 0 ? options : null;
    }
}
