namespace PolicyML.Learning.NGrams;

/// <summary>Which character n-grams are features, and what they weigh.</summary>
public sealed record NGramOptions
{
    /// <summary>Shortest n-gram, 1 or more.</summary>
    public int Shortest { get; init; } = 1;

    /// <summary>Longest n-gram, at most 4.</summary>
    public int Longest { get; init; } = 2;

    /// <summary>An n-gram that stands in fewer texts is no feature.</summary>
    public int FewestTexts { get; init; } = 5;

    /// <summary>How often an n-gram of headlines counts.</summary>
    public float HeadlineWeight { get; init; } = 2;

    /// <summary>How often an n-gram of the lead counts.</summary>
    public float LeadWeight { get; init; } = 1;

    /// <summary>Whether begin and end of a text are characters of their own.</summary>
    public bool MarkEnds { get; init; }

    /// <summary>Whether signs and blanks are characters of n-grams; else n-grams end at them.</summary>
    public bool KeepSigns { get; init; }
}
