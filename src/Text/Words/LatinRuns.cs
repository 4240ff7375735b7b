using PolicyML.Core;

namespace PolicyML.Text.Words;

/// <summary>Numbers and names in ASCII: letters and digits stay together, with a decimal part and a per cent sign behind.</summary>
internal static class LatinRuns
{
    /// <summary>Appends the words up to the next Chinese character, and gives their length.</summary>
    /// <param name="text">Starts with something that is no Chinese character.</param>
    /// <param name="at">What to add to its positions.</param>
    /// <param name="words">Where the words are added.</param>
    public static int Cut(ReadOnlySpan<char> text, int at, List<TextSpan> words)
    {
        var start = 0;
        while (start < text.Length && !WordLetters.IsHan(text[start]))
        {
            var end = WordLetters.IsLatin(text[start]) ? EndOfWord(text, start) : EndOfSigns(text, start);
            words.Add(new TextSpan(at + start, at + end));
            start = end;
        }

        return start;
    }

    private static int EndOfWord(ReadOnlySpan<char> text, int at)
    {
        while (at < text.Length && WordLetters.IsLatin(text[at])) at++;
        if (at + 1 < text.Length && text[at] == '.' && WordLetters.IsDigit(text[at + 1]))
        {
            at += 2;
            while (at < text.Length && WordLetters.IsDigit(text[at])) at++;
        }

        return at < text.Length && text[at] == '%' ? at + 1 : at;
    }

    private static int EndOfSigns(ReadOnlySpan<char> text, int at)
    {
        while (at < text.Length && !WordLetters.IsLatin(text[at]) && !WordLetters.IsHan(text[at])) at++;
        return at;
    }
}
