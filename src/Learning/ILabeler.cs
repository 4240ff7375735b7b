using PolicyML.Core;
using PolicyML.Core.Lexicons;
using PolicyML.Text.Layout;

namespace PolicyML.Learning;

/// <summary>Decides which chains and themes hold for an article. Implementations are immutable and safe for use from several threads.</summary>
public interface ILabeler
{
    /// <summary>Labels one article; never throws on its text.</summary>
    ArticleLabels Label(ArticleLayout article);

    /// <summary>Labels several articles, in their order: faster where each step can be taken for all before the next.</summary>
    ArticleLabels[] Label(IReadOnlyList<ArticleLayout> articles) => [.. articles.Select(Label)];
}

/// <summary>The labels that hold for an article, most probable first.</summary>
/// <param name="Chains">Industry chains at or above their threshold.</param>
/// <param name="Themes">Themes at or above their threshold.</param>
public sealed record ArticleLabels(IReadOnlyList<Label> Chains, IReadOnlyList<Label> Themes)
{
    /// <summary>No label holds.</summary>
    public static ArticleLabels None { get; } = new([], []);

    /// <summary>The labels whose probability reaches their threshold.</summary>
    /// <param name="labels">The labels, chains first.</param>
    /// <param name="chains">How many of them are chains.</param>
    /// <param name="probabilities">The probability of each.</param>
    /// <param name="thresholds">The least probability at which each holds.</param>
    internal static ArticleLabels Of(IReadOnlyList<LabelDefinition> labels, int chains, double[] probabilities, double[] thresholds)
    {
        return new ArticleLabels(Choose(0, chains), Choose(chains, probabilities.Length));

        List<Label> Choose(int from, int to)
        {
            var chosen = new List<Label>();
            for (var i = from; i < to; i++)
                if (probabilities[i] >= thresholds[i]) chosen.Add(new Label(labels[i].Id, Math.Round(probabilities[i], 4)));
            chosen.Sort((a, b) => a.P != b.P ? b.P.CompareTo(a.P) : string.CompareOrdinal(a.Id, b.Id));
            return chosen;
        }
    }
}
