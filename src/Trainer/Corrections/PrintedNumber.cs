using System.Globalization;

using PolicyML.Core;
using PolicyML.Core.Json;
using PolicyML.Core.Lexicons;

namespace PolicyML.Trainer.Corrections;

/// <summary>Finds the number of a fact, with its unit, in the words that it was read off.</summary>
internal sealed class PrintedNumber
{
    private const string Numerals = "0123456789０１２３４５６７８９.．,，零〇一二三四五六七八九十两百千万亿几多余";
    private readonly string[] units;

    private PrintedNumber(string[] units) => this.units = units;

    /// <summary>Reads the units of a vocabulary.</summary>
    public static PrintedNumber Load(Lexicon lexicon) =>
        new([.. lexicon.Read("units.tsv").Select(row => row["word"]).Where(w => w.Length > 0).OrderByDescending(w => w.Length)]);

    /// <summary>The number as printed; all words of the fact where none of the numbers in them is its value.</summary>
    public string In(Fact fact)
    {
        var digits = Digits(ArticleJson.WithoutTrailingZeros(Math.Abs(fact.Low ?? fact.Value)).ToString(CultureInfo.InvariantCulture));
        string? first = null;
        foreach (var (start, end) in Runs(fact.Text))
        {
            var printed = fact.Text[start..(end + UnitAt(fact.Text, end))];
            if (digits.Length > 0 && Digits(fact.Text[start..end]) == digits) return printed;
            first ??= printed;
        }

        return first ?? fact.Text;
    }

    private static IEnumerable<(int Start, int End)> Runs(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (!Numerals.Contains(text[i]) || text[i] is ',' or '，' or '.' or '．') continue;
            var start = i;
            while (i < text.Length && Numerals.Contains(text[i])) i++;
            var end = i;
            while (text[end - 1] is ',' or '，' or '.' or '．') end--;
            yield return (start, end);
        }
    }

    private int UnitAt(string text, int at) => units.FirstOrDefault(u => string.CompareOrdinal(text, at, u, 0, u.Length) == 0)?.Length ?? 0;

    /// <summary>The digits of a number from the first to the last that is none of 0: 1.20亿 and 120000000 have the same.</summary>
    private static string Digits(string number)
    {
        var digits = string.Concat(number.Select(c => c is >= '０' and <= '９' ? (char)(c - '０' + '0') : c).Where(char.IsAsciiDigit));
        return digits.Trim('0');
    }
}
