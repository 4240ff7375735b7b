using PolicyML.Learning.Data;
using PolicyML.Text.Layout;

namespace PolicyML.Trainer.Scoring;

/// <summary>What labellers propose for an article.</summary>
internal static class Suggestions
{
    /// <summary>A label below this share of its threshold is not worth a question.</summary>
    private const double LeastShare = 0.25;

    /// <summary>
    /// The labels that hold or nearly do, least certain first. Where a model and the rules disagree, the label is put at the
    /// threshold of the model: there a decision is worth most.
    /// </summary>
    /// <param name="article">The article.</param>
    /// <param name="scorer">Whose probabilities count.</param>
    /// <param name="second">A second opinion; null where there is none.</param>
    public static IReadOnlyList<Suggestion> Of(ArticleLayout article, IScorer scorer, IScorer? second = null)
    {
        var probabilities = scorer.Probabilities(article);
        var others = second?.Probabilities(article);
        var found = new List<Suggestion>();
        for (var i = 0; i < probabilities.Length; i++)
        {
            var suggestion = new Suggestion(scorer.Labels[i].Id, probabilities[i], scorer.Thresholds[i]);
            if (others is not null && IndexOf(second!, suggestion.Label) is >= 0 and var j && others[j] >= second!.Thresholds[j] != suggestion.Holds)
                suggestion = suggestion with { P = suggestion.Holds ? suggestion.Threshold : suggestion.Threshold * (1 - 1e-4) };
            if (suggestion.P > 0 && suggestion.P >= suggestion.Threshold * LeastShare) found.Add(suggestion);
        }

        return [.. found.OrderByDescending(s => s.Uncertainty).ThenBy(s => s.Label, StringComparer.Ordinal)];
    }

    private static int IndexOf(IScorer scorer, string label)
    {
        for (var i = 0; i < scorer.Labels.Count; i++)
            if (scorer.Labels[i].Id == label) return i;
        return -1;
    }
}
