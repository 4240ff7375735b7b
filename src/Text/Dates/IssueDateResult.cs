using PolicyML.Core;

namespace PolicyML.Text.Dates;

/// <summary>The day an issue appeared.</summary>
/// <param name="Date">The day.</param>
/// <param name="Inferred">True where it was read off the text rather than the path.</param>
/// <param name="Span">The words of the source text that give it; null where the path does.</param>
/// <param name="Rule">Name of the rule that found it: path, cue, dateline.</param>
public sealed record IssueDateResult(DateOnly Date, bool Inferred, TextSpan? Span, string Rule);
