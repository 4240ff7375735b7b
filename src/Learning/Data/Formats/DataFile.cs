using System.Text;

using PolicyML.Text.Decoding;
using PolicyML.Text.Sources;

namespace PolicyML.Learning.Data.Formats;

/// <summary>Opens a data file, tells its encoding and form, and reads its rows.</summary>
internal static class DataFile
{
    private const int SampleLength = 1 << 16;

    /// <summary>The rows of a file; an error of the system becomes a problem.</summary>
    public static IEnumerable<DataRow> Read(string path, RowRules rules)
    {
        Stream? stream = null;
        try
        {
            if (Guard(path, () => stream = Open(path)) is { } missing)
            {
                yield return missing;
                yield break;
            }

            PeekedStream? peeked = null;
            if (Guard(path, () => peeked = new PeekedStream(stream!, SampleLength)) is { } unread)
            {
                yield return unread;
                yield break;
            }

            foreach (var row in Read(path, peeked!, rules)) yield return row;
        }
        finally
        {
            stream?.Dispose();
        }
    }

    private static IEnumerable<DataRow> Read(string path, PeekedStream stream, RowRules rules)
    {
        var (encoding, sample) = EncodingOf(stream.Sample);
        if (sample.AsSpan().Trim().IsEmpty) yield break;
        var format = DataFormats.Of(path, sample);
        if (format == DataFormat.Unknown)
        {
            yield return new DataProblem(path, 0, DataProblemCode.UnknownFormat);
            yield break;
        }

        using var reader = new StreamReader(stream, Marking(encoding), detectEncodingFromByteOrderMarks: false);
        if (Guard(path, () => SkipMark(reader)) is { } unread)
        {
            yield return unread;
            yield break;
        }

        var context = new FileContext(path, TextEncodings.NameOf(encoding), rules);
        using var rows = DataFormats.Rows(format, reader, context).GetEnumerator();
        while (true)
        {
            var more = false;
            if (Guard(path, () => more = rows.MoveNext()) is { } broken)
            {
                yield return broken;
                yield break;
            }

            if (!more) yield break;
            yield return rows.Current;
        }
    }

    private static void SkipMark(StreamReader reader)
    {
        if (reader.Peek() == '\uFEFF') _ = reader.Read();
    }

    /// <summary>The encoding, but with <see cref="RawRow.Damage"/> where bytes are none of its characters: U+FFFD may stand in a file by itself.</summary>
    private static Encoding Marking(Encoding encoding)
    {
        var marking = (Encoding)encoding.Clone();
        marking.DecoderFallback = new DecoderReplacementFallback(RawRow.Damage.ToString());
        return marking;
    }

    private static Stream Open(string path) => path == "-"
        ? Console.OpenStandardInput()
        : new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 1 << 16, FileOptions.SequentialScan);

    private static DataProblem? Guard(string path, Action step)
    {
        try
        {
            step();
            return null;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            var code = error is FileNotFoundException or DirectoryNotFoundException ? DataProblemCode.NotFound : DataProblemCode.ReadFailed;
            return new DataProblem(path, 0, code, error.Message.TrimEnd('.'));
        }
    }

    /// <summary>The encoding that the first rows are written in, and these rows.</summary>
    private static (Encoding Encoding, string Sample) EncodingOf(ReadOnlySpan<byte> sample)
    {
        var lastLine = sample.Length < SampleLength ? sample.Length : sample.LastIndexOf((byte)'\n') + 1;
        var whole = lastLine > 0 ? sample[..lastLine] : sample;
        var decoded = TextDecoder.Decode(whole);
        var isRead = decoded.Verdict is DecodingVerdict.Clean or DecodingVerdict.Repaired && TextEncodings.Find(decoded.Encoding) is not null;
        return isRead ? (TextEncodings.Find(decoded.Encoding)!, decoded.Text) : (TextEncodings.Utf8, Encoding.UTF8.GetString(whole));
    }
}

/// <summary>What every row of a file shares.</summary>
/// <param name="Path">The file.</param>
/// <param name="Encoding">Name of its encoding.</param>
/// <param name="Rules">What a row must hold.</param>
internal sealed record FileContext(string Path, string Encoding, RowRules Rules)
{
    /// <summary>A problem of a line.</summary>
    public DataProblem Problem(int line, DataProblemCode code, params string[] arguments) => new(Path, line, code, arguments);
}
