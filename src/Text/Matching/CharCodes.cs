using System.Runtime.CompilerServices;

namespace PolicyML.Text.Matching;

/// <summary>
/// The codes of an alphabet, 1 and up; 0 for what is not in it. In pages of 64 code units: a set of few words takes few of them, where a
/// table of all code units would take 128 KB.
/// </summary>
internal sealed class CharCodes
{
    private const int Bits = 6;
    private const int Mask = (1 << Bits) - 1;
    private readonly ushort[] pages = new ushort[(char.MaxValue + 1) >> Bits];   // 0: the page of nothing
    private readonly ushort[] codes;

    /// <summary>Gives the first character the code 1, the next 2, and so on.</summary>
    /// <param name="alphabet">Characters, each once.</param>
    public CharCodes(ReadOnlySpan<char> alphabet)
    {
        var count = 0;
        foreach (var c in alphabet)
        {
            ref var page = ref pages[c >> Bits];
            if (page == 0) page = (ushort)++count;
        }

        codes = new ushort[(count + 1) << Bits];
        for (var i = 0; i < alphabet.Length; i++) codes[(pages[alphabet[i] >> Bits] << Bits) + (alphabet[i] & Mask)] = (ushort)(i + 1);
    }

    /// <summary>The code of a character.</summary>
    public int this[char c]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => codes[(pages[c >> Bits] << Bits) + (c & Mask)];
    }
}
