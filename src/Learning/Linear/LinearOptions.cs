namespace PolicyML.Learning.Linear;

/// <summary>What a linear model pays for a row on the wrong side, or too near.</summary>
public enum LinearLoss
{
    /// <summary>max(0, 1 - y·f(x))²: the L2-loss support vector machine.</summary>
    SquaredHinge,

    /// <summary>log(1 + exp(-y·f(x))): logistic regression.</summary>
    Logistic,
}

/// <summary>How to train a linear model: minimise ½|w|² + Σ C·loss, the bias regularised with the weights.</summary>
public sealed record LinearOptions
{
    /// <summary>The loss.</summary>
    public LinearLoss Loss { get; init; }

    /// <summary>Cost of a row's loss, above 0; greater fits closer.</summary>
    public double C { get; init; } = 1;

    /// <summary>The cost of positive rows is <see cref="C"/> times this.</summary>
    public double PositiveWeight { get; init; } = 1;

    /// <summary>The constant feature beside the others; 0 for a model without bias.</summary>
    public double BiasFeature { get; init; } = 1;

    /// <summary>Stops where the greatest violation of optimality in a pass is below this.</summary>
    public double Tolerance { get; init; } = 0.1;

    /// <summary>Most passes over the rows.</summary>
    public int MaxPasses { get; init; } = 300;

    /// <summary>Seed of the order in which rows are visited.</summary>
    public int Seed { get; init; } = 1;
}

/// <summary>A linear model f(x) = w·x + bias, and how it was reached.</summary>
public sealed record LinearSolution
{
    /// <summary>A weight for each column.</summary>
    public required double[] Weights { get; init; }

    /// <summary>What is added to every score.</summary>
    public required double Bias { get; init; }

    /// <summary>The dual variables, one a row: a start for a near problem.</summary>
    public required double[] Dual { get; init; }

    /// <summary>Passes that were made.</summary>
    public required int Passes { get; init; }

    /// <summary>The score of a row.</summary>
    public double Score(SparseRows rows, int row) => rows.Dot(row, Weights) + Bias;
}
