namespace PolicyML.Text.Sources;

/// <summary>A file to read.</summary>
/// <param name="Path">The path as it was given or found; <c>-</c> is standard input.</param>
public sealed record SourceFile(string Path)
{
    /// <summary>True for standard input.</summary>
    public bool IsStandardInput => Path == "-";
}

/// <summary>What a search came upon: a file, or a problem. Just one of the two is set.</summary>
public sealed record SourceFound
{
    private SourceFound(string path, SourceFile? file, SourceProblem? problem) => (Path, File, Problem) = (path, file, problem);

    /// <summary>The path as it was given or found.</summary>
    public string Path { get; }

    /// <summary>The file; null where there is a problem.</summary>
    public SourceFile? File { get; }

    /// <summary>The problem; null where there is a file.</summary>
    public SourceProblem? Problem { get; }

    /// <summary>The path without symbolic links, by which one file is known under all its names.</summary>
    internal string Identity { get; private init; } = "";

    internal static SourceFound Of(string path, string real) => new(path, new SourceFile(path), null) { Identity = real };

    internal static SourceFound Failed(SourceProblem problem) => new(problem.Path, null, problem);

    internal static SourceFound Failed(SourceProblemCode code, string path, params IReadOnlyList<string> arguments) =>
        Failed(new SourceProblem(code, path, arguments));
}
