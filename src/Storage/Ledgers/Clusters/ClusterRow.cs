using PolicyML.Core;

namespace PolicyML.Storage.Ledgers.Clusters;

/// <summary>What a figure of a cluster is: a row of cluster-figures.tsv.</summary>
/// <param name="Id">Identifier.</param>
/// <param name="Name">Chinese name.</param>
/// <param name="NameEn">English name.</param>
/// <param name="Measure">What kind of quantity it is.</param>
public sealed record ClusterFigureKind(string Id, string Name, string NameEn, Measure Measure);

/// <summary>A figure of one time.</summary>
/// <param name="Value">Amounts in whole units, growth in per cent.</param>
/// <param name="Unit">ISO 4217, % or the printed unit.</param>
/// <param name="Bound">How the printed number bounds the true one.</param>
/// <param name="Status">Whether it is done or hoped for.</param>
/// <param name="Period">The time that it is about; null where the text gives none: then the day of issue stands for it.</param>
/// <param name="Evidence">Where it was read, oldest first; prints of the same number for the same time are one point.</param>
public sealed record ClusterPoint(decimal Value, string Unit, Bound Bound, FactStatus Status, Period? Period, IReadOnlyList<LedgerEvidence> Evidence)
{
    /// <summary>The last day that it is about; null where neither period nor day of issue is known.</summary>
    public DateOnly? At => Period?.To ?? Evidence[^1].Article.Published;
}

/// <summary>One figure of a cluster through time.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Latest">The latest reported one; where none was reported, the latest of any status.</param>
/// <param name="Series">All points, oldest first.</param>
public sealed record ClusterFigure(ClusterFigureKind Kind, ClusterPoint Latest, IReadOnlyList<ClusterPoint> Series);

/// <summary>A specialty town, zone, park, base, cluster of firms or chain in a place, with its own figures.</summary>
public sealed record ClusterRow
{
    /// <summary>The fullest form of its name as printed.</summary>
    public required string Name { get; init; }

    /// <summary>Other forms that were printed, in ordinal order.</summary>
    public IReadOnlyList<string> OtherNames { get; init; } = [];

    /// <summary>What it is.</summary>
    public required ClusterKind Kind { get; init; }

    /// <summary>The division that it is named after, else that of the articles; null where unknown.</summary>
    public Place? Place { get; init; }

    /// <summary>Label id of the industry chain that its name tells; null where it tells none or several.</summary>
    public string? Chain { get; init; }

    /// <summary>Its figures in the order of cluster-figures.tsv.</summary>
    public required IReadOnlyList<ClusterFigure> Figures { get; init; }

    /// <summary>Day of the first report; null where no article has a day.</summary>
    public DateOnly? First { get; init; }

    /// <summary>Day of the last report.</summary>
    public DateOnly? Last { get; init; }

    /// <summary>The figure of an id; null where there is none.</summary>
    public ClusterFigure? Figure(string id) => Figures.FirstOrDefault(f => f.Kind.Id == id);
}
