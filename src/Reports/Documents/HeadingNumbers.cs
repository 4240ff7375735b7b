namespace PolicyML.Reports.Documents;

/// <summary>Counts headings as Chinese official documents do: 一、 （一） 1.</summary>
public sealed class HeadingNumbers
{
    private const string Digits = "零一二三四五六七八九";
    private readonly int[] counts = new int[4];

    /// <summary>The number of the next heading with the sign after it; empty where the heading is not counted.</summary>
    public string Next(Heading heading)
    {
        if (!heading.IsNumbered) return "";
        var level = Math.Clamp(heading.Level, 1, 3);
        counts[level]++;
        Array.Clear(counts, level + 1, counts.Length - level - 1);
        return level switch
        {
            1 => Chinese(counts[level]) + "、",
            2 => "（" + Chinese(counts[level]) + "）",
            _ => counts[level] + ".",
        };
    }

    /// <summary>1 to 99 in Chinese.</summary>
    internal static string Chinese(int number)
    {
        if (number > 99) return number.ToString(System.Globalization.CultureInfo.InvariantCulture);
        var (tens, ones) = Math.DivRem(number, 10);
        var head = tens switch { 0 => "", 1 => "十", _ => Digits[tens] + "十" };
        return tens == 0 ? Digits[ones].ToString() : ones == 0 ? head : head + Digits[ones];
    }
}
