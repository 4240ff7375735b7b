using PolicyML.Core;
using PolicyML.Text.Places;

namespace PolicyML.Extraction;

/// <summary>What is known of an article before its figures are read.</summary>
/// <param name="Published">The day of publication, against which relative times are resolved; null where unknown.</param>
/// <param name="Place">The article's place, or null.</param>
/// <param name="Gazetteer">Names of places, to tell figures of other places; null where they are not told.</param>
public sealed record FactContext(DateOnly? Published, Place? Place, Gazetteer? Gazetteer = null);
