using PolicyML.Core;

namespace PolicyML.Text.Places;

/// <summary>Level of an administrative division.</summary>
public enum DivisionLevel
{
    /// <summary>Province, autonomous region, municipality or special administrative region.</summary>
    Province,

    /// <summary>Prefecture-level city, prefecture, autonomous prefecture or league.</summary>
    Prefecture,

    /// <summary>County, county-level city, district or banner.</summary>
    County,
}

/// <summary>An administrative division with its place in the tree.</summary>
public sealed class Division
{
    internal Division(int index, string code, string name, DivisionLevel level, Division? parent, int? until)
    {
        Index = index;
        Code = code;
        Name = name;
        Level = level;
        Parent = parent;
        Until = until;
        Place = new Place(code, name);
    }

    /// <summary>Six digits of GB/T 2260.</summary>
    public string Code { get; }

    /// <summary>The full official name without its parents.</summary>
    public string Name { get; }

    /// <summary>Its level.</summary>
    public DivisionLevel Level { get; }

    /// <summary>The division it belongs to; null for a province. A county may belong to a province directly.</summary>
    public Division? Parent { get; }

    /// <summary>The year it was abolished; null where it is in force.</summary>
    public int? Until { get; }

    /// <summary>The division as the output writes it.</summary>
    public Place Place { get; }

    /// <summary>The province it lies in; itself for a province.</summary>
    public Division Province => Parent is null ? this : Parent.Province;

    /// <summary>Position in the gazetteer's list.</summary>
    internal int Index { get; }

    /// <summary>True where it is the other division or lies in it.</summary>
    public bool IsWithin(Division other)
    {
        for (var at = this; at is not null; at = at.Parent)
        {
            if (ReferenceEquals(at, other)) return true;
        }

        return false;
    }

    /// <inheritdoc/>
    public override string ToString() => Code + " " + Name;
}
