using PolicyML.Core;

namespace PolicyML.Reports.Trends;

/// <summary>What the lines of a series are of.</summary>
public enum SeriesBy
{
    /// <summary>One line of everything.</summary>
    All,

    /// <summary>A line for each industry chain.</summary>
    Chain,

    /// <summary>A line for each theme.</summary>
    Theme,

    /// <summary>A line for each division that figures are about.</summary>
    Place,

    /// <summary>A line for each status, keyed by it.</summary>
    Status,
}

/// <summary>The steps of a series.</summary>
public enum SeriesStep
{
    /// <summary>Calendar months.</summary>
    Month,

    /// <summary>Calendar quarters.</summary>
    Quarter,

    /// <summary>Calendar years.</summary>
    Year,
}

/// <summary>What series is asked for.</summary>
public sealed record SeriesOptions
{
    /// <summary>Id of the indicator.</summary>
    public required string Indicator { get; init; }

    /// <summary>Amounts or growth.</summary>
    public Measure Measure { get; init; } = Measure.Amount;

    /// <summary>What the lines are of.</summary>
    public SeriesBy By { get; init; }

    /// <summary>The steps of time.</summary>
    public SeriesStep Every { get; init; } = SeriesStep.Year;

    /// <summary>Points end on this day or later; null for any.</summary>
    public DateOnly? From { get; init; }

    /// <summary>Points of a whole step begin, cumulative ones end, on this day or earlier; null for any.</summary>
    public DateOnly? To { get; init; }

    /// <summary>Unit of the figures; null takes CNY for amounts and % for growth, or the most frequent one where there is none of it.</summary>
    public string? Unit { get; init; }

    /// <summary>Growth: what it is compared with.</summary>
    public Basis Basis { get; init; } = Basis.Yoy;

    /// <summary>The division that was asked for: its own figures stand for it where there are any; null for none.</summary>
    public string? Place { get; init; }

    /// <summary>The chain or theme that was asked for: other labels of the same articles make no line; null for none.</summary>
    public string? Label { get; init; }

    /// <summary>The least confidence of a figure, 0 to 1.</summary>
    public double MinConfidence { get; init; } = 0.5;

    /// <summary>Probability of a trend being found where there is none.</summary>
    public double Alpha { get; init; } = 0.05;
}
