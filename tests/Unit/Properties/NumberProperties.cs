using System.Globalization;
using System.Text;

using FsCheck;
using FsCheck.Fluent;

using PolicyML.Core;
using PolicyML.Tests.Unit.Robustness;
using PolicyML.Text;

namespace PolicyML.Tests.Unit.Properties;

/// <summary>A number that is written in any of the usual ways is read as the number that it was.</summary>
public class NumberProperties
{
    private const string Digits = "零一二三四五六七八九";
    private static readonly (long Scale, string Name)[] Groups = [(1_0000_0000_0000, "万亿"), (1_0000_0000, "亿"), (1_0000, "万"), (1, "")];
    private static readonly (int Scale, string Name)[] Places = [(1000, "千"), (100, "百"), (10, "十"), (1, "")];

    // Of few digits and of many: 3 or 30000 as well as 123456789012.
    private static readonly Gen<long> Sums =
        from digits in Gen.Choose(1, 9999)
        from more in Gen.Choose(0, 9999)
        from zeros in Gen.Choose(0, 8)
        from isLong in Gen.Elements(true, false)
        select Math.Max(1_0000, (isLong ? (digits * 1_0000L) + more : digits) * (long)Math.Pow(10, zeros)) % 9_000_0000_0000;

    [Fact]
    public void In_Arabic_digits() => Holds(v => v.ToString(CultureInfo.InvariantCulture));

    [Fact]
    public void In_thousands_with_commas() => Holds(v => v.ToString("#,##0", CultureInfo.InvariantCulture));

    [Fact]
    public void In_full_width_digits() => Holds(v => string.Concat(v.ToString(CultureInfo.InvariantCulture).Select(c => (char)(c - '0' + '０'))));

    [Fact]
    public void In_ten_thousands_and_hundred_millions_with_a_decimal_point() =>
        Holds(v => v >= 1_0000_0000 ? Scaled(v, 1_0000_0000) + "亿" : Scaled(v, 1_0000) + "万");

    [Fact]
    public void In_digits_and_two_words() =>
        Holds(v => (v - (v % 1_0000)) is var round && round / 1_0000_0000 is > 0 and var hundreds && round % 1_0000_0000 / 1_0000 is > 999 and var rest ? $"{hundreds}亿{rest}万" : $"{round / 1_0000}万", v => v - (v % 1_0000));

    [Fact]
    public void In_Chinese_numerals() => Holds(v => Chinese(v / 1_0000 * 1_0000), v => v / 1_0000 * 1_0000);

    /// <summary>The numeral as it is taught: groups of four digits, one 零 for the zeros between digits.</summary>
    private static string Chinese(long value)
    {
        var text = new StringBuilder();
        var isGap = false;
        foreach (var (scale, name) in Groups)
        {
            var group = (int)(value / scale % 1_0000);
            if (scale == Groups[0].Scale) group = (int)(value / scale);
            if (scale == Groups[1].Scale) group = (int)(value % Groups[0].Scale / scale);
            if (group == 0)
            {
                isGap = text.Length > 0;
                continue;
            }

            foreach (var (place, unit) in Places)
            {
                var digit = group / place % 10;
                if (digit == 0)
                {
                    isGap = isGap || text.Length > 0;
                    continue;
                }

                if (isGap) text.Append('零');
                isGap = false;
                text.Append(Digits[digit]).Append(unit);
            }

            isGap = false;
            text.Append(name);
        }

        return text.ToString();
    }

    private static string Scaled(long value, long scale) => ((decimal)value / scale).ToString("0.############", CultureInfo.InvariantCulture);

    private static void Holds(Func<long, string> write, Func<long, long>? meant = null) =>
        Prop.ForAll(Sums.ToArbitrary(), value =>
        {
            var (text, expected) = (write(value), meant is null ? value : meant(value));
            var source = SourceText.FromString($"夏县负极材料项目开工\n\n本报讯　总投资{text}元的负极材料项目在夏县开工。\n");
            var fact = RobustnessChain.Analyze(source, new DateOnly(2024, 3, 4)).SelectMany(a => a.Facts).Single();
            return (fact.Value, fact.Unit, fact.Measure, fact.Bound) == (expected, "CNY", Measure.Amount, Bound.Exact) && fact.Span.Of(source.Text).Contains(text, StringComparison.Ordinal)
                ? true
                : throw new InvalidOperationException($"{text}: {fact.Value}, not {expected}");
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(400).WithReplay(2026, 1123));
}
