using PolicyML.Core.Lexicons;
using PolicyML.Learning.Data;

namespace PolicyML.Trainer.Review;

/// <summary>The articles under review and all decisions on them. Knows no terminal.</summary>
internal sealed class ReviewSession
{
    private readonly LabelSchema schema;
    private readonly List<ReviewItem> order;
    private readonly Dictionary<string, ReviewItem> byId;
    private readonly List<Decision> decisions = [];
    private readonly HashSet<ReviewItem> putOff = [];

    /// <summary>A session over articles, least certain first, with the decisions taken before.</summary>
    public ReviewSession(IEnumerable<ReviewItem> items, LabelSchema schema, IEnumerable<Decision> before)
    {
        this.schema = schema;
        order = [.. items.OrderByDescending(i => i.Uncertainty)];
        byId = order.ToDictionary(i => i.Article.Id, StringComparer.Ordinal);
        foreach (var decision in before)
        {
            if (byId.ContainsKey(decision.Id)) Take(decision);
            else Unknown++;
        }

        Current = Next();
    }

    /// <summary>Decisions on articles that are not in the file.</summary>
    public int Unknown { get; }

    /// <summary>The articles, least certain first.</summary>
    public IReadOnlyList<ReviewItem> Items => order;

    /// <summary>The article that is shown; null where all are decided or put off.</summary>
    public ReviewItem? Current { get; private set; }

    /// <summary>Articles that are decided.</summary>
    public int Done => order.Count(i => i.IsDone);

    /// <summary>True where there is a decision to take back.</summary>
    public bool CanUndo => decisions.Count > 0;

    /// <summary>Takes a decision that has been written down.</summary>
    public void Take(Decision decision)
    {
        decisions.Add(decision);
        var item = byId[decision.Id];
        item.Apply(decision, schema);
        if (item.IsDone) Current = Next();
    }

    /// <summary>Takes the last decision back and shows its article.</summary>
    public void Undo()
    {
        var last = decisions[^1];
        decisions.RemoveAt(decisions.Count - 1);
        var item = byId[last.Id];
        item.Reset();
        foreach (var decision in decisions.Where(d => d.Id == last.Id)) item.Apply(decision, schema);
        Current = item;
    }

    /// <summary>Puts the current article off to the next session.</summary>
    public void PutOff()
    {
        if (Current is null) return;
        putOff.Add(Current);
        Current = Next();
    }

    /// <summary>
    /// The data set as decided: decided articles with their labels, dropped ones left out, undecided ones only where the file gave them labels.
    /// </summary>
    public static IEnumerable<LabeledArticle> Result(IEnumerable<ReviewItem> inOrderOfFile, LabelNames names)
    {
        foreach (var item in inOrderOfFile)
        {
            if (item.IsDropped || (!item.IsDone && !item.Article.IsLabeled)) continue;
            yield return !item.IsDone ? item.Article : item.Article with
            {
                IsLabeled = true,
                Suggested = null,
                Chains = names.Sort(item.Labels.Where(l => l.Kind == LabelKind.Chain).Select(l => l.Id)),
                Themes = names.Sort(item.Labels.Where(l => l.Kind == LabelKind.Theme).Select(l => l.Id)),
            };
        }
    }

    private ReviewItem? Next() => order.Find(i => !i.IsDone && !putOff.Contains(i));
}
