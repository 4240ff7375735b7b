using PolicyML.Core;

namespace PolicyML.Text.Words;

/// <summary>Cuts text into words. Implementations are immutable and safe for use from several threads.</summary>
public interface ISegmenter
{
    /// <summary>Names the vocabulary, with a checksum of its words: two segmenters of one name cut alike.</summary>
    string Name { get; }

    /// <summary>Appends the words of a text, in order: ranges that cover it without gap or overlap, relative to its start.</summary>
    /// <param name="text">Any text; a surrogate pair is never parted.</param>
    /// <param name="words">Where the words are added; not cleared.</param>
    void Cut(ReadOnlySpan<char> text, List<TextSpan> words);
}
