namespace PolicyML.Trainer.Review;

/// <summary>What one key decided about an article.</summary>
/// <param name="Id">The article.</param>
/// <param name="Set">Labels and whether they hold.</param>
/// <param name="IsDone">True where the article is decided with it.</param>
/// <param name="IsDropped">True where the article is not to be used.</param>
internal sealed record Decision(string Id, IReadOnlyDictionary<string, bool> Set, bool IsDone = false, bool IsDropped = false);
