using System.Runtime.InteropServices;

using PolicyML.Core;

namespace PolicyML.Text.Reading;

/// <summary>Builds a <see cref="ReadingText"/> from ranges of a source, in reading order.</summary>
public sealed class ReadingTextBuilder
{
    private readonly string source;
    private char[] text = new char[256];
    private int length;
    private readonly List<int> runReading = [];
    private readonly List<int> runSource = [];
    private int nextSource = -1;

    /// <summary>Starts an empty text over a source.</summary>
    public ReadingTextBuilder(string source) => this.source = source;

    /// <summary>Length so far, in code units of the reading text.</summary>
    public int Length => length;

    /// <summary>
    /// Appends a source range, normalised. Line breaks and runs of blanks inside it are dropped between
    /// Chinese characters and become one space between Latin words.
    /// </summary>
    /// <returns>The range in the reading text.</returns>
    public TextSpan Append(TextSpan range)
    {
        var start = length;
        for (var i = range.Start; i < range.End; i++)
        {
            var c = Normalizer.Fold(source[i]);
            if (c == Normalizer.Dropped) continue;
            if (c == ' ')
            {
                var next = SkipBlanks(i, range.End);
                if (length > start && next < range.End && NeedsSpace(text[length - 1], Normalizer.Fold(source[next]))) Add(' ', i);
                i = next - 1;
                continue;
            }

            if (c < 0x80)
            {
                var after = i + 1 < range.End ? Normalizer.Fold(source[i + 1]) : '\n';
                c = Normalizer.InContext(c, length > start ? text[length - 1] : '\n', after);
            }

            Add(c, i);
        }

        return new TextSpan(start, length);
    }

    /// <summary>Ends a paragraph with one line break, mapped to a source offset.</summary>
    /// <param name="at">The source offset the break stands for.</param>
    public void EndParagraph(int at)
    {
        if (length > 0 && text[length - 1] != '\n') Add('\n', Math.Clamp(at, 0, Math.Max(0, source.Length - 1)));
    }

    /// <summary>The finished text.</summary>
    public ReadingText ToReadingText() => new(new string(text, 0, length), [.. CollectionsMarshal.AsSpan(runReading)], [.. CollectionsMarshal.AsSpan(runSource)]);

    private int SkipBlanks(int at, int end)
    {
        while (at < end && Normalizer.Fold(source[at]) is ' ' or Normalizer.Dropped) at++;
        return at;
    }

    private static bool NeedsSpace(char before, char after) => before < 0x2E80 && after < 0x2E80 && !char.IsWhiteSpace(before);

    private void Add(char c, int from)
    {
        if (from != nextSource)
        {
            runReading.Add(length);
            runSource.Add(from);
        }

        if (length == text.Length) Array.Resize(ref text, length * 2);
        text[length++] = c;
        nextSource = from + 1;
    }
}
