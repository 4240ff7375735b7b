using PolicyML.Text.Matching;

namespace PolicyML.Extraction.Numbers;

/// <summary>Reads printed numbers: Arabic with separators and powers of ten, Chinese numerals, and mixtures.</summary>
internal static class NumberReader
{
    private const int MaxDigits = 20;

    public static bool IsDigit(char c) => (uint)(c - '0') <= 9;

    /// <summary>Reads the Arabic number at a position.</summary>
    /// <param name="text">The text.</param>
    /// <param name="start">Position of a digit.</param>
    /// <param name="units">Units, so that 千瓦 and 百分点 are not taken for powers of ten.</param>
    /// <param name="number">The number.</param>
    public static bool TryReadArabic(ReadOnlySpan<char> text, int start, PhraseTrie units, out Number number)
    {
        number = default;
        if (!TryReadDigits(text, start, out var value, out var at)) return false;
        var approx = SkipApprox(text, ref at);
        var scale = ReadScale(text, ref at, units);
        if (value >= Magnitude.Largest / scale) return false;
        value *= scale;
        if (scale >= 10000m && at < text.Length && IsDigit(text[at]) && TryReadDigits(text, at, out var rest, out var next))
        {
            // 1亿5000万
            var restScale = ReadScale(text, ref next, units);
            if (restScale >= 1000m && rest < scale / restScale)
            {
                value += rest * restScale;
                at = next;
            }
        }

        approx |= SkipApprox(text, ref at);
        number = new Number(start, at, value, scale, approx, Chinese: false, Bare: false);
        return true;
    }

    /// <summary>Reads digits with thousands separators and decimals; false for more digits than a figure has.</summary>
    public static bool TryReadDigits(ReadOnlySpan<char> text, int start, out decimal value, out int end)
    {
        value = 0;
        var at = start;
        var digits = 0;
        var grouped = false;
        while (at < text.Length && digits <= MaxDigits)
        {
            if (IsDigit(text[at]))
            {
                value = value * 10 + (text[at] - '0');
                digits++;
                at++;
            }
            else if ((text[at] == ',' || (text[at] == '，' && (digits <= 3 || grouped))) && IsGroup(text, at, digits))
            {
                grouped = true;
                at++;
            }
            else
            {
                break;
            }
        }

        end = at;
        if (digits == 0 || digits > MaxDigits) return false;
        ReadDecimals(text, ref end, ref value);
        return true;
    }

    /// <summary>The end of the digits at a position: those of a number that is too long to be one are passed over together.</summary>
    public static int EndOfDigits(ReadOnlySpan<char> text, int start)
    {
        while (start < text.Length && IsDigit(text[start])) start++;
        return start;
    }

    private static void ReadDecimals(ReadOnlySpan<char> text, ref int at, ref decimal value)
    {
        if (at + 1 >= text.Length || text[at] != '.' || !IsDigit(text[at + 1])) return;
        var place = 0.1m;
        var i = at + 1;
        for (; i < text.Length && IsDigit(text[i]) && i - at <= 10; i++)
        {
            value += (text[i] - '0') * place;
            place /= 10;
        }

        at = i;
    }

    // A comma groups thousands: one to three digits before the first, exactly three after each.
    private static bool IsGroup(ReadOnlySpan<char> text, int comma, int digitsBefore) =>
        digitsBefore is > 0 && (digitsBefore <= 3 || digitsBefore % 3 == 0 || digitsBefore > 3) && comma + 3 < text.Length
        && IsDigit(text[comma + 1]) && IsDigit(text[comma + 2]) && IsDigit(text[comma + 3])
        && (comma + 4 >= text.Length || !IsDigit(text[comma + 4]));

    private static bool SkipApprox(ReadOnlySpan<char> text, ref int at)
    {
        if (at >= text.Length || text[at] is not ('多' or '余' or '几' or '来' or '+')) return false;
        at++;
        return true;
    }

    private static decimal ReadScale(ReadOnlySpan<char> text, ref int at, PhraseTrie units)
    {
        var scale = 1m;
        if (at < text.Length && text[at] == ' ' && at + 1 < text.Length && ScaleOf(text[at + 1]) >= 10000m) at++;
        while (at < text.Length && ScaleOf(text[at]) is var step and > 1m)
        {
            if (text[at] is '千' or '百' && units.Longest(text, at, out _) >= 2) break;
            scale *= step;
            at++;
            if (scale >= 1_000_000_000_000m) break;
        }

        return scale;
    }

    /// <summary>The power of ten of 十, 百, 千, 万, 亿; 1 for any other character.</summary>
    public static decimal ScaleOf(char c) => c switch
    {
        '十' or '拾' => 10m,
        '百' or '佰' => 100m,
        '千' or '仟' => 1000m,
        '万' => 10_000m,
        '亿' => 100_000_000m,
        _ => 1m,
    };
}
