using PolicyML.Core;

namespace PolicyML.Text.Places;

/// <summary>How much a name says by itself.</summary>
public enum PlaceFormKind
{
    /// <summary>The full name (祁县, 运城市).</summary>
    Full,

    /// <summary>A short form that is safe by itself (运城, 延边州).</summary>
    Short,

    /// <summary>A short form that is also a common word, or belongs to several divisions; counts only with support.</summary>
    Weak,

    /// <summary>A short form that is an everyday word; counts only directly after a parent, or as a headline's own place.</summary>
    Word,

    /// <summary>A development zone or another functional area that stands for a division.</summary>
    Zone,
}

/// <summary>A name and the divisions it may mean, of the higher level first, then by code.</summary>
/// <param name="Text">The name as written.</param>
/// <param name="Kind">How much it says by itself.</param>
/// <param name="Candidates">The divisions it may mean; never empty.</param>
public sealed record PlaceForm(string Text, PlaceFormKind Kind, IReadOnlyList<Division> Candidates)
{
    /// <summary>How much a mention weighs against another name's when an article's place is chosen.</summary>
    public double Weight { get; init; } = 1;

    /// <summary>True where it counts only with support: a weak form, or a name of several divisions.</summary>
    public bool NeedsSupport => Kind is PlaceFormKind.Weak or PlaceFormKind.Word || Candidates.Count > 1;
}

/// <summary>A name found in a text.</summary>
/// <param name="Span">Where it stands, in the text that was searched.</param>
/// <param name="Form">The name and what it may mean.</param>
public readonly record struct PlaceMention(TextSpan Span, PlaceForm Form);

/// <summary>A name found in a text and the division it means there.</summary>
/// <param name="Span">Where it stands, in the text that was searched.</param>
/// <param name="Division">What it means.</param>
/// <param name="Form">The name and what it might have meant.</param>
public readonly record struct ResolvedPlace(TextSpan Span, Division Division, PlaceForm Form);
