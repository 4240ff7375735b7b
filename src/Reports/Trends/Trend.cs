using PolicyML.Reports.Statistics;

namespace PolicyML.Reports.Trends;

/// <summary>What may be said of a line.</summary>
public enum TrendVerdict
{
    /// <summary>So few points, or so many equal ones, that no order of them could be significant.</summary>
    TooFew,

    /// <summary>Rises.</summary>
    Rising,

    /// <summary>Falls.</summary>
    Falling,

    /// <summary>Neither rise nor fall is shown.</summary>
    NotSignificant,

    /// <summary>Not tested: amounts from the first of January rise within a year whatever happens, and targets are set, not measured.</summary>
    NotTested,
}

/// <summary>The trend of a line: the test, and the slope where there is one.</summary>
/// <param name="Verdict">What may be said.</param>
/// <param name="Count">Number of points with a value.</param>
/// <param name="Test">The Mann–Kendall test; null where none was made.</param>
/// <param name="Slope">Change a step with its interval of 95 %; null where no test was made or too few points carry one.</param>
public sealed record Trend(TrendVerdict Verdict, int Count, MannKendall? Test = null, TheilSen? Slope = null);
