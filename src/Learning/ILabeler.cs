using PolicyML.Core;
using PolicyML.Text.Layout;

namespace PolicyML.Learning;

/// <summary>Decides which chains and themes hold for an article. Implementations are immutable and safe for use from several threads.</summary>
public interface ILabeler
{
    /// <summary>Labels one article; never throws on its text.</summary>
    ArticleLabels Label(ArticleLayout article);
}

/// <summary>The labels that hold for an article, most probable first.</summary>
/// <param name="Chains">Industry chains at or above their threshold.</param>
/// <param name="Themes">Themes at or above their threshold.</param>
public sealed record ArticleLabels(IReadOnlyList<Label> Chains, IReadOnlyList<Label> Themes)
{
    /// <summary>No label holds.</summary>
    public static ArticleLabels None { get; } = new([], []);
}
