using System.Buffers;
using System.Text;
using System.Text.Unicode;

namespace PolicyML.Text.Decoding;

/// <summary>
/// Decodes a text file. Valid UTF-8 is UTF-8; anything else is told apart by content, see
/// <see cref="EncodingDetector"/>. Never throws on bytes.
/// </summary>
public static class TextDecoder
{
    private const int LargestShared = 1 << 22;

    /// <summary>Decodes the bytes of a whole file.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <param name="encoding">The encoding, where the caller knows it; null to find it by content.</param>
    /// <param name="hint">The encoding that the file declares for itself; content that contradicts it wins.</param>
    public static DecodedText Decode(ReadOnlySpan<byte> bytes, Encoding? encoding = null, Encoding? hint = null)
    {
        if (encoding is not null) return DecodeAs(bytes[ByteOrderMark.LengthFor(bytes, encoding)..], encoding, DecodingVerdict.WrongEncoding);
        var (marked, length) = ByteOrderMark.Find(bytes);
        bytes = bytes[length..];
        if (marked is not null && marked.CodePage != TextEncodings.Utf8.CodePage) return DecodeAs(bytes, marked, DecodingVerdict.MixedEncodings);
        // UTF-16 of Latin text is valid UTF-8, with a NUL in every other place.
        if (TryUtf8(bytes) is { } text && (marked is not null || !text.Contains('\0'))) return Judge(text, TextEncodings.Utf8, 0, DecodingVerdict.MixedEncodings);
        return marked is null ? DecodeByContent(bytes, hint) : DecodeAs(bytes, marked, DecodingVerdict.MixedEncodings);
    }

    private static DecodedText DecodeByContent(ReadOnlySpan<byte> bytes, Encoding? hint)
    {
        var guess = EncodingDetector.Guess(bytes, hint);
        var decoded = DecodeAs(bytes, guess.Encoding, DecodingVerdict.MixedEncodings);
        var isPlausible = guess.PlainShare >= (guess.Characters < 20 ? 0.3 : 0.6) || guess.Characters < 4;
        if (isPlausible || decoded.Verdict == DecodingVerdict.Binary) return decoded;
        // Nonsense under the best encoding: two encodings, noise, or the script of another language.
        if (Utf8Runs.CountCharacters(bytes) > 0) return Failed(DecodingVerdict.MixedEncodings, guess.Encoding, decoded.Errors);
        return Failed(IsNoise(bytes) ? DecodingVerdict.Binary : DecodingVerdict.UnknownEncoding, guess.Encoding, decoded.Errors);
    }

    private static DecodedText DecodeAs(ReadOnlySpan<byte> bytes, Encoding encoding, DecodingVerdict failure)
    {
        if (IsBinary(bytes, encoding)) return Failed(DecodingVerdict.Binary, encoding, 0);
        var (text, errors) = Transcode(bytes, encoding);
        if (IsDoubleByte(encoding)) errors += Utf8Runs.CountCharacters(bytes);
        return Judge(text, encoding, errors, failure);
    }

    private static (string Text, int Errors) Transcode(ReadOnlySpan<byte> bytes, Encoding encoding)
    {
        var (counting, errors) = CountingFallback.For(encoding);
        var buffer = Rent(counting.GetMaxCharCount(bytes.Length));
        try
        {
            var length = counting.GetChars(bytes, buffer);
            return (LineEnds.Normalize(buffer.AsSpan(0, length)), errors.Count);
        }
        finally
        {
            Return(buffer);
        }
    }

    private static DecodedText Judge(string text, Encoding encoding, int errors, DecodingVerdict failure)
    {
        if (HasTooMany(CountControls(text), text.Length)) return Failed(DecodingVerdict.Binary, encoding, errors);
        if (errors > 1 + (text.Length / 50)) return Failed(failure, encoding, errors);
        return new DecodedText(errors == 0 ? DecodingVerdict.Clean : DecodingVerdict.Repaired, text, TextEncodings.NameOf(encoding), errors);
    }

    private static DecodedText Failed(DecodingVerdict verdict, Encoding encoding, int errors) =>
        new(verdict, "", TextEncodings.NameOf(encoding), errors);

    /// <summary>The text with line ends made <c>\n</c>; null where the bytes are no UTF-8.</summary>
    private static string? TryUtf8(ReadOnlySpan<byte> bytes)
    {
        var buffer = Rent(bytes.Length);
        try
        {
            var status = Utf8.ToUtf16(bytes, buffer, out _, out var written, replaceInvalidSequences: false);
            return status == OperationStatus.Done ? LineEnds.Normalize(buffer.AsSpan(0, written)) : null;
        }
        finally
        {
            Return(buffer);
        }
    }

    /// <summary>A look at the start, so that a film is not decoded whole before it is refused.</summary>
    private static bool IsBinary(ReadOnlySpan<byte> bytes, Encoding encoding)
    {
        var start = bytes[..Math.Min(bytes.Length, EncodingDetector.SampleLength)];
        var text = encoding.GetString(start);
        return HasTooMany(CountControls(text), text.Length);
    }

    /// <summary>Compressed data has every byte equally often, among them the controls that text is free of.</summary>
    private static bool IsNoise(ReadOnlySpan<byte> bytes)
    {
        var start = bytes[..Math.Min(bytes.Length, EncodingDetector.SampleLength)];
        return HasTooMany(CountControls(Encoding.Latin1.GetString(start)), start.Length);
    }

    private static bool HasTooMany(int controls, int length) => controls * 5L > length || (controls > 8 && controls * 100L > length);

    /// <summary>The controls of C0 but tab, line ends, form feed and escape. Ranges, because searching them needs no set-up.</summary>
    private static int CountControls(ReadOnlySpan<char> text) =>
        CountInRange(text, '\0', '\b') + CountInRange(text, '\u000E', '\u001A') + CountInRange(text, '\u001C', '\u001F');

    private static int CountInRange(ReadOnlySpan<char> text, char first, char last)
    {
        var count = 0;
        for (var at = text.IndexOfAnyInRange(first, last); at >= 0; at = text.IndexOfAnyInRange(first, last))
        {
            count++;
            text = text[(at + 1)..];
        }

        return count;
    }

    /// <summary>Buffers of pages are shared; those of giant files are given back to the system.</summary>
    private static char[] Rent(int length) =>
        length <= LargestShared ? ArrayPool<char>.Shared.Rent(length) : GC.AllocateUninitializedArray<char>(length);

    private static void Return(char[] buffer)
    {
        if (buffer.Length <= LargestShared) ArrayPool<char>.Shared.Return(buffer);
    }

    private static bool IsDoubleByte(Encoding encoding) => encoding.CodePage is 54936 or 936 or 950;
}
