using PolicyML.Core.Lexicons;
using PolicyML.Learning.Data;

namespace PolicyML.Trainer.Review;

/// <summary>Whether a label holds for an article, to be decided.</summary>
/// <param name="Label">The label.</param>
/// <param name="P">The probability that was proposed; null where it was added by hand.</param>
/// <param name="IsProposed">What is taken where nobody decides.</param>
/// <param name="Uncertainty">How much a decision is worth; above 1 where what is given and what is proposed differ.</param>
internal sealed record Question(LabelDefinition Label, double? P, bool IsProposed, double Uncertainty);

/// <summary>An article under review: its questions and what was answered.</summary>
internal sealed class ReviewItem
{
    private readonly List<Question> questions;
    private readonly Dictionary<string, bool> answers = new(StringComparer.Ordinal);

    /// <summary>An article with the questions that its proposals and given labels raise, least certain first.</summary>
    public ReviewItem(LabeledArticle article, IReadOnlyList<Suggestion> suggested, LabelSchema schema)
    {
        Article = article;
        var given = article.Labels.ToHashSet(StringComparer.Ordinal);
        questions = [.. suggested.Where(s => schema.Find(s.Label) is not null).Select(s => new Question(
            schema.Find(s.Label)!,
            s.P,
            article.IsLabeled ? given.Contains(s.Label) : s.Holds,
            article.IsLabeled && given.Contains(s.Label) != s.Holds ? 2 - s.Uncertainty : s.Uncertainty))];
        given.ExceptWith(suggested.Select(s => s.Label));
        foreach (var label in given) questions.Add(new Question(schema.Find(label)!, 0, IsProposed: true, 2));
        questions.Sort((a, b) => a.Uncertainty != b.Uncertainty ? b.Uncertainty.CompareTo(a.Uncertainty) : string.CompareOrdinal(a.Label.Id, b.Label.Id));
    }

    /// <summary>The article.</summary>
    public LabeledArticle Article { get; }

    /// <summary>Its questions, least certain first; labels added by hand at the end.</summary>
    public IReadOnlyList<Question> Questions => questions;

    /// <summary>The least certain of its questions.</summary>
    public double Uncertainty => questions.Count == 0 ? 0 : questions[0].Uncertainty;

    /// <summary>True where everything is decided.</summary>
    public bool IsDone { get; private set; }

    /// <summary>True where it is not to be used.</summary>
    public bool IsDropped { get; private set; }

    /// <summary>Where the first question without an answer stands; the number of questions where there is none.</summary>
    public int FirstOpen
    {
        get
        {
            var open = questions.FindIndex(q => !answers.ContainsKey(q.Label.Id));
            return open < 0 ? questions.Count : open;
        }
    }

    /// <summary>The answer to a question; null where it is open.</summary>
    public bool? AnswerOf(Question question) => answers.TryGetValue(question.Label.Id, out var holds) ? holds : null;

    /// <summary>The labels as decided, and as proposed where nobody decided.</summary>
    public IEnumerable<LabelDefinition> Labels => questions.Where(q => AnswerOf(q) ?? q.IsProposed).Select(q => q.Label);

    /// <summary>Forgets all answers.</summary>
    public void Reset()
    {
        answers.Clear();
        questions.RemoveAll(q => q.P is null);
        (IsDone, IsDropped) = (false, false);
    }

    /// <summary>Takes a decision.</summary>
    public void Apply(Decision decision, LabelSchema schema)
    {
        foreach (var (id, holds) in decision.Set)
        {
            if (schema.Find(id) is not { } label) continue;   // decided under another schema
            if (!questions.Exists(q => q.Label.Id == id)) questions.Add(new Question(label, null, IsProposed: false, 0));
            answers[id] = holds;
        }

        IsDone |= decision.IsDone || decision.IsDropped;
        IsDropped |= decision.IsDropped;
    }
}
