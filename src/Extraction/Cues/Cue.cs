using PolicyML.Core;

namespace PolicyML.Extraction.Cues;

/// <summary>What roles a phrase of the vocabulary can play.</summary>
[Flags]
internal enum CueRoles
{
    None = 0,
    Indicator = 1 << 0,
    Change = 1 << 1,
    RateOfChange = 1 << 2,
    ToLevel = 1 << 3,
    Share = 1 << 4,
    Rate = 1 << 5,
    Compare = 1 << 6,
    Basis = 1 << 7,
    Status = 1 << 8,
    BoundBefore = 1 << 9,
    BoundAfter = 1 << 10,
    Filler = 1 << 11,
    Industry = 1 << 12,
    UseOfMoney = 1 << 13,
    ThresholdName = 1 << 14,
    Narrow = 1 << 17,
    Fan = 1 << 18,
    Will = 1 << 20,
    Stage = 1 << 21,
    Market = 1 << 22,
}

/// <summary>A phrase of the vocabulary with everything it can mean.</summary>
internal sealed record Cue(string Text)
{
    public CueRoles Roles { get; init; }

    /// <summary>Index of the indicator it names, or -1.</summary>
    public int Indicator { get; init; } = -1;

    /// <summary>True where the phrase names its indicator by itself.</summary>
    public bool Strong { get; init; }

    /// <summary>+1 or -1: direction of a change, a rate of change or a level arrived at.</summary>
    public int Sign { get; init; }

    public Basis? Basis { get; init; }

    public FactStatus? Status { get; init; }

    public ProjectStage? Stage { get; init; }

    public Bound BoundBefore { get; init; }

    public Bound BoundAfter { get; init; }

    public bool Has(CueRoles roles) => (Roles & roles) != CueRoles.None;
}
