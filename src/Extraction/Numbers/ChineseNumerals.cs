using PolicyML.Text.Matching;

namespace PolicyML.Extraction.Numbers;

/// <summary>Chinese numerals: 一百二十亿, 三十几万, 十余, 两千, 三点五, 半, 上千万, 近百亿, 数十亿.</summary>
internal static class ChineseNumerals
{
    public static bool CanStart(char c) => DigitOf(c) >= 0 || NumberReader.ScaleOf(c) > 1m || c is '几' or '数' or '半';

    /// <summary>The digit of 〇 to 九 and 两, or -1.</summary>
    public static int DigitOf(char c) => c switch
    {
        '零' or '〇' => 0,
        '一' or '壹' => 1,
        '二' or '两' or '贰' => 2,
        '三' or '叁' => 3,
        '四' or '肆' => 4,
        '五' or '伍' => 5,
        '六' or '陆' => 6,
        '七' or '柒' => 7,
        '八' or '捌' => 8,
        '九' or '玖' => 9,
        _ => -1,
    };

    /// <summary>Reads the numeral at a position.</summary>
    public static bool TryRead(ReadOnlySpan<char> text, int start, PhraseTrie units, out Number number)
    {
        number = default;
        if (TryReadNeighbours(text, start, out number)) return true;
        var state = new State();
        var at = start;
        while (at < text.Length && at - start < 24)
        {
            var c = text[at];
            if (c is '千' or '百' && units.Longest(text, at, out _) >= 2) break;
            if (!state.Take(c, text, at)) break;
            at++;
        }

        if (at == start || !state.IsNumber || state.Value >= Magnitude.Largest) return false;
        if (at < text.Length && text[at] is '多' or '余' && !state.Approx)
        {
            state.Approx = true;
            at++;
            while (at < text.Length && NumberReader.ScaleOf(text[at]) is var scale and >= 10000m)
            {
                state.Multiply(scale);
                at++;
            }
        }

        SkipMeasureWord(text, ref at, ref state);
        if (state.Value >= Magnitude.Largest) return false;
        number = new Number(start, at, state.Value, state.LastScale, state.Approx, Chinese: true, state.Bare) { Vague = state.Vague };
        return true;
    }

    // 两个亿, 一个多亿, 十几个亿
    private static void SkipMeasureWord(ReadOnlySpan<char> text, ref int at, ref State state)
    {
        if (at + 1 >= text.Length || text[at] != '个') return;
        var next = at + 1;
        var more = text[next] is '多' or '余';
        if (more) next++;
        if (next >= text.Length || NumberReader.ScaleOf(text[next]) is not (var scale and >= 100_000_000m)) return;
        // 又一个亿万富豪
        if (next + 1 < text.Length && text[next + 1] == '万') return;
        state.Multiply(scale);
        state.Approx |= more;
        at = next + 1;
    }

    // 七八亿, 五六千: two neighbours stand for a range.
    private static bool TryReadNeighbours(ReadOnlySpan<char> text, int start, out Number number)
    {
        number = default;
        if (start + 2 >= text.Length || DigitOf(text[start]) is not (var low and >= 1) || DigitOf(text[start + 1]) != low + 1) return false;
        var at = start + 2;
        var scale = 1m;
        while (at < text.Length && scale < Magnitude.Largest && NumberReader.ScaleOf(text[at]) is var step and > 1m)
        {
            scale *= step;
            at++;
        }

        if (scale == 1m || scale >= Magnitude.Largest / 10m) return false;
        number = new Number(start, at, (low + 0.5m) * scale, scale, Approx: false, Chinese: true, Bare: false) { Low = low * scale, High = (low + 1) * scale };
        return true;
    }

    private struct State
    {
        private decimal total;      // closed by 亿
        private decimal section;    // closed by 万
        private decimal part;       // closed by 十, 百, 千
        private int digit;          // pending digit, -1 where none
        private bool any;
        private bool digitsOnly;
        private decimal fraction;
        private bool started;

        public bool Approx;

        /// <summary>True where 数 or 几 is the first digit.</summary>
        public bool Vague { get; private set; }

        public decimal LastScale { get; private set; }

        // 二〇二四 is a number digit by digit; 两三 is two numbers.
        public readonly bool IsNumber => any && (!digitsOnly || digit >= 1000);

        public bool Bare { get; private set; }

        public readonly decimal Value => total + section + part + Math.Max(0, started ? digit : 0) + Fraction;

        private readonly decimal Fraction => fraction > 0 ? FractionValue : 0;

        private decimal FractionValue { get; set; }

        public bool Take(char c, ReadOnlySpan<char> text, int at)
        {
            if (!started)
            {
                started = true;
                digit = -1;
                LastScale = 1m;
            }

            var d = DigitOf(c);
            if (d >= 0) return TakeDigit(d);
            var scale = NumberReader.ScaleOf(c);
            if (scale > 1m) return TakeScale(scale);
            return c switch
            {
                '几' or '数' => TakeVague(text, at),
                '点' => TakePoint(text, at),
                '半' => TakeHalf(),
                _ => false,
            };
        }

        public void Multiply(decimal scale)
        {
            total = Magnitude.Times(Magnitude.Limit(Value), scale);
            section = part = 0;
            TakeFraction();
            digit = -1;
            LastScale = Magnitude.Times(LastScale, scale);
        }

        private bool TakeDigit(int d)
        {
            if (fraction > 0)
            {
                fraction /= 10;
                FractionValue += d * fraction;
                return true;
            }

            if (digit > 0 && any && (part > 0 || section > 0 || total > 0)) return false;
            if (digit == 0 && (part > 0 || section > 0 || total > 0))
            {
                digit = d;
                return true;
            }

            if (digit >= 0 && any)
            {
                // 二〇二四: digits one after another
                digitsOnly = true;
                digit = digit > 9_999_999 ? digit : digit * 10 + d;
                return true;
            }

            digit = d;
            any = true;
            return true;
        }

        private bool TakeScale(decimal scale)
        {
            if (digitsOnly) return false;
            if (!any)
            {
                Bare = scale > 10m;
                digit = 1;
                any = true;
            }

            if (scale < 10_000m)
            {
                part += (digit > 0 ? digit : part > 0 ? 0 : 1) * scale;
            }
            else if (scale == 10_000m)
            {
                section = Magnitude.Times(section + part + Math.Max(0, digit) + TakeFraction(), scale);
                part = 0;
            }
            else
            {
                total = Magnitude.Times(total + section + part + Math.Max(0, digit) + TakeFraction(), scale);
                section = part = 0;
            }

            digit = -1;
            LastScale = Math.Max(LastScale, scale);
            return true;
        }

        private decimal TakeFraction()
        {
            var value = FractionValue;
            fraction = 0;
            FractionValue = 0;
            return value;
        }

        private bool TakeVague(ReadOnlySpan<char> text, int at)
        {
            // 几十, 数百 stand for one ten, one hundred at the least; 三十几 adds nothing.
            if (!any && (at + 1 >= text.Length || NumberReader.ScaleOf(text[at + 1]) <= 1m)) return false;
            Approx = true;
            if (!any)
            {
                digit = 1;
                any = true;
                Vague = true;
            }

            return true;
        }

        private bool TakePoint(ReadOnlySpan<char> text, int at)
        {
            if (!any || fraction > 0 || at + 1 >= text.Length || DigitOf(text[at + 1]) < 0) return false;
            fraction = 1m;
            return true;
        }

        private bool TakeHalf()
        {
            if (any) return false;
            any = true;
            fraction = 0.1m;
            FractionValue = 0.5m;
            digit = 0;
            return true;
        }
    }
}
