namespace PolicyML.Analyzer.Commands;

/// <summary>A checked call of <c>analyze</c>.</summary>
/// <param name="Run">Sources and form of the result.</param>
/// <param name="WithText">Whether to add the text of articles.</param>
/// <param name="Figures">Most figures below an article of the table.</param>
/// <param name="Store">The store that keeps what is read; null where nothing is kept.</param>
/// <param name="IsListed">Whether the result is listed too.</param>
internal sealed record AnalyzeOptions(RunOptions Run, bool WithText, int Figures, string? Store, bool IsListed);
