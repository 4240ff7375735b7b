using PolicyML.Core;
using PolicyML.Core.Lexicons;

namespace PolicyML.Storage.Corrections;

/// <summary>A row of the history.</summary>
internal sealed record LogRow
{
    public required long Id { get; init; }

    public required string Path { get; init; }

    public required CorrectionKind Kind { get; init; }

    /// <summary>Facts: the first correction of the same fact; else its own number.</summary>
    public required long Thread { get; init; }

    /// <summary>The article that it is about; null where it is lost.</summary>
    public long? Article { get; init; }

    /// <summary>Facts: the machine's place in the article; of an added fact its number among those of the source.</summary>
    public int? Ordinal { get; init; }

    public LabelKind? LabelKind { get; init; }

    public string? Label { get; init; }

    public string? ToLabel { get; init; }

    public TextSpan? Span { get; init; }

    public required CorrectionDetail Detail { get; init; }

    public required string By { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>Number of the act that took it back.</summary>
    public long? Undo { get; init; }

    public string? UndoneBy { get; init; }

    public DateTimeOffset? UndoneAt { get; init; }

    public bool IsLost { get; init; }

    /// <summary>True where it has an effect.</summary>
    public bool Holds => Undo is null && !IsLost;

    /// <summary>Number of the last act on it.</summary>
    public long Version => Math.Max(Id, Undo ?? 0);

    public bool IsOfFact => Kind is CorrectionKind.ConfirmFact or CorrectionKind.ChangeFact or CorrectionKind.RejectFact or CorrectionKind.AddFact;

    public bool IsOfLabel => Kind is CorrectionKind.ConfirmLabel or CorrectionKind.ChangeLabel or CorrectionKind.RejectLabel;

    /// <summary>True where it speaks of a label of an article.</summary>
    public bool IsOf(long article, LabelKind kind, string label) =>
        IsOfLabel && Article == article && LabelKind == kind && (Label == label || ToLabel == label);

    /// <summary>The row for those who read the history.</summary>
    public Correction ToCorrection() => new()
    {
        Id = Id,
        Kind = Kind,
        Source = Path,
        Article = Article,
        ArticleNumber = Detail.Article.Number,
        Headline = Detail.Article.Headline,
        LabelKind = LabelKind,
        Label = Label,
        ToLabel = ToLabel,
        Span = Span,
        Before = Detail.Before,
        After = Detail.After,
        By = By,
        At = At,
        UndoneBy = UndoneBy,
        UndoneAt = UndoneAt,
        IsLost = IsLost,
    };
}
