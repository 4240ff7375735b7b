using System.Runtime.InteropServices;

using PolicyML.Core;

namespace PolicyML.Extraction.Entities;

/// <summary>What a word of a paragraph can be part of.</summary>
internal enum EntityKind : byte
{
    /// <summary>A word that only hides the shorter ones inside it.</summary>
    Hidden,

    /// <summary>Head noun of a project.</summary>
    Head,

    /// <summary>A place that is built.</summary>
    Site,

    /// <summary>A word of investment.</summary>
    Invest,

    /// <summary>A word of a project's stage.</summary>
    Stage,

    /// <summary>A legal form that ends a company's name.</summary>
    FullSuffix,

    /// <summary>An end of short names that no common noun has.</summary>
    FirmSuffix,

    /// <summary>An end of short names that is a common noun too.</summary>
    TradeSuffix,

    /// <summary>A widely known short name.</summary>
    Company,

    /// <summary>A word of a role.</summary>
    Role,
}

/// <summary>A word of the vocabulary in a paragraph.</summary>
/// <param name="Kind">What it can be part of.</param>
/// <param name="Start">First code unit in the reading text, included.</param>
/// <param name="End">End, excluded.</param>
/// <param name="Ref">Index of the role or number of the stage; -1 for others.</param>
[StructLayout(LayoutKind.Sequential)]
internal readonly record struct EntityToken(EntityKind Kind, int Start, int End, int Ref)
{
    public TextSpan Span => new(Start, End);

    public bool IsHead => Kind is EntityKind.Head or EntityKind.Site;

    public bool IsShortSuffix => Kind is EntityKind.FirmSuffix or EntityKind.TradeSuffix;
}
