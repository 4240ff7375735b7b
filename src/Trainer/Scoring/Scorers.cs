using PolicyML.Core.Lexicons;
using PolicyML.Learning.Models;
using PolicyML.Learning.Rules;
using PolicyML.Text.Layout;

namespace PolicyML.Trainer.Scoring;

/// <summary>Loads what gives labels.</summary>
internal static class Scorers
{
    /// <summary>The name that stands for the rules where a model is asked for.</summary>
    public const string Rules = "rules";

    /// <summary>The rules, or the model of a folder.</summary>
    /// <param name="name"><see cref="Rules"/>, or a folder.</param>
    /// <param name="lexicon">The vocabulary.</param>
    /// <exception cref="ModelException">The folder holds no model that can be used.</exception>
    public static IScorer Load(string name, Lexicon lexicon) =>
        name == Rules ? new RuleScorer(RuleLabeler.Load(lexicon)) : new ModelScorer(name, LabelModel.Load(name, lexicon));

    private sealed class RuleScorer(RuleLabeler rules) : IScorer
    {
        public string Name => Rules;

        public IReadOnlyList<LabelDefinition> Labels => rules.Labels;

        public IReadOnlyList<double> Thresholds { get; } = rules.Thresholds;

        public double[] Probabilities(ArticleLayout article) => rules.Probabilities(article);

        public IReadOnlyDictionary<string, IReadOnlyList<EvidenceSpan>> Evidence(ArticleLayout article) => rules.Explain(article)
            .GroupBy(h => h.Term.Label.Id, StringComparer.Ordinal)
            .ToDictionary(g => g.Key, IReadOnlyList<EvidenceSpan> (g) => [.. g.Select(h => new EvidenceSpan(h.Span, h.Term.Weight))], StringComparer.Ordinal);
    }

    private sealed class ModelScorer(string folder, LabelModel model) : IScorer
    {
        public string Name => folder;

        public IReadOnlyList<LabelDefinition> Labels => model.Labels;

        public IReadOnlyList<double> Thresholds => model.Thresholds;

        public double[] Probabilities(ArticleLayout article) => model.Probabilities(article);

        public IReadOnlyDictionary<string, IReadOnlyList<EvidenceSpan>> Evidence(ArticleLayout article) => model.Explain(article).ToDictionary(
            e => e.Label.Id,
            IReadOnlyList<EvidenceSpan> (e) => [.. e.Parts.SelectMany(p => p.Spans.Select(s => new EvidenceSpan(s, p.Weight)))],
            StringComparer.Ordinal);
    }
}
