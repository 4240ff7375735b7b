namespace PolicyML.Text.Places;

/// <summary>Where an article's paper is at home.</summary>
/// <param name="Division">The place; null where unknown.</param>
/// <param name="IsPage">True on a page of several articles, where the paper's own place is the likely one.</param>
internal readonly record struct PageHome(Division? Division, bool IsPage);
