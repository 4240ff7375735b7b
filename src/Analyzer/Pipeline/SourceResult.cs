using PolicyML.Core;
using PolicyML.Extraction.Explaining;
using PolicyML.Storage.Writing;
using PolicyML.Text.Sources;

namespace PolicyML.Analyzer.Pipeline;

/// <summary>What became of one source.</summary>
/// <param name="Path">The path as it was given or found.</param>
/// <param name="Articles">Its articles in reading order; empty where there is a problem.</param>
/// <param name="Bytes">Size of the source.</param>
/// <param name="Problem">Why it was skipped, in one line; null where it was read.</param>
/// <param name="Error">The exception behind the problem, for <c>--debug</c>.</param>
internal sealed record SourceResult(
    string Path, IReadOnlyList<Article> Articles, long Bytes, string? Problem = null, Exception? Error = null)
{
    /// <summary>What had to be mended to read it, in one line; null where nothing had to.</summary>
    public string? Warning { get; init; }

    /// <summary>True for a document of a JSON Lines file.</summary>
    public bool IsDocument { get; init; }

    /// <summary>The line of its file that a document stands on, from 1; 0 for other sources.</summary>
    public int Line { get; init; }

    /// <summary>The kind of problem; null where there is none, or where the program itself failed.</summary>
    public SourceProblemCode? Code { get; init; }

    /// <summary>What a store keeps of it; null where nothing is stored.</summary>
    public PreparedSource? Record { get; init; }

    /// <summary>Where the lines of the source start; null where nobody asks for lines.</summary>
    public LineIndex? Lines { get; init; }

    /// <summary>Why its facts say what they say, by article and fact; empty where nobody asks.</summary>
    public IReadOnlyList<IReadOnlyList<Explanation>> Explanations { get; init; } = [];

    /// <summary>A source that was skipped.</summary>
    public static SourceResult Skipped(string path, string problem, Exception? error = null) =>
        new(path, [], 0, problem, error) { Code = (error as SourceException)?.Code };
}
