using System.Globalization;

namespace PolicyML.Storage.Searching;

/// <summary>
/// How text is compared in a search: full-width letters and digits as half-width ones, capitals as small letters, blanks and
/// line breaks left out beside a wide character (a printed line breaks within words) and one blank elsewhere.
/// </summary>
internal static class Folding
{
    /// <summary>What <see cref="Of"/> gives for white space.</summary>
    public const char Blank = ' ';

    private const char FirstWide = '\u2E80';
    private static readonly char[] Table = MakeTable();
    private static readonly bool[] Letters = MakeLetters();

    /// <summary>The character that a character is compared as.</summary>
    public static char Of(char c) => Table[c];

    /// <summary>True for a folded letter or digit, which the index of pairs holds; half a surrogate pair is none.</summary>
    public static bool IsLetter(char folded) => Letters[folded];

    /// <summary>True for a folded character beside which white space means nothing.</summary>
    public static bool IsWide(char folded) => folded >= FirstWide;

    private static char[] MakeTable()
    {
        var table = new char[char.MaxValue + 1];
        for (var i = 0; i < table.Length; i++)
        {
            var c = (char)i;
            if (c is >= '\uFF01' and <= '\uFF5E') c = (char)(c - 0xFEE0);
            if (char.IsWhiteSpace(c) || c is '\uFEFF' or '\u200B') c = Blank;
            table[i] = char.ToLowerInvariant(c);
        }

        return table;
    }

    private static bool[] MakeLetters()
    {
        var letters = new bool[char.MaxValue + 1];
        for (var i = 0; i < letters.Length; i++)
        {
            var c = (char)i;
            letters[i] = char.IsLetterOrDigit(c) || char.GetUnicodeCategory(c) is UnicodeCategory.OtherNumber or UnicodeCategory.LetterNumber;
        }

        return letters;
    }
}
