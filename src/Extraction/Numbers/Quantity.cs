using PolicyML.Core;

namespace PolicyML.Extraction.Numbers;

/// <summary>A number with its unit, as found in a paragraph; offsets are those of the reading text.</summary>
internal sealed class Quantity
{
    /// <summary>First code unit of the number, included; a currency sign before it counts.</summary>
    public int Start { get; init; }

    /// <summary>End of number and unit, excluded.</summary>
    public int End { get; set; }

    public decimal Value { get; set; }

    public decimal? Low { get; set; }

    public decimal? High { get; set; }

    /// <summary>Null while the unit is still to come from the list that the number stands in.</summary>
    public Unit? Unit { get; set; }

    /// <summary>The power of ten printed as a word.</summary>
    public decimal Scale { get; set; } = 1m;

    public Bound Bound { get; set; }

    /// <summary>True where only a power of ten is printed (亿元, 千万).</summary>
    public bool Bare { get; init; }

    public bool Chinese { get; init; }

    /// <summary>True where 数 or 几 stands in the place of a digit (数十亿元).</summary>
    public bool Vague { get; init; }

    /// <summary>True where the unit was taken over from a later member of the list.</summary>
    public bool SharedUnit { get; set; }

    /// <summary>True where money was understood without a printed 元.</summary>
    public bool ImpliedUnit { get; set; }

    /// <summary>True where a plus or minus sign is printed before the number.</summary>
    public bool Signed { get; set; }

    public UnitKind Kind => Unit!.Kind;

    public bool IsMoney => Unit is { Kind: UnitKind.Money };

    public bool IsRelative => Unit is { Kind: UnitKind.Percent or UnitKind.Points or UnitKind.Times or UnitKind.Fan or UnitKind.Tenth };
}
