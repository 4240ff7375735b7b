using PolicyML.Core;
using PolicyML.Text.Reading;

namespace PolicyML.Text.Dates;

/// <summary>A day written in a text.</summary>
/// <param name="Span">Where it stands.</param>
/// <param name="Year">The year; 0 where only month and day are written.</param>
/// <param name="Month">1 to 12.</param>
/// <param name="Day">1 to the last of that month (29 February where the year is not written).</param>
internal readonly record struct WrittenDay(TextSpan Span, int Year, int Month, int Day)
{
    public DateOnly Date => new(Year, Month, Day);
}

/// <summary>
/// Finds days in running text: 2024年3月4日, 2024-03-04, 2024/3/4, 2024.03.04, 20240304, 二〇二四年三月四日, 3月4日;
/// digits may be full-width, blanks may stand between. Each position is looked at once and a bounded number of characters ahead.
/// </summary>
internal static class DateScanner
{
    public const int FirstYear = 1949;
    public const int LastYear = 2099;
    private const string ChineseDigits = "〇一二三四五六七八九";
    private static readonly sbyte[] Digits = BuildDigits();

    /// <summary>The next day at or after a position; the position moves behind it.</summary>
    public static bool Next(ReadOnlySpan<char> text, ref int at, out WrittenDay found)
    {
        while (at < text.Length)
        {
            if (Digit(text[at]) < 0 || (at > 0 && IsPartOfNumber(text, at - 1)))
            {
                at++;
                continue;
            }

            if (TryRead(text, at, out found))
            {
                at = found.Span.End;
                return true;
            }

            at++;
        }

        found = default;
        return false;
    }

    private static bool TryRead(ReadOnlySpan<char> text, int start, out WrittenDay found) =>
        TryFull(text, start, out found) || TryCompact(text, start, out found) || TryMonthDay(text, start, 0, start, out found);

    private static bool TryFull(ReadOnlySpan<char> text, int start, out WrittenDay found)
    {
        found = default;
        var at = start;
        var year = ReadDigits(text, ref at, 4, out var count);
        if (count != 4 || year is < FirstYear or > LastYear) return false;
        SkipBlanks(text, ref at);
        if (at >= text.Length) return false;
        var sign = Normalizer.Fold(text[at]);
        if (sign == '年')
        {
            at++;
            SkipBlanks(text, ref at);
            return TryMonthDay(text, at, year, start, out found);
        }

        return sign is '-' or '/' or '.' or '_' && TrySigned(text, at + 1, year, sign, start, out found);
    }

    private static bool TrySigned(ReadOnlySpan<char> text, int at, int year, char sign, int start, out WrittenDay found)
    {
        found = default;
        var month = ReadDigits(text, ref at, 2, out _);
        if (at >= text.Length || Normalizer.Fold(text[at]) != sign) return false;
        at++;
        var day = ReadDigits(text, ref at, 2, out var count);
        if (count == 0 || (at < text.Length && Digit(text[at]) >= 0)) return false;
        return Accept(year, month, day, new TextSpan(start, at), out found);
    }

    private static bool TryCompact(ReadOnlySpan<char> text, int start, out WrittenDay found)
    {
        found = default;
        var at = start;
        var number = ReadDigits(text, ref at, 8, out var count);
        if (count != 8 || (at < text.Length && Digit(text[at]) >= 0) || IsDecimal(text, at)) return false;
        return number / 10000 is >= FirstYear and <= LastYear
            && Accept(number / 10000, number / 100 % 100, number % 100, new TextSpan(start, at), out found);
    }

    /// <summary>True where a decimal follows; the point of a file's extension is none.</summary>
    private static bool IsDecimal(ReadOnlySpan<char> text, int at) =>
        at + 1 < text.Length && text[at] == '.' && Digit(text[at + 1]) >= 0;

    private static bool TryMonthDay(ReadOnlySpan<char> text, int at, int year, int start, out WrittenDay found)
    {
        found = default;
        var month = ReadSmall(text, ref at);
        SkipBlanks(text, ref at);
        if (at >= text.Length || text[at] != '月') return false;
        at++;
        SkipBlanks(text, ref at);
        var day = ReadSmall(text, ref at);
        SkipBlanks(text, ref at);
        if (at >= text.Length || text[at] is not ('日' or '号')) return false;
        return Accept(year, month, day, new TextSpan(start, at + 1), out found);
    }

    private static bool Accept(int year, int month, int day, TextSpan span, out WrittenDay found)
    {
        found = new WrittenDay(span, year, month, day);
        return month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year == 0 ? 2024 : year, month);
    }

    /// <summary>Digits, Arabic or Chinese, as they stand one after another.</summary>
    private static int ReadDigits(ReadOnlySpan<char> text, ref int at, int most, out int count)
    {
        var number = 0;
        for (count = 0; count < most && at < text.Length; count++, at++)
        {
            var digit = Digit(text[at]);
            if (digit < 0) break;
            number = (number * 10) + digit;
        }

        return number;
    }

    /// <summary>A number up to 99: 3, 03, 三, 十二, 二十九; -1 where there is none.</summary>
    private static int ReadSmall(ReadOnlySpan<char> text, ref int at)
    {
        var number = ReadDigits(text, ref at, 2, out var count);
        if (at >= text.Length || text[at] != '十') return count == 0 ? -1 : number;
        at++;
        return ((count == 0 ? 1 : number) * 10) + ReadDigits(text, ref at, 1, out _);
    }

    private static int Digit(char c) => Digits[c];

    private static sbyte[] BuildDigits()
    {
        var digits = new sbyte[char.MaxValue + 1];
        Array.Fill(digits, (sbyte)-1);
        for (var c = 0; c <= char.MaxValue; c++)
        {
            var folded = Normalizer.Fold((char)c);
            if (char.IsAsciiDigit(folded)) digits[c] = (sbyte)(folded - '0');
        }

        for (var i = 0; i < ChineseDigits.Length; i++) digits[ChineseDigits[i]] = (sbyte)i;
        foreach (var zero in "○Ｏ零") digits[zero] = 0;
        return digits;
    }

    private static bool IsPartOfNumber(ReadOnlySpan<char> text, int at) =>
        Digit(text[at]) >= 0 || text[at] is '十' || (text[at] is '.' or '-' or '/' && at > 0 && Digit(text[at - 1]) >= 0);

    private static void SkipBlanks(ReadOnlySpan<char> text, ref int at)
    {
        for (var i = 0; i < 2 && at < text.Length && text[at] is ' ' or '\u3000'; i++) at++;
    }
}
