using PolicyML.Core;

namespace PolicyML.Text.Reading;

/// <summary>
/// A text as it is read: normalised characters, breaks that columns made taken out, and a map back to the source.
/// Everything downstream works on <see cref="Text"/> and hands spans back through <see cref="ToSource(TextSpan)"/>.
/// </summary>
public sealed class ReadingText
{
    private readonly int[] runReading;   // reading offset at which a run starts
    private readonly int[] runSource;    // source offset of that character

    internal ReadingText(string text, int[] runReading, int[] runSource)
    {
        Text = text;
        this.runReading = runReading;
        this.runSource = runSource;
    }

    /// <summary>
    /// The normalised text. Full-width letters, digits and most signs are half-width, half-width Chinese
    /// punctuation is full-width, paragraphs end in one <c>\n</c>.
    /// </summary>
    public string Text { get; }

    /// <summary>The source offset of the character at a reading offset.</summary>
    /// <param name="offset">0 to the text's length, exclusive.</param>
    public int ToSource(int offset)
    {
        var run = RunOf(offset);
        return runSource[run] + (offset - runReading[run]);
    }

    /// <summary>
    /// The source range of a reading range: from its first character to just after its last.
    /// Empty ranges map to an empty range at the same place.
    /// </summary>
    public TextSpan ToSource(TextSpan span)
    {
        if (Text.Length == 0) return default;
        if (span.IsEmpty)
        {
            var at = span.Start < Text.Length ? ToSource(span.Start) : ToSource(Text.Length - 1) + 1;
            return new TextSpan(at, at);
        }

        return new TextSpan(ToSource(span.Start), ToSource(span.End - 1) + 1);
    }

    /// <summary>
    /// The largest part of a reading range around <paramref name="anchor"/> whose source range runs forward
    /// and skips at most <paramref name="maxGap"/> code units at a time, so that evidence never reaches over
    /// another article or column.
    /// </summary>
    public TextSpan Clip(TextSpan span, TextSpan anchor, int maxGap = 8)
    {
        var start = span.Start;
        var end = span.End;
        for (var run = RunOf(anchor.Start); run > 0 && runReading[run] > span.Start; run--)
        {
            if (IsJoined(run, maxGap)) continue;
            start = runReading[run];
            break;
        }

        for (var run = RunOf(anchor.End - 1) + 1; run < runReading.Length && runReading[run] < span.End; run++)
        {
            if (IsJoined(run, maxGap)) continue;
            end = runReading[run];
            break;
        }

        return new TextSpan(start, end);
    }

    private bool IsJoined(int run, int maxGap)
    {
        var lastOfPrevious = runSource[run - 1] + (runReading[run] - runReading[run - 1]);
        return runSource[run] >= lastOfPrevious && runSource[run] - lastOfPrevious <= maxGap;
    }

    private int RunOf(int offset)
    {
        var at = Array.BinarySearch(runReading, offset);
        return at >= 0 ? at : ~at - 1;
    }
}
