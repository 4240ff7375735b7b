using PolicyML.Core.Lexicons;
using PolicyML.Learning.Evidence;
using PolicyML.Learning.Models;
using PolicyML.Learning.Rules;
using PolicyML.Text.Layout;

namespace PolicyML.Trainer.Scoring;

/// <summary>Loads what gives labels.</summary>
internal static class Scorers
{
    /// <summary>The name that stands for the rules where a model is asked for.</summary>
    public const string Rules = "rules";

    /// <summary>Parts of an explanation that are marked in a text.</summary>
    private const int MostMarks = 24;

    /// <summary>A part that weighs less than this share of the weightiest is not marked: n-grams of a character or two would litter the text.</summary>
    private const double LeastShare = 0.1;

    /// <summary>The rules, or the model of a folder.</summary>
    /// <param name="name"><see cref="Rules"/>, or a folder.</param>
    /// <param name="lexicon">The vocabulary.</param>
    /// <param name="part">Which of a model's views decide.</param>
    /// <exception cref="ModelException">The folder holds no model that can be used.</exception>
    public static IScorer Load(string name, Lexicon lexicon, ModelPart part = ModelPart.All) =>
        name == Rules && !Directory.Exists(name) ? new RuleScorer(RuleLabeler.Load(lexicon)) : new ModelScorer(name, LabelModel.Load(name, lexicon, OutsideEngines.Trainers).Part(part));

    /// <summary>The words that speak for and against a label.</summary>
    public static IReadOnlyList<EvidenceSpan> Evidence(this IScorer scorer, ArticleLayout article, string label)
    {
        if (scorer.Explain(article, MostMarks).FirstOrDefault(e => e.Label.Id == label) is not { Parts: { Count: > 0 } parts }) return [];
        var marked = parts.Where(p => p.Spans.Count > 0).ToList();
        var least = marked.Count == 0 ? 0 : marked.Max(p => Math.Abs(p.Weight)) * LeastShare;
        return [.. marked.Where(p => Math.Abs(p.Weight) >= least).SelectMany(p => p.Spans.Select(s => new EvidenceSpan(s, p.Weight)))];
    }

    private sealed class RuleScorer(RuleLabeler rules) : IScorer
    {
        public string Name => Rules;

        public string? TrainedOn => null;

        public IReadOnlyList<LabelDefinition> Labels => rules.Labels;

        public IReadOnlyList<double> Thresholds { get; } = rules.Thresholds;

        public double[] Probabilities(ArticleLayout article) => rules.Probabilities(article);

        public IReadOnlyList<LabelExplanation> Explain(ArticleLayout article, int most)
        {
            var probabilities = rules.Probabilities(article);
            var hits = rules.Explain(article).ToLookup(h => h.Term.Label.Id, StringComparer.Ordinal);
            return [.. rules.Labels.Select((label, i) => new LabelExplanation(label, probabilities[i], Thresholds[i], 0, Parts(hits[label.Id], most)))];
        }

        private static List<ExplanationPart> Parts(IEnumerable<TermHit> hits, int most) => [.. hits
            .GroupBy(h => h.Term)
            .Select(g => new ExplanationPart(PartKind.Term, g.Key.Phrase, g.Key.Weight, [.. g.Select(h => h.Span)]))
            .OrderByDescending(p => Math.Abs(p.Weight) * Math.Sqrt(p.Spans.Count))
            .Take(most)];
    }

    private sealed class ModelScorer(string folder, LabelModel model) : IScorer
    {
        public string Name => folder;

        public string? TrainedOn => model.Manifest.DataHash;

        public IReadOnlyList<LabelDefinition> Labels => model.Labels;

        public IReadOnlyList<double> Thresholds => model.Thresholds;

        public double[] Probabilities(ArticleLayout article) => model.Probabilities(article);

        public double[][] Probabilities(IReadOnlyList<ArticleLayout> articles) => model.Probabilities(articles);

        public IReadOnlyList<LabelExplanation> Explain(ArticleLayout article, int most) => model.Explain(article, most);
    }
}
