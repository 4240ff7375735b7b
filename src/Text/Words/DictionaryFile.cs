using System.Buffers;
using System.Text;
using System.Text.Unicode;

namespace PolicyML.Text.Words;

/// <summary>Reads a dictionary in jieba's format from its bytes: <c>word frequency tag</c>, the tag and in user dictionaries the frequency left out.</summary>
internal sealed class DictionaryFile
{
    private const int MostProblems = 5;
    private const int BytesPerLine = 14;
    private const long MostFrequency = 1L << 53;
    private readonly string path;
    private readonly List<string> problems = [];
    private int problemCount;

    private DictionaryFile(string path, int bytes)
    {
        this.path = path;
        Words = new WordTable(bytes / BytesPerLine + 16);
    }

    /// <summary>The words that have a frequency.</summary>
    public WordTable Words { get; }

    /// <summary>Those that have none, in the order of the file.</summary>
    public List<string> WithoutFrequency { get; } = [];

    /// <summary>Reads a file.</summary>
    /// <exception cref="WordException">It cannot be read, holds no word, or lines of it are broken.</exception>
    public static DictionaryFile Read(string path)
    {
        var bytes = ReadBytes(path);
        var file = new DictionaryFile(path, bytes.Length);
        file.Parse(bytes);
        return file;
    }

    /// <summary>All bytes of a file.</summary>
    /// <exception cref="WordException">It cannot be read.</exception>
    public static byte[] ReadBytes(string path)
    {
        try
        {
            return File.ReadAllBytes(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new WordException(e is FileNotFoundException or DirectoryNotFoundException ? $"{path}: no such file" : $"{path}: {e.Message}", e);
        }
    }

    private void Parse(ReadOnlySpan<byte> bytes)
    {
        if (bytes.StartsWith("\uFEFF"u8)) bytes = bytes[3..];
        for (var line = 1; !bytes.IsEmpty; line++)
        {
            var end = bytes.IndexOf((byte)'\n');
            ParseLine(end < 0 ? bytes : bytes[..end], line);
            bytes = end < 0 ? [] : bytes[(end + 1)..];
        }

        if (problemCount > 0) throw new WordException(Describe());
        if (Words.Count + WithoutFrequency.Count == 0) throw new WordException($"{path}: holds no word");
    }

    private void ParseLine(ReadOnlySpan<byte> line, int number)
    {
        line = line.Trim(" \t\r"u8);
        if (line.IsEmpty) return;
        var blank = line.IndexOfAny((byte)' ', (byte)'\t');
        var word = blank < 0 ? line : line[..blank];
        var rest = blank < 0 ? [] : line[blank..].TrimStart(" \t"u8);
        if (!TryFrequency(rest, out var frequency))
        {
            Problem(number, $"\"{Show(line)}\" is not \"word frequency tag\"");
            return;
        }

        var room = Words.Room(word.Length);
        var status = Utf8.ToUtf16(word, room, out _, out var length, replaceInvalidSequences: false);
        if (status != OperationStatus.Done) Problem(number, "not UTF-8");
        else if (length > WordTable.LongestWord) Problem(number, $"a word of {length} characters; {WordTable.LongestWord} are the most");
        else if (frequency >= 0) Words.Commit(length, frequency);
        else WithoutFrequency.Add(room[..length].ToString());
    }

    // -1: none. A tag may stand alone.
    private static bool TryFrequency(ReadOnlySpan<byte> rest, out long frequency)
    {
        frequency = -1;
        var digits = 0;
        for (; digits < rest.Length && rest[digits] is >= (byte)'0' and <= (byte)'9'; digits++)
        {
            frequency = Math.Max(frequency, 0) * 10 + rest[digits] - '0';
            if (frequency > MostFrequency) return false;
        }

        var tag = rest[digits..];
        if (digits > 0 && !tag.IsEmpty && tag[0] is not ((byte)' ' or (byte)'\t')) return false;
        tag = tag.TrimStart(" \t"u8);
        return tag.IndexOfAny((byte)' ', (byte)'\t') < 0 && (digits > 0 || tag.IsEmpty || tag[0] is >= (byte)'a' and <= (byte)'z');
    }

    private static string Show(ReadOnlySpan<byte> line)
    {
        var text = Encoding.UTF8.GetString(line[..Math.Min(line.Length, 60)]);
        return string.Concat(text.Select(c => char.IsControl(c) ? '\uFFFD' : c));
    }

    private void Problem(int line, string message)
    {
        if (problemCount++ < MostProblems) problems.Add($"{path}:{line}: {message}");
    }

    private string Describe() =>
        string.Join('\n', problems) + (problemCount > MostProblems ? $"\n{path}: and {problemCount - MostProblems} more such lines" : "");
}
