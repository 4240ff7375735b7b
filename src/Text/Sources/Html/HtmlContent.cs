namespace PolicyML.Text.Sources.Html;

/// <summary>
/// Chooses the blocks of a page that are its articles, by the density of prose and of links (as in Kohlschütter,
/// Fankhauser and Nejdl, Boilerplate Detection using Shallow Text Features, 2010): furniture is dropped where it
/// holds little prose, the smallest region with nearly all prose is the content, the headline above it is added,
/// and what consists mostly of links is left out.
/// </summary>
internal sealed class HtmlContent
{
    /// <summary>Share of the page's prose that the content must hold. Several articles on a page lie in one region.</summary>
    private const double ContentShare = 0.9;

    /// <summary>A region of which more than this share is links is a menu or a list of other articles.</summary>
    private const double LinkShare = 0.5;

    private readonly HtmlPage page;
    private readonly HtmlRegion[] regions;
    private readonly string title;

    private HtmlContent(HtmlPage page)
    {
        this.page = page;
        regions = [.. page.Regions];
        title = HtmlText.Squeeze(page.Title);
    }

    /// <summary>The blocks of the page's articles, in order; all blocks where none looks like an article.</summary>
    public static List<HtmlBlock> Select(HtmlPage page) => new HtmlContent(page).Select();

    private List<HtmlBlock> Select()
    {
        Measure();
        DropFurniture();
        DropLinkLists();
        var content = WithLikeSiblings(FindContent());
        var first = FirstBlock(content);
        var end = LastBlock(content) + 1;
        var headline = HeadlineBefore(first, end);
        var kept = new List<HtmlBlock>();
        for (var i = headline; i < end; i++)
        {
            if (IsKept(page.Blocks[i])) kept.Add(page.Blocks[i]);
        }

        return kept.Count > 0 ? kept : [.. page.Blocks];
    }

    private void Measure()
    {
        foreach (var block in page.Blocks)
        {
            var region = regions[block.Region];
            region.Length += block.Text.Length;
            region.Linked += block.Linked;
            if (block.IsProse) region.Prose += block.Text.Length;
            region.HasTitle |= IsHeadline(block);
        }

        for (var i = regions.Length - 1; i > 0; i--)
        {
            var outer = regions[regions[i].Parent];
            outer.Length += regions[i].Length;
            outer.Linked += regions[i].Linked;
            outer.Prose += regions[i].Prose;
            outer.HasTitle |= regions[i].HasTitle;
        }
    }

    private void DropFurniture()
    {
        var prose = regions[0].Prose;
        Drop(region =>
            region.Furniture != HtmlFurnitureKind.None && region.Prose * 2 <= prose && region.Length < regions[0].Length &&
            (region.Furniture != HtmlFurnitureKind.Head || !region.HasTitle));
        // What is left counts: menus may hold most of a page's letters.
        foreach (var region in regions) (region.Length, region.Linked, region.Prose) = (0, 0, 0);
        var kept = page.Blocks.Where(b => !regions[b.Region].IsDropped);
        foreach (var block in kept)
        {
            for (var at = block.Region; at >= 0; at = regions[at].Parent)
            {
                regions[at].Length += block.Text.Length;
                regions[at].Linked += block.Linked;
                if (block.IsProse) regions[at].Prose += block.Text.Length;
            }
        }
    }

    /// <summary>A heading that links to its article is no list of links; its region may be one.</summary>
    private void DropLinkLists() =>
        Drop(region => region.Linked > region.Length * LinkShare && region.Prose * 2 < region.Length && !HtmlElements.IsHeading(region.Name));

    private void Drop(Func<HtmlRegion, bool> condition)
    {
        for (var i = 1; i < regions.Length; i++)
        {
            regions[i].IsDropped |= regions[regions[i].Parent].IsDropped || condition(regions[i]);
        }
    }

    /// <summary>The innermost region with nearly all the prose that is left; the page where there is no prose.</summary>
    private int FindContent()
    {
        var prose = regions[0].Prose;
        var content = 0;
        for (var i = 1; i < regions.Length && prose > 0; i++)
        {
            if (regions[i].Parent == content && regions[i].Prose >= prose * ContentShare && !HtmlElements.Leaf.Contains(regions[i].Name)) content = i;
        }

        return content;
    }

    /// <summary>
    /// The region around pieces of one kind, of which the content is one: the articles of a page, where one is so
    /// long that the others are little beside it.
    /// </summary>
    private int WithLikeSiblings(int content)
    {
        var widest = content;
        for (var at = content; at > 0; at = regions[at].Parent)
        {
            var piece = regions[at];
            if (piece.Likeness is not null && HasLikeSibling(piece, at)) widest = piece.Parent;
        }

        return widest;
    }

    private bool HasLikeSibling(HtmlRegion piece, int index)
    {
        for (var i = piece.Parent + 1; i < regions.Length && regions[i].Parent >= piece.Parent; i++)
        {
            var other = regions[i];
            if (i != index && other.Parent == piece.Parent && other.Prose > 0 && !other.IsDropped && other.Likeness == piece.Likeness) return true;
        }

        return false;
    }

    private bool IsWithin(int region, int outer)
    {
        while (region > outer) region = regions[region].Parent;
        return region == outer;
    }

    private int FirstBlock(int content)
    {
        for (var i = 0; i < page.Blocks.Count; i++)
        {
            if (IsWithin(page.Blocks[i].Region, content)) return i;
        }

        return page.Blocks.Count;
    }

    private int LastBlock(int content)
    {
        var last = page.Blocks.Count - 1;
        while (last >= 0 && !IsWithin(page.Blocks[last].Region, content)) last--;
        return last;
    }

    /// <summary>
    /// Where the articles begin: at the headline above the content where it has none of its own. A headline is
    /// what the page's title repeats, else a heading of the first level.
    /// </summary>
    private int HeadlineBefore(int first, int end)
    {
        for (var i = first; i < Math.Min(end, first + 5); i++)
        {
            if (IsHeadline(page.Blocks[i])) return first;
        }

        var level = -1;
        for (var i = first - 1; i >= 0; i--)
        {
            if (regions[page.Blocks[i].Region].IsDropped) continue;
            if (IsInTitle(page.Blocks[i])) return i;
            if (level < 0 && page.Blocks[i].Level == 1) level = i;
        }

        return level < 0 ? first : level;
    }

    private bool IsHeadline(HtmlBlock block) => block.Level == 1 || IsInTitle(block);

    /// <summary>Long enough not to be a word of the site's name.</summary>
    private bool IsInTitle(HtmlBlock block) =>
        block.Text.Length is >= 6 and <= 120 && title.Length <= 400 && title.Contains(HtmlText.Squeeze(block.Text), StringComparison.Ordinal);

    private bool IsKept(HtmlBlock block)
    {
        if (regions[block.Region].IsDropped) return false;
        return block.Kind == HtmlBlockKind.Heading || block.Linked <= block.Text.Length * LinkShare;
    }
}
