using PolicyML.Core;

namespace PolicyML.Extraction;

/// <summary>What is known of an article before its figures are read.</summary>
/// <param name="Published">The day of publication, against which relative times are resolved; null where unknown.</param>
/// <param name="Place">The article's place, or null.</param>
public sealed record FactContext(DateOnly? Published, Place? Place);
