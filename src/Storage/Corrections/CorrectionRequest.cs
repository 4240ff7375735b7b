using PolicyML.Core;
using PolicyML.Core.Lexicons;

namespace PolicyML.Storage.Corrections;

/// <summary>A correction that somebody wants to make.</summary>
public abstract record CorrectionRequest
{
    /// <summary>Who makes it; not empty.</summary>
    public required string By { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>
    /// The version of the thing that it was made on: <see cref="ReviewedFact.Version"/>, <see cref="ReviewedLabel.Version"/>, or
    /// <see cref="ArticleReview.Version"/> for boundaries and whole articles. 0 is the machine's. Not looked at for <see cref="AddFact"/>.
    /// </summary>
    public long Version { get; init; }
}

/// <summary>The fact is right as it stands.</summary>
/// <param name="Fact"><see cref="StoredFact.Id"/>.</param>
public sealed record ConfirmFact(long Fact) : CorrectionRequest;

/// <summary>The fact means something else.</summary>
/// <param name="Fact"><see cref="StoredFact.Id"/>.</param>
/// <param name="Values">All its values as they should be; those that differ from what it has are the correction.</param>
public sealed record ChangeFact(long Fact, FactValues Values) : CorrectionRequest;

/// <summary>The text says no such thing.</summary>
/// <param name="Fact"><see cref="StoredFact.Id"/>.</param>
public sealed record RejectFact(long Fact) : CorrectionRequest;

/// <summary>The machine missed a fact.</summary>
/// <param name="Article">The article, <see cref="ArticleHead.Id"/>.</param>
/// <param name="Span">Where it stands in the text of the source; the start must lie in the article.</param>
/// <param name="Values">What it says.</param>
public sealed record AddFact(long Article, TextSpan Span, FactValues Values) : CorrectionRequest
{
    /// <summary>What was selected, to be checked against the stored text (white space aside); null to check nothing.</summary>
    public string? Evidence { get; init; }
}

/// <summary>The label holds, whether the machine saw it or not.</summary>
/// <param name="Article"><see cref="ArticleHead.Id"/>.</param>
/// <param name="Kind">Chain or theme.</param>
/// <param name="Label">Its id.</param>
public sealed record ConfirmLabel(long Article, LabelKind Kind, string Label) : CorrectionRequest;

/// <summary>The label does not hold.</summary>
/// <param name="Article"><see cref="ArticleHead.Id"/>.</param>
/// <param name="Kind">Chain or theme.</param>
/// <param name="Label">Its id.</param>
public sealed record RejectLabel(long Article, LabelKind Kind, string Label) : CorrectionRequest;

/// <summary>Another label holds instead.</summary>
/// <param name="Article"><see cref="ArticleHead.Id"/>.</param>
/// <param name="Kind">Chain or theme, of both.</param>
/// <param name="Label">Id of the one that does not hold.</param>
/// <param name="To">Id of the one that holds.</param>
public sealed record ChangeLabel(long Article, LabelKind Kind, string Label, string To) : CorrectionRequest;

/// <summary>
/// A stretch of the source belongs to an article: moves a boundary between two articles (give the stretch between the old and the new
/// boundary), or joins an article to another (give the whole of it; it is empty then and stands in no list). Facts, projects and
/// enterprises whose words begin in the stretch go with it.
/// </summary>
/// <param name="Article">The article that it belongs to.</param>
/// <param name="Range">The stretch, in the text of the source.</param>
public sealed record MoveBoundary(long Article, TextSpan Range) : CorrectionRequest;

/// <summary>Everything in the article is right as it stands and nothing is missing: it may serve as a model for others.</summary>
/// <param name="Article"><see cref="ArticleHead.Id"/>.</param>
public sealed record ConfirmArticle(long Article) : CorrectionRequest;
