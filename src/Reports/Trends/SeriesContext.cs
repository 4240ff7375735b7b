namespace PolicyML.Reports.Trends;

/// <summary>What a series must know beside its figures.</summary>
/// <param name="Vocabulary">How indicators come together.</param>
/// <param name="NameOf">The Chinese name of a chain, theme or division; null where unknown.</param>
public sealed record SeriesContext(SeriesVocabulary Vocabulary, Func<string, string?> NameOf)
{
    /// <summary>The projects that figures belong to; see <see cref="ProjectsOfFacts"/>.</summary>
    public ProjectsOfFacts Projects { get; init; } = ProjectsOfFacts.None;

    /// <summary>Words by which a figure is put to some of its article's chains; null puts it to all.</summary>
    public ChainWords? ChainWords { get; init; }

    /// <summary>The order of keys, such as chains in the order of the label schema; null sorts by key.</summary>
    public IReadOnlyList<string>? KeyOrder { get; init; }
}
