namespace PolicyML.Extraction.Numbers;

/// <summary>Keeps numbers within what a figure can be, so that no text makes arithmetic overflow.</summary>
internal static class Magnitude
{
    /// <summary>The largest number that is a figure: ten times what a year's payments of a whole country add up to.</summary>
    public const decimal Largest = 100_000_000_000_000_000m;

    /// <summary>The product of two numbers that are not negative, at most <see cref="Largest"/>.</summary>
    public static decimal Times(decimal value, decimal factor) => factor > 1m && value > Largest / factor ? Largest : value * factor;

    /// <summary>The number, at most <see cref="Largest"/>.</summary>
    public static decimal Limit(decimal value) => Math.Min(value, Largest);
}
