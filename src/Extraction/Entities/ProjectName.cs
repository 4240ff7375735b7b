using PolicyML.Core;

namespace PolicyML.Extraction.Entities;

/// <summary>A project's name as bounded in the reading text.</summary>
/// <param name="Span">The name.</param>
/// <param name="From">Where the words that lead to it begin: a sign, a sum, another project.</param>
/// <param name="Owner">The company in front; null where there is none.</param>
/// <param name="IsSite">True where its head noun is a place that is built.</param>
/// <param name="Part">一期, 二期 …; empty where it is no part.</param>
internal sealed record ProjectName(TextSpan Span, int From, TextSpan? Owner, bool IsSite, TextSpan Part)
{
    /// <summary>True where the name holds a place, a company, a number or a quoted name.</summary>
    public bool IsAnchored { get; init; }
}
