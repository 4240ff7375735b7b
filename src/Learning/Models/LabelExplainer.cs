using PolicyML.Core;
using PolicyML.Core.Lexicons;
using PolicyML.Learning.Engines;
using PolicyML.Learning.Evidence;
using PolicyML.Learning.NGrams;
using PolicyML.Learning.Training;
using PolicyML.Text.Layout;

namespace PolicyML.Learning.Models;

/// <summary>
/// Divides the log-odds of a label among terms, n-grams and properties of the article: what the engine gives the features of terms is
/// shared by the terms found, in proportion to their weight; what it gives the n-gram score, by the n-grams.
/// </summary>
internal sealed class LabelExplainer(
    IReadOnlyList<LabelDefinition> labels, EvidenceFeatures evidence, GramScorer grams, Ensemble ensemble, LabelDecision decision)
{
    private const double BareFactor = 0.2;
    private const double Negligible = 0.01;
    private static readonly int Against = EvidenceFeatures.Names.IndexOf("against");
    private static readonly int[] OfArticle =
        [.. new[] { "length", "action", "noise", "rival", "relevance" }.Select(n => LabelFeatures.Names.IndexOf(n))];

    public IReadOnlyList<LabelExplanation> Explain(ArticleLayout article, ArticleFeatures row, int most)
    {
        var scores = new double[labels.Count];
        ensemble.Score(row, scores);
        var hits = evidence.Explain(article).ToLookup(h => h.Term.Label.Id, StringComparer.Ordinal);
        return [.. labels.Select((label, l) => Explain(article, label, l, [.. hits[label.Id]], row, scores[l], most))];
    }

    private LabelExplanation Explain(ArticleLayout article, LabelDefinition label, int index, TermHit[] hits, ArticleFeatures row, double score, int most)
    {
        var size = LabelFeatures.Names.Length;
        var shares = new double[size];
        var bias = ensemble.Contributions(index, row, shares);
        var (slope, offset) = decision.Calibrator.Of(index);
        for (var f = 0; f < size; f++) shares[f] *= slope;
        var parts = new List<ExplanationPart>();
        bias = (bias * slope) + offset + AddTerms(hits, shares, parts) + AddGrams(article, index, row.Values.Span[(index * size) + LabelFeatures.NGrams], shares[LabelFeatures.NGrams], most, parts);
        foreach (var f in OfArticle) parts.Add(new ExplanationPart(PartKind.Article, LabelFeatures.Names[f], shares[f], []));
        ExplanationPart[] kept = [.. parts.Where(p => Math.Abs(p.Weight) >= Negligible)
            .OrderByDescending(p => Math.Abs(p.Weight)).ThenBy(p => p.Text, StringComparer.Ordinal).Take(most)];
        return new LabelExplanation(label, decision.Calibrator.Probability(index, score), decision.Thresholds[index], bias, kept);
    }

    /// <summary>Gives what no term accounts for.</summary>
    private static double AddTerms(TermHit[] hits, double[] shares, List<ExplanationPart> parts)
    {
        var (speak, oppose) = (0.0, shares[Against]);
        for (var f = 0; f < LabelFeatures.NGrams; f++)
            if (f != Against && Array.IndexOf(OfArticle, f) < 0) speak += shares[f];
        return Share([.. hits.Where(h => h.Term.Weight > 0)], speak, parts) + Share([.. hits.Where(h => h.Term.Weight < 0)], oppose, parts);
    }

    private static double Share(TermHit[] hits, double amount, List<ExplanationPart> parts)
    {
        var groups = hits.GroupBy(h => h.Term.Phrase, StringComparer.Ordinal).Select(g => (g.Key, Hits: g.ToArray(), Weight: WeightOf(g))).ToArray();
        var all = groups.Sum(g => g.Weight);
        if (all == 0) return amount;
        foreach (var (phrase, own, weight) in groups)
            parts.Add(new ExplanationPart(PartKind.Term, phrase, amount * weight / all, [.. own.Select(h => h.Span)]));
        return 0;
    }

    /// <summary>As <see cref="LabelSums"/> counts: the k-th occurrence 1/k, items of bare lists a fifth.</summary>
    private static double WeightOf(IEnumerable<TermHit> hits) =>
        hits.Select((h, k) => Math.Abs(h.Term.Weight) * (h.Bare ? BareFactor : 1) / (k + 1.0)).Sum();

    /// <summary>Gives what the bias of the n-gram model adds.</summary>
    private double AddGrams(ArticleLayout article, int model, float score, double share, int most, List<ExplanationPart> parts)
    {
        if (Math.Abs(score) < 1e-6 || share / score < 0)
        {
            parts.Add(new ExplanationPart(PartKind.Article, LabelFeatures.Names[LabelFeatures.NGrams], share, []));   // trees may turn a score around
            return 0;
        }

        var found = grams.Explain(article, model);
        var scale = share / score;
        var keys = grams.Vocabulary.Keys;
        foreach (var (gram, part) in found.OrderByDescending(p => Math.Abs(p.Part)).ThenBy(p => p.Gram).Take(most))
        {
            var text = GramKey.ToText(keys[gram]);
            parts.Add(new ExplanationPart(PartKind.NGram, text, part * scale, Places(article, text)));
        }

        return (score - found.Sum(p => p.Part)) * scale;
    }

    private static List<TextSpan> Places(ArticleLayout article, string gram)
    {
        var places = new List<TextSpan>();
        var text = article.Reading.Text;
        for (var at = 0; at + gram.Length <= text.Length; at++)
        {
            var i = 0;
            while (i < gram.Length && GramKey.Fold(text[at + i]) == gram[i]) i++;
            if (i == gram.Length) places.Add(new TextSpan(at, at + gram.Length));
        }

        return places;
    }
}
