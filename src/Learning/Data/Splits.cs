using PolicyML.Core.Duplicates;
using PolicyML.Learning.Data.Duplicates;

namespace PolicyML.Learning.Data;

/// <summary>
/// Frozen splits: an article belongs to <c>train</c> or <c>test</c> by a hash of its text, so that it stays where it is when
/// others are added or moved. Near-duplicates go together, and a group with an article that is already in a split joins it.
/// </summary>
public static class Splits
{
    /// <summary>Puts every article without a split into one; those with one keep it.</summary>
    /// <param name="articles">The articles.</param>
    /// <param name="testShare">Share of the test split, 0 to 1; kept on average, not exactly.</param>
    /// <param name="overlap">Share of 8-grams from which articles go together.</param>
    /// <param name="cancel">Stops the search for near-duplicates.</param>
    /// <returns>The articles in their order.</returns>
    public static IReadOnlyList<LabeledArticle> Freeze(
        IReadOnlyList<LabeledArticle> articles, double testShare, double overlap = NearDuplicates.DefaultOverlap, CancellationToken cancel = default)
    {
        var texts = articles.Select(a => a.Text).ToList();
        var groups = NearDuplicates.Groups(articles.Count, NearDuplicates.Find(texts, overlap, cancel));
        var split = new string?[articles.Count];
        var least = new ulong[articles.Count];
        Array.Fill(least, ulong.MaxValue);
        for (var i = 0; i < articles.Count; i++)
        {
            var group = groups[i];
            least[group] = Math.Min(least[group], Shingles.Fingerprint(texts[i]));
            split[group] = articles[i].Split == "test" ? "test" : split[group] ?? articles[i].Split;
        }

        return [.. articles.Select((a, i) => a.Split is null ? a with { Split = split[groups[i]] ?? Draw(least[groups[i]], testShare) } : a)];
    }

    /// <summary>The least hash of a group is no fair draw, the smaller the larger the group: it is mixed anew.</summary>
    private static string Draw(ulong hash, double testShare) => (Shingles.Mix(hash) >> 11) * (1.0 / (1UL << 53)) < testShare ? "test" : "train";
}
