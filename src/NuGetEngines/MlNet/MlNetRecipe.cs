using Microsoft.ML;
using Microsoft.ML.Trainers;
using Microsoft.ML.Trainers.FastTree;
using Microsoft.ML.Transforms.Text;

namespace PolicyML.NuGetEngines.MlNet;

/// <summary>How one engine of ML.NET learns: from which features, by which trainer.</summary>
internal abstract record MlNetRecipe
{
    /// <summary>Name of the engine.</summary>
    public abstract string Engine { get; }

    /// <summary>Whether it counts the n-grams of the texts itself, in the place of the scores of n-gram models.</summary>
    public abstract bool ReadsText { get; }

    /// <summary>Whether several labels may be trained at once.</summary>
    public virtual bool IsParallel => true;

    /// <summary>Names of transformers that each label has in the model, in their order.</summary>
    public const int StepsOfLabel = 4;

    /// <summary>The trainer of one label, which reads the column of its features and that of its truth.</summary>
    public abstract IEstimator<ITransformer> Trainer(MLContext ml, string truth, string features, int seed);

    /// <summary>What each slot of the features adds to the raw score.</summary>
    /// <param name="model">The model without its calibration.</param>
    /// <param name="features">The features as the model sees them.</param>
    /// <param name="parts">One a slot.</param>
    /// <returns>The bias.</returns>
    public abstract double Contributions(object model, ReadOnlySpan<float> features, Span<double> parts);

    /// <summary>
    /// Counts of one and two characters, weighted by tf-idf and of length 1; those of one article alone are left out. The texts are Chinese,
    /// so that nothing needs to be cut into words, and stop words are a matter of the weights.
    /// </summary>
    public static IEstimator<ITransformer> Grams(MLContext ml, string grams, string text)
    {
        var options = new TextFeaturizingEstimator.Options
        {
            CaseMode = TextNormalizingEstimator.CaseMode.Lower,
            KeepPunctuations = false,
            StopWordsRemoverOptions = null,
            WordFeatureExtractor = null,
            CharFeatureExtractor = new WordBagEstimator.Options
            {
                NgramLength = 2,
                UseAllLengths = true,
                Weighting = NgramExtractingEstimator.WeightingCriteria.TfIdf,
            },
            Norm = TextFeaturizingEstimator.NormFunction.None,
        };
        const int fewestTexts = 2;
        return ml.Transforms.Text.FeaturizeText(grams, options, text)
            .Append(ml.Transforms.FeatureSelection.SelectFeaturesBasedOnCount(grams, count: fewestTexts))
            .Append(ml.Transforms.NormalizeLpNorm(grams));
    }
}

/// <summary>Linear models over n-gram counts and what the terms say.</summary>
internal abstract record LinearRecipe : MlNetRecipe
{
    /// <inheritdoc/>
    public override bool ReadsText => true;

    /// <inheritdoc/>
    public override double Contributions(object model, ReadOnlySpan<float> features, Span<double> parts)
    {
        var linear = (LinearBinaryModelParameters)model;
        for (var i = 0; i < features.Length; i++) parts[i] = (double)linear.Weights[i] * features[i];
        return linear.Bias;
    }
}

/// <summary><c>mlnet-sdca</c>: logistic regression by stochastic dual coordinate ascent.</summary>
internal sealed record SdcaRecipe : LinearRecipe
{
    /// <inheritdoc/>
    public override string Engine => "mlnet-sdca";

    /// <inheritdoc/>
    public override IEstimator<ITransformer> Trainer(MLContext ml, string truth, string features, int seed) =>
        ml.BinaryClassification.Trainers.SdcaLogisticRegression(new SdcaLogisticRegressionBinaryTrainer.Options
        {
            LabelColumnName = truth,
            FeatureColumnName = features,
            L2Regularization = 1e-3f,
            L1Regularization = 0,
            MaximumNumberOfIterations = 20,
            ConvergenceTolerance = 0.05f,
            NumberOfThreads = 1,   // more would make the result a matter of chance
        });
}

/// <summary><c>mlnet-lbfgs</c>: logistic regression by limited-memory BFGS.</summary>
internal sealed record LbfgsRecipe : LinearRecipe
{
    /// <inheritdoc/>
    public override string Engine => "mlnet-lbfgs";

    /// <inheritdoc/>
    public override IEstimator<ITransformer> Trainer(MLContext ml, string truth, string features, int seed) =>
        ml.BinaryClassification.Trainers.LbfgsLogisticRegression(new LbfgsLogisticRegressionBinaryTrainer.Options
        {
            LabelColumnName = truth,
            FeatureColumnName = features,
            L2Regularization = 1,
            L1Regularization = 0,
            OptimizationTolerance = 1e-4f,
            MaximumNumberOfIterations = 60,
            NumberOfThreads = 1,
        });
}

/// <summary><c>mlnet-fasttree</c>: boosted trees over few dense features, what the terms say and the out-of-fold scores of the n-gram models.</summary>
internal sealed record FastTreeRecipe : MlNetRecipe
{
    /// <inheritdoc/>
    public override string Engine => "mlnet-fasttree";

    /// <inheritdoc/>
    public override bool ReadsText => false;

    /// <inheritdoc/>
    public override bool IsParallel => false;   // it keeps its threads and buffers in static fields

    /// <inheritdoc/>
    public override IEstimator<ITransformer> Trainer(MLContext ml, string truth, string features, int seed) =>
        ml.BinaryClassification.Trainers.FastTree(new FastTreeBinaryTrainer.Options
        {
            LabelColumnName = truth,
            FeatureColumnName = features,
            NumberOfLeaves = 8,
            NumberOfTrees = 60,
            MinimumExampleCountPerLeaf = 5,
            LearningRate = 0.1,
            NumberOfThreads = 1,
            Seed = seed,
            FeatureSelectionSeed = seed,
        });

    /// <inheritdoc/>
    public override double Contributions(object model, ReadOnlySpan<float> features, Span<double> parts)
    {
        parts.Clear();
        var ensemble = ((FastTreeBinaryModelParameters)model).TrainedTreeEnsemble;
        var bias = ensemble.Bias;
        for (var t = 0; t < ensemble.Trees.Count; t++) bias += TreePath.Walk(ensemble.Trees[t], ensemble.TreeWeights[t], features, parts);
        return bias;
    }
}
