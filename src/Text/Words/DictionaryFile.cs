using System.Buffers;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Unicode;

namespace PolicyML.Text.Words;

/// <summary>Reads a dictionary in jieba's format from its bytes: <c>word frequency tag</c>, the tag and in user dictionaries the frequency left out.</summary>
internal sealed class DictionaryFile
{
    private const int MostProblems = 5;
    private const int BytesPerLine = 14;
    private const long MostFrequency = 1L << 53;
    private const int MostPlainDigits = 15;
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

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Parse(ReadOnlySpan<byte> bytes)
    {
        var at = bytes.StartsWith("\uFEFF"u8) ? 3 : 0;
        for (var line = 1; at < bytes.Length; line++)
        {
            var end = TryPlainLine(bytes, at);
            if (end < 0)
            {
                var length = bytes[at..].IndexOf((byte)'\n');
                end = length < 0 ? bytes.Length : at + length;
                ParseLine(bytes[at..end], line);
            }

            at = end + 1;
        }

        if (problemCount > 0) throw new WordException(Describe());
        if (Words.Count + WithoutFrequency.Count == 0) throw new WordException($"{path}: holds no word");
    }

    /// <summary>A line as most are: characters of one or three bytes, a blank, digits. Gives where it ends; -1 for any other.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private int TryPlainLine(ReadOnlySpan<byte> bytes, int at)
    {
        var room = Words.Room(WordTable.LongestWord);
        var length = 0;
        for (; at < bytes.Length && bytes[at] > ' '; length++)
        {
            if (length == room.Length) return -1;
            int c = bytes[at++];
            if (c >= 0x80)
            {
                if (c is < 0xE0 or > 0xEF || at + 1 >= bytes.Length) return -1;
                var second = bytes[at++] ^ 0x80;
                var third = bytes[at++] ^ 0x80;
                c = (c & 0xF) << 12 | second << 6 | third;
                if ((second | third) > 0x3F || c is < 0x800 or (>= 0xD800 and <= 0xDFFF)) return -1;
            }

            room[length] = (char)c;
        }

        if (length == 0 || at >= bytes.Length || bytes[at] != ' ') return -1;
        long frequency = 0;
        var digits = at + 1;
        for (at = digits; at < bytes.Length && (uint)(bytes[at] - '0') <= 9; at++) frequency = frequency * 10 + bytes[at] - '0';
        if (at == digits || at - digits > MostPlainDigits || (at < bytes.Length && bytes[at] > ' ')) return -1;
        while (at < bytes.Length && bytes[at] != '\n') at++;
        Words.Commit(length, frequency);
        return at;
    }

    private void ParseLine(ReadOnlySpan<byte> line, int number)
    {
        line = line.Trim(" \t\r"u8);
        if (line.IsEmpty) return;
        var blank = line.IndexOfAny((byte)' ', (byte)'\t');
        var word = blank < 0 ? line : line[..blank];
        var room = Words.Room(word.Length);
        var status = Utf8.ToUtf16(word, room, out _, out var length, replaceInvalidSequences: false);
        if (status != OperationStatus.Done) Problem(number, "not UTF-8");
        else if (!TryFrequency(blank < 0 ? [] : line[blank..].TrimStart(" \t"u8), out var frequency)) Problem(number, $"\"{Show(line)}\" is not \"word frequency tag\"");
        else if (length > WordTable.LongestWord) Problem(number, $"a word of {length} characters; {WordTable.LongestWord} are the most");
        else if (frequency >= 0) Words.Commit(length, frequency);
        else WithoutFrequency.Add(room[..length].ToString());
    }

    // -1: none, and at most a tag. What follows a frequency is not read.
    private static bool TryFrequency(ReadOnlySpan<byte> rest, out long frequency)
    {
        frequency = -1;
        if (rest.IsEmpty) return true;
        if (rest[0] is >= (byte)'a' and <= (byte)'z') return rest.IndexOfAny((byte)' ', (byte)'\t') < 0;
        var end = rest.IndexOfAny((byte)' ', (byte)'\t');
        return long.TryParse(end < 0 ? rest : rest[..end], NumberStyles.None, CultureInfo.InvariantCulture, out frequency) && frequency <= MostFrequency;
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
