using System.Globalization;

namespace PolicyML.Core;

/// <summary>Sums as they are typed: 1亿, 5000万, 1.5亿元, 100000000.</summary>
public static class MoneyText
{
    private static readonly (char Sign, decimal Factor)[] Scales = [('亿', 100_000_000m), ('万', 10_000m)];

    /// <summary>The sum in yuan; null where the text is none.</summary>
    public static decimal? Parse(string text)
    {
        var rest = text.Trim().TrimEnd('元');
        var factor = 1m;
        while (rest.Length > 0 && Array.Find(Scales, s => s.Sign == rest[^1]) is { Factor: > 0 } scale)
        {
            factor *= scale.Factor;
            rest = rest[..^1];
        }

        return rest.Length <= 15 && decimal.TryParse(rest, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && factor <= 1_000_000_000_000m
            ? number * factor
            : null;
    }
}
