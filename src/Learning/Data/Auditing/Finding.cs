namespace PolicyML.Learning.Data.Auditing;

/// <summary>What an audit can find. The names are stable.</summary>
public enum FindingCode
{
    /// <summary>Near-duplicates stand in train and test: the test is no test. {0} overlap, {1} the other.</summary>
    Leak,

    /// <summary>Two texts that are almost the same have different labels. {0} the other, {1} the labels they differ in.</summary>
    Contradiction,

    /// <summary>The same letters twice. {0} the other.</summary>
    Duplicate,

    /// <summary>Two texts share much. {0} overlap, {1} the other.</summary>
    NearDuplicate,

    /// <summary>Two texts begin with the same sentence. {0} the other, {1} the sentence.</summary>
    SameOpening,

    /// <summary>Text too short to say anything. {0} its letters.</summary>
    ShortText,

    /// <summary>No article carries the label {0}.</summary>
    NoPositives,

    /// <summary>Every article carries the label {0}.</summary>
    NoNegatives,

    /// <summary>Few articles carry the label {0}: {1} of the {2} asked for.</summary>
    RareLabel,

    /// <summary>The label {0} has no positive in the split {1}.</summary>
    LabelNotInSplit,

    /// <summary>All articles carry the same labels: there is nothing to learn.</summary>
    OneClass,

    /// <summary>There are {0} articles, too few to learn from.</summary>
    TooFew,
}

/// <summary>One thing that an audit found.</summary>
/// <param name="Code">What it is.</param>
/// <param name="IsError">Whether training or testing on such data misleads; else it is worth a look.</param>
/// <param name="Article">The article it is about; null where it is about the whole set.</param>
/// <param name="Other">The article it is compared with; null where there is none.</param>
/// <param name="Arguments">What fills the places {0}, {1} of the message.</param>
public sealed record Finding(
    FindingCode Code, bool IsError, LabeledArticle? Article, LabeledArticle? Other, params IReadOnlyList<string> Arguments);

/// <summary>Counts of a label.</summary>
/// <param name="Id">The label.</param>
/// <param name="Positives">Articles that carry it.</param>
/// <param name="Negatives">Articles that do not.</param>
/// <param name="Train">Positives in the split <c>train</c>.</param>
/// <param name="Test">Positives in the split <c>test</c>.</param>
public sealed record LabelCount(string Id, int Positives, int Negatives, int Train, int Test);

/// <summary>What an audit tells of a data set.</summary>
public sealed record AuditReport
{
    /// <summary>Articles that were read.</summary>
    public required int Articles { get; init; }

    /// <summary>Articles by split: <c>train</c>, <c>test</c>, and "" for those in none.</summary>
    public required IReadOnlyDictionary<string, int> Splits { get; init; }

    /// <summary>Articles without any chain.</summary>
    public required int WithoutChain { get; init; }

    /// <summary>Articles with annotated facts.</summary>
    public required int WithFacts { get; init; }

    /// <summary>Labels an article on average.</summary>
    public required double Cardinality { get; init; }

    /// <summary>Characters of the shortest, the median and the longest text.</summary>
    public required (int Least, int Median, int Most) Lengths { get; init; }

    /// <summary>Counts of every label of the schema.</summary>
    public required IReadOnlyList<LabelCount> Labels { get; init; }

    /// <summary>What was found, errors first, then by code and place.</summary>
    public required IReadOnlyList<Finding> Findings { get; init; }

    /// <summary>Rows that could not be read.</summary>
    public required IReadOnlyList<DataProblem> Problems { get; init; }

    /// <summary>True where a row could not be read or a finding is an error.</summary>
    public bool HasErrors => Problems.Count > 0 || Findings.Any(f => f.IsError);
}
