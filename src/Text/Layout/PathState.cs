namespace PolicyML.Text.Layout;

/// <summary>Where a way through a page stands.</summary>
internal enum PathState
{
    /// <summary>In the article of the headline read last.</summary>
    After,

    /// <summary>In an earlier article, taken up again after a newer one.</summary>
    Again,

    /// <summary>In an article without headline.</summary>
    Bare,

    /// <summary>In an article whose headline comes next.</summary>
    Before,

    /// <summary>In the article before, whose column goes on beside a headline just passed.</summary>
    Beside,

    /// <summary>At a headline whose body has not begun.</summary>
    Head,

    /// <summary>At a headline with body above it.</summary>
    HeadAmid,

    /// <summary>Number of states.</summary>
    Count,
}

/// <summary>The best way that ends in a state.</summary>
/// <param name="Score">Its score, relative to the best of all.</param>
/// <param name="Back">The state before; -1 at the beginning.</param>
/// <param name="Head">Unit of the article's headline; -1 where it has none, or none yet.</param>
/// <param name="Opens">True where an article begins here.</param>
/// <param name="Old">Headline of the other open article; -1 where there is none.</param>
/// <param name="Left">Paragraph that the other article was left with.</param>
/// <param name="Sub">The heading read last within the article.</param>
/// <param name="From">Where the article begins in the running body text of the page.</param>
/// <param name="Signed">True where the article named its authors above the body or in its lead.</param>
internal readonly record struct PathCell(float Score, int Back, int Head, bool Opens, int Old, int Left, int Sub, int From = 0, bool Signed = false)
{
    /// <summary>The score of what cannot be.</summary>
    public const float Never = -1e6f;

    /// <summary>No way ends here.</summary>
    public static readonly PathCell None = new(Never, -1, -1, false, -1, -1, -1);

    /// <summary>The next step within the same article.</summary>
    public PathCell Stay(PathState from, float score) => this with { Score = Score + score, Back = (int)from, Opens = false };

    /// <summary>A step into a new article.</summary>
    public PathCell Open(PathState from, float score) => new(Score + score, (int)from, -1, true, -1, -1, -1);
}
