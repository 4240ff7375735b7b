namespace PolicyML.Extraction.Numbers;

/// <summary>A printed number without its unit.</summary>
/// <param name="Start">First code unit, included.</param>
/// <param name="End">End, excluded; powers of ten (万, 亿) are part of the number.</param>
/// <param name="Value">Its value.</param>
/// <param name="Scale">The power of ten printed as a word, 1 where there is none.</param>
/// <param name="Approx">True where 多, 余 or 几 stands in it.</param>
/// <param name="Chinese">True where it is written in Chinese numerals.</param>
/// <param name="Bare">True where only a power of ten is printed (千万, 亿).</param>
internal readonly record struct Number(int Start, int End, decimal Value, decimal Scale, bool Approx, bool Chinese, bool Bare)
{
    /// <summary>Lower end where two neighbours are printed for a range (七八亿), else null.</summary>
    public decimal? Low { get; init; }

    /// <summary>Upper end of such a range.</summary>
    public decimal? High { get; init; }

    /// <summary>True where 数 or 几 stands in the place of a digit (数十亿): the value is the least that it can be.</summary>
    public bool Vague { get; init; }

    public int Length => End - Start;
}
