using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace PolicyML.Core.Lexicons.Prepared;

/// <summary>
/// Reads one part of a <see cref="PreparedFile"/>. Every read is checked against the bytes that are there before anything is reserved for
/// it: a length that lies costs nothing.
/// </summary>
public sealed class PreparedReader
{
    private readonly ReadOnlyMemory<byte> bytes;
    private int at;

    internal PreparedReader(ReadOnlyMemory<byte> bytes) => this.bytes = bytes;

    /// <summary>Reads a number.</summary>
    /// <exception cref="InvalidDataException">The part ends before it.</exception>
    public long Number() => MemoryMarshal.Read<long>(Take(sizeof(long)));

    /// <summary>Reads a number within bounds.</summary>
    /// <exception cref="InvalidDataException">It is not within them, or the part ends before it.</exception>
    public int Number(int least, int most)
    {
        var value = Number();
        return value >= least && value <= most ? (int)value : throw Wrong();
    }

    /// <summary>Reads a number with fractions.</summary>
    /// <exception cref="InvalidDataException">The part ends before it.</exception>
    public double Fraction() => BitConverter.Int64BitsToDouble(Number());

    /// <summary>Reads an array.</summary>
    /// <exception cref="InvalidDataException">The part ends before it does.</exception>
    public T[] Array<T>()
        where T : unmanaged => View<T>().ToArray();

    /// <summary>The bytes of an array where they lie, for as long as the part is read.</summary>
    /// <exception cref="InvalidDataException">The part ends before it does.</exception>
    public ReadOnlySpan<T> View<T>()
        where T : unmanaged
    {
        var count = Number();
        if (count < 0 || count > (bytes.Length - at) / Unsafe.SizeOf<T>()) throw Wrong();
        var size = (int)count * Unsafe.SizeOf<T>();
        return MemoryMarshal.Cast<byte, T>(Take((size + 7) & ~7)[..size]);
    }

    /// <summary>Reads a text.</summary>
    /// <exception cref="InvalidDataException">The part ends before it does.</exception>
    public string Text() => new(View<char>());

    /// <summary>Reads texts; each becomes a string when it is asked for.</summary>
    /// <exception cref="InvalidDataException">The part ends before they do, or they lie outside of what is there.</exception>
    public PreparedTexts Texts()
    {
        var ends = Array<int>();
        var all = Text();
        var before = 0;
        foreach (var end in ends)
        {
            if (end < before || end > all.Length) throw Wrong();
            before = end;
        }

        return new PreparedTexts(all, ends);
    }

    /// <summary>Checks that numbers point into what they are numbers of.</summary>
    /// <param name="numbers">The numbers.</param>
    /// <param name="least">The least there may be.</param>
    /// <param name="end">The first that may not be.</param>
    /// <exception cref="InvalidDataException">One does not.</exception>
    public static void Check(ReadOnlySpan<int> numbers, int least, int end)
    {
        foreach (var number in numbers)
            if (number < least || number >= end) throw Wrong();
    }

    internal static InvalidDataException Wrong() => new("a prepared part says what cannot be");

    private ReadOnlySpan<byte> Take(int count)
    {
        if (count > bytes.Length - at) throw Wrong();
        at += count;
        return bytes.Span.Slice(at - count, count);
    }
}
