using PolicyML.Learning.Linear;
using PolicyML.Learning.NGrams;

namespace PolicyML.Learning.Training;

/// <summary>How to train.</summary>
public sealed record TrainOptions
{
    /// <summary>The engine that picks the best of the others by cross-validation.</summary>
    public const string Auto = "auto";

    /// <summary>
    /// <c>linear</c>, <c>trees</c>, the name of one of <see cref="Engines"/>, several of them joined by +, or <c>auto</c> for all: of
    /// several the best, or their mean, is picked by cross-validation.
    /// </summary>
    public string Engine { get; init; } = Auto;

    /// <summary>Seed of everything random. The same data, options and seed give the same bytes.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>Folds of the cross-validation, 2 to 20. Fewer are used where there are not rows enough.</summary>
    public int Folds { get; init; } = 5;

    /// <summary>
    /// How often the articles are divided into folds anew; the second stage is trained on each division and averaged, since what one
    /// division gives depends on its chance. Fewer are used where rows are many.
    /// </summary>
    public int Divisions { get; init; } = 5;

    /// <summary>Threads to work on, at least 1. The result does not depend on it.</summary>
    public int Threads { get; init; } = 1;

    /// <summary>What thresholds are chosen for.</summary>
    public ThresholdObjective Objective { get; init; } = ThresholdObjective.F1;

    /// <summary>Which character n-grams are features.</summary>
    public NGramOptions NGrams { get; init; } = new();

    /// <summary>Round-ups of short articles that are made for each article, 0 for none.</summary>
    public double RoundUps { get; init; } = 0.3;

    /// <summary>
    /// Articles that the second stage learns from and that figures are measured on, at most; of more it takes some drawn evenly, and the n-gram
    /// models learn from the rest too. At least 1.
    /// </summary>
    public int MostWeighed { get; init; } = 20_000;

    /// <summary>Characters that anything is learned from, at most; of more articles some are drawn evenly, the others are left out.</summary>
    public long MostCharacters { get; init; } = 1 << 25;

    /// <summary>How the models on n-grams are trained; their seed is <see cref="Seed"/>.</summary>
    public LinearOptions Linear { get; init; } = new() { Loss = LinearLoss.SquaredHinge, C = 0.7 };

    /// <summary>Engines from outside, by their names beside the built-in ones.</summary>
    public IReadOnlyList<ITrainer> Engines { get; init; } = [];

    /// <summary>Names the model; also the title of its card.</summary>
    public string Name { get; init; } = "default";
}

/// <summary>Steps of a training beside the engines, which go by their names.</summary>
public static class TrainStep
{
    /// <summary>Linear models on n-grams.</summary>
    public const string NGrams = "ngrams";

    /// <summary>Engines over what the terms say alone.</summary>
    public const string Terms = "terms";
}

/// <summary>How far a training is.</summary>
/// <param name="Step">What is being done: one of <see cref="TrainStep"/>, or the name of an engine.</param>
/// <param name="Done">Steps done.</param>
/// <param name="Total">All steps.</param>
public readonly record struct TrainProgress(string Step, int Done, int Total);

/// <summary>The data cannot be trained on; the message says why and what to do, in one line.</summary>
public sealed class TrainException : Exception
{
    /// <summary>An error with its message.</summary>
    public TrainException(string message)
        : base(message)
    {
    }
}
