namespace PolicyML.Text.Layout;

/// <summary>Which units make up an article, in reading order.</summary>
internal sealed class ArticleDraft
{
    /// <summary>Unit of its headline block; -1 where it has none.</summary>
    public int Head { get; set; } = -1;

    /// <summary>Paragraphs and headings, in reading order.</summary>
    public List<int> Body { get; } = [];

    /// <summary>Bylines printed below the body.</summary>
    public List<int> Bylines { get; } = [];

    /// <summary>Photos that belong to it.</summary>
    public List<int> Captions { get; } = [];
}
