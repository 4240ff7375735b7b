using PolicyML.Core;

namespace PolicyML.Storage;

/// <summary>One source with everything that was read off it: what the store takes in as a whole or not at all.</summary>
public sealed record SourceRecord
{
    /// <summary>The path as it was given; with <see cref="Text"/> the identity of a source in the store.</summary>
    public required string Path { get; init; }

    /// <summary>
    /// The file that holds this source as one document of many: those of one file may share a transaction. Null where the source is a
    /// file of its own. Not kept.
    /// </summary>
    public string? File { get; init; }

    /// <summary>The decoded text that the spans of the articles point into.</summary>
    public required string Text { get; init; }

    /// <summary>The articles in reading order.</summary>
    public required IReadOnlyList<Article> Articles { get; init; }
}

/// <summary>What became of a source that was given to the store.</summary>
public enum SaveOutcome
{
    /// <summary>It was not there before.</summary>
    Added,

    /// <summary>The same text with the same reading was there: nothing changed.</summary>
    Unchanged,

    /// <summary>It was there with another text or reading, which the new one replaced.</summary>
    Replaced,
}
