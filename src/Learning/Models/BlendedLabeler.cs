using PolicyML.Core;
using PolicyML.Core.Lexicons;
using PolicyML.Learning.Rules;
using PolicyML.Text.Layout;

namespace PolicyML.Learning.Models;

/// <summary>
/// A trained model and the terms of the lexicon weighed together: log-odds and thresholds of both are averaged, the model's
/// counting more. The model knows the wording of articles, the terms what texts of its training did not show.
/// Immutable and safe for use from several threads.
/// </summary>
public sealed class BlendedLabeler : ILabeler
{
    private const double ModelShare = 0.7;
    private const double Least = 1e-3;
    private readonly LabelModel model;
    private readonly RuleLabeler rules;
    private readonly double[] thresholds;
    private readonly int chains;

    private BlendedLabeler(LabelModel model, RuleLabeler rules)
    {
        this.model = model;
        this.rules = rules;
        chains = model.Labels.Count(l => l.Kind == LabelKind.Chain);
        thresholds = Blend(model.Thresholds, rules.Thresholds);
    }

    /// <summary>Loads a model's folder and the terms of a vocabulary.</summary>
    /// <exception cref="ModelException">The folder holds no model that can be used.</exception>
    /// <exception cref="FormatException">A table of the vocabulary is wrong.</exception>
    public static BlendedLabeler Load(string folder, Lexicon lexicon)
    {
        var trained = LabelModel.Load(folder, lexicon);
        return new BlendedLabeler(trained, RuleLabeler.Of(trained.Terms, lexicon));
    }

    /// <inheritdoc/>
    public ArticleLabels Label(ArticleLayout article) =>
        article.Kind == ArticleKind.Masthead ? ArticleLabels.None : ArticleLabels.Of(model.Labels, chains, Probabilities(article), thresholds);

    /// <summary>The probability of every label, chains first, below the thresholds as well.</summary>
    public double[] Probabilities(ArticleLayout article)
    {
        var pool = System.Buffers.ArrayPool<double>.Shared;
        var evidence = pool.Rent(rules.Features.Size);
        var blended = Blend(model.Probabilities(article, evidence), rules.Probabilities(evidence));
        pool.Return(evidence);
        return blended;
    }

    private static double[] Blend(IReadOnlyList<double> first, IReadOnlyList<double> second)
    {
        var blended = new double[first.Count];
        for (var i = 0; i < blended.Length; i++) blended[i] = 1 / (1 + Math.Exp(-((ModelShare * LogOdds(first[i])) + ((1 - ModelShare) * LogOdds(second[i])))));
        return blended;
    }

    // What terms alone call impossible is held at a thousandth, so that no side overrules the other by itself.
    private static double LogOdds(double p)
    {
        var bounded = Math.Clamp(p, Least, 1 - Least);
        return Math.Log(bounded / (1 - bounded));
    }
}
