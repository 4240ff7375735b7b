using System.Buffers;
using System.Text;

namespace PolicyML.Text.Decoding;

/// <summary>The encoding that explains a file's bytes best.</summary>
/// <param name="Encoding">The encoding.</param>
/// <param name="PlainShare">Share of the non-ASCII characters of the sample that plain Chinese text is made of, 0 to 1; 1 where there are none.</param>
/// <param name="Characters">Number of non-ASCII characters in the sample.</param>
internal readonly record struct EncodingGuess(Encoding Encoding, double PlainShare, int Characters);

/// <summary>
/// Tells the encodings of Chinese text apart by content: every candidate decodes a sample of the bytes, and the
/// one under which the sample is most likely (<see cref="CharacterModel"/>) wins. A byte that a candidate cannot
/// decode costs as much as a character that no text holds.
/// </summary>
internal static class EncodingDetector
{
    /// <summary>Bytes that are looked at, from the first one that is not ASCII.</summary>
    public const int SampleLength = 1 << 16;

    /// <summary>What a declared encoding, or the commoner one, is worth in natural logarithms of odds.</summary>
    private const double HintBonus = 20;
    private const double CommonBonus = 3;

    /// <summary>NUL among them: it is half of a Latin letter in UTF-16.</summary>
    private static readonly SearchValues<byte> NotAscii = SearchValues.Create([0, .. Enumerable.Range(0x80, 0x80).Select(b => (byte)b)]);

    /// <summary>The likeliest encoding of bytes that bear no byte-order mark.</summary>
    /// <param name="bytes">The whole file.</param>
    /// <param name="hint">The encoding that the file itself declares, as HTML does; it decides only where content leaves a doubt.</param>
    public static EncodingGuess Guess(ReadOnlySpan<byte> bytes, Encoding? hint)
    {
        var sample = SampleOf(bytes);
        var best = default(EncodingGuess);
        var bestScore = double.NegativeInfinity;
        foreach (var candidate in Candidates(hint))
        {
            var score = Score(sample, candidate, out var guess);
            if (candidate.CodePage == hint?.CodePage) score += HintBonus;
            if (candidate.CodePage == TextEncodings.Gb18030.CodePage) score += CommonBonus;
            if (score <= bestScore) continue;
            bestScore = score;
            best = guess;
        }

        return best;
    }

    private static IEnumerable<Encoding> Candidates(Encoding? hint)
    {
        Encoding[] usual =
        [
            TextEncodings.Utf8, TextEncodings.Gb18030, TextEncodings.Big5,
            TextEncodings.Utf16LittleEndian, TextEncodings.Utf16BigEndian,
        ];
        return hint is null || usual.Any(e => e.CodePage == hint.CodePage) ? usual : [.. usual, hint];
    }

    /// <summary>
    /// A part that starts on a character under every candidate: all before it is ASCII, and its offset is even.
    /// </summary>
    private static ReadOnlySpan<byte> SampleOf(ReadOnlySpan<byte> bytes)
    {
        var first = bytes.IndexOfAny(NotAscii);
        var start = Math.Max(0, first) & ~1;
        return bytes.Slice(start, Math.Min(SampleLength, bytes.Length - start));
    }

    private static double Score(ReadOnlySpan<byte> sample, Encoding candidate, out EncodingGuess guess)
    {
        var model = CharacterModel.Default;
        var (encoding, _) = CountingFallback.For(candidate);
        var buffer = ArrayPool<char>.Shared.Rent(encoding.GetMaxCharCount(sample.Length));
        try
        {
            // Not flushed: the sample's end may cut a character.
            var length = encoding.GetDecoder().GetChars(sample, buffer, flush: false);
            var text = buffer.AsSpan(0, length);
            var (plain, others) = (0, 0);
            foreach (var c in text)
            {
                if (c < 0x80) continue;
                if (model.IsPlain(c)) plain++;
                else others++;
            }

            guess = new EncodingGuess(candidate, plain + others == 0 ? 1 : (double)plain / (plain + others), plain + others);
            return model.Score(text);
        }
        finally
        {
            ArrayPool<char>.Shared.Return(buffer);
        }
    }
}
