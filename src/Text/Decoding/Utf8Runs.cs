namespace PolicyML.Text.Decoding;

/// <summary>Finds Chinese text in UTF-8 within a file of a double-byte encoding, which would decode it to nonsense.</summary>
internal static class Utf8Runs
{
    /// <summary>
    /// Characters in a row that count as a run. GBK and Big5 text has the bytes of this many by chance about
    /// never: each needs a first byte E3 to E9 and two of 80 to BF, three bytes apart instead of two.
    /// </summary>
    private const int ShortestRun = 8;

    /// <summary>Number of characters in such runs. One pass over the bytes.</summary>
    public static int CountCharacters(ReadOnlySpan<byte> bytes)
    {
        var total = 0;
        while (true)
        {
            var start = bytes.IndexOfAnyInRange((byte)0xE3, (byte)0xE9);
            if (start < 0) return total;
            var run = RunAt(bytes[start..]);
            if (run >= ShortestRun) total += run;
            bytes = bytes[(start + (run >= ShortestRun ? run * 3 : 1))..];
        }
    }

    private static int RunAt(ReadOnlySpan<byte> bytes)
    {
        var run = 0;
        while (bytes.Length >= 3 && bytes[0] is >= 0xE3 and <= 0xE9 && IsContinuation(bytes[1]) && IsContinuation(bytes[2]))
        {
            run++;
            bytes = bytes[3..];
        }

        return run;
    }

    private static bool IsContinuation(byte value) => (value & 0xC0) == 0x80;
}
