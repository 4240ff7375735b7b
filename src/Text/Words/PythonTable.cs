using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace PolicyML.Text.Words;

/// <summary>Reads a Python file that gives one name a dictionary, or dictionaries within it, from single characters to numbers.</summary>
internal ref struct PythonTable
{
    private readonly ReadOnlySpan<char> text;
    private int at;

    private PythonTable(ReadOnlySpan<char> text, int at)
    {
        this.text = text;
        this.at = at;
    }

    /// <summary>Hands every number over with the keys that lead to it.</summary>
    /// <param name="path">The file.</param>
    /// <param name="depth">How many keys each number has.</param>
    /// <param name="take">Takes the keys, outermost first, and the number; a <see cref="FormatException"/> of its own is told with file and line.</param>
    /// <exception cref="WordException">The file cannot be read or is of another form.</exception>
    public static void Read(string path, int depth, Action<char[], double> take)
    {
        var content = Encoding.UTF8.GetString(DictionaryFile.ReadBytes(path));
        var table = new PythonTable(content, Math.Max(content.IndexOf('{', StringComparison.Ordinal), 0));
        try
        {
            table.ReadDictionary(new char[depth], 0, take);
        }
        catch (FormatException e)
        {
            throw new WordException($"{path}:{table.Line()}: {e.Message}", e);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void ReadDictionary(char[] keys, int depth, Action<char[], double> take)
    {
        Expect('{');
        while (Peek() != '}')
        {
            keys[depth] = ReadKey();
            Expect(':');
            if (depth + 1 < keys.Length) ReadDictionary(keys, depth + 1, take);
            else take(keys, ReadNumber());
            if (Peek() != '}') Expect(',');
        }

        at++;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private char ReadKey()
    {
        var quote = Peek();
        if (quote == 'u') quote = text[++at];
        if (quote is not ('\'' or '"')) throw new FormatException("a string in quotes is expected");
        var length = text[++at..].IndexOf(quote);
        if (length < 0) throw new FormatException("a string without end");
        var key = text.Slice(at, length);
        at += length + 1;
        if (length == 1) return key[0];
        return key is ['\\', 'u', .. { Length: 4 } code] && ushort.TryParse(code, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var unit)
            ? (char)unit
            : throw new FormatException($"\"{key}\" is not one character");
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private double ReadNumber()
    {
        Peek();
        var length = text[at..].IndexOfAny(",} \r\n");
        var number = length < 0 ? text[at..] : text.Slice(at, length);
        at += number.Length;
        return double.TryParse(number, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && !double.IsNaN(value)
            ? value
            : throw new FormatException($"\"{number}\" is no number");
    }

    private void Expect(char sign)
    {
        if (Peek() != sign) throw new FormatException($"\"{sign}\" is expected");
        at++;
    }

    // The next sign that is no blank; at the end an error, for every dictionary must close.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private char Peek()
    {
        while (at < text.Length && char.IsWhiteSpace(text[at])) at++;
        return at < text.Length ? text[at] : throw new FormatException("the file ends too early");
    }

    private readonly int Line() => text[..Math.Min(at, text.Length)].Count('\n') + 1;
}
