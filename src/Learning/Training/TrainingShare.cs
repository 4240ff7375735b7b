using PolicyML.Learning.Data;
using PolicyML.Learning.Data.Duplicates;

namespace PolicyML.Learning.Training;

/// <summary>
/// Which of the given articles take part in a training, and in what: of many, some drawn evenly, so that its memory and time stay bounded.
/// </summary>
/// <param name="Weighed">The articles that the second stage learns from and that figures are measured on, by position, ascending.</param>
/// <param name="Others">Those that only n-gram models learn from, ascending.</param>
internal sealed record TrainingShare(int[] Weighed, int[] Others)
{
    private const int FewestGroups = 4;

    /// <summary>Most folds where not all articles are weighed: the n-gram models are trained once a pair of folds.</summary>
    private const int FoldsOfMany = 3;

    /// <summary>Rows times passes of one n-gram model at most.</summary>
    private const int MostSteps = 6_000_000;

    /// <summary>All that take part: those weighed first.</summary>
    public IEnumerable<int> All => Weighed.Concat(Others);

    /// <summary>How many take part.</summary>
    public int Count => Weighed.Length + Others.Length;

    /// <summary>Draws from articles; the same for a seed.</summary>
    public static TrainingShare Of(IReadOnlyList<LabeledArticle> data, TrainOptions options)
    {
        var order = Enumerable.Range(0, data.Count).ToArray();
        if (data.Count > options.MostWeighed || data.Sum(a => (long)a.Text.Length) > options.MostCharacters) new SplitMix((ulong)options.Seed).Shuffle(order);
        var (weighed, others, characters) = (new List<int>(), new List<int>(), 0L);
        foreach (var article in order)
        {
            if (weighed.Count >= FewestGroups && characters + data[article].Text.Length > options.MostCharacters) continue;
            characters += data[article].Text.Length;
            (weighed.Count < options.MostWeighed ? weighed : others).Add(article);
        }

        weighed.Sort();
        others.Sort();
        return new TrainingShare([.. weighed], [.. others]);
    }

    /// <summary>Folds of the cross-validation.</summary>
    public int FoldsOf(TrainOptions options) => Others.Length == 0 ? options.Folds : Math.Min(options.Folds, FoldsOfMany);

    /// <summary>Passes over the rows that an n-gram model may take.</summary>
    public int PassesOf(TrainOptions options) => Math.Min(options.Linear.MaxPasses, Math.Max(1, MostSteps / Math.Max(1, Count)));

    /// <summary>Numbers the groups of near-duplicates.</summary>
    /// <exception cref="TrainException">The data cannot be trained on.</exception>
    public static int[] Group(IReadOnlyList<LabeledArticle> data, bool[][] truth, CancellationToken cancel)
    {
        if (data.Count == 0) throw new TrainException("no articles to train on");
        string[] texts = [.. data.Select(a => a.Text)];
        var groups = NearDuplicates.Groups(texts.Length, NearDuplicates.Find(texts, cancel: cancel));
        var different = groups.Distinct().Count();
        if (different < FewestGroups)
            throw new TrainException($"{data.Count} articles ({different} without near-duplicates) are too few to train and measure on: at least {FewestGroups} are needed");
        if (!Enumerable.Range(0, truth[0].Length).Any(l => truth.Any(t => t[l]) && truth.Any(t => !t[l])))
            throw new TrainException("every label holds for all articles or for none: there is nothing to tell apart; add articles of other labels");
        return groups;
    }
}
