namespace PolicyML.Learning.Trees;

/// <summary>How to boost.</summary>
internal sealed record BoostOptions
{
    public int Rounds { get; init; } = 45;

    public double Rate { get; init; } = 0.2;

    public int Depth { get; init; } = 4;

    /// <summary>Least sum of second derivatives in a leaf.</summary>
    public double LeastWeight { get; init; } = 8;

    /// <summary>L2 penalty of a leaf's value.</summary>
    public double Penalty { get; init; } = 5;

    /// <summary>Least gain of a division.</summary>
    public double LeastGain { get; init; } = 1;

    /// <summary>The share of features that each tree may use.</summary>
    public double FeatureShare { get; init; } = 0.7;
}
