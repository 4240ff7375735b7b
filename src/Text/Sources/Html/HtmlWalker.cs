using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace PolicyML.Text.Sources.Html;

/// <summary>Takes a parsed page apart into blocks and regions. Walks with a stack of its own.</summary>
internal sealed class HtmlWalker
{
    private readonly List<HtmlRegion> regions = [];
    private readonly List<HtmlBlock> blocks = [];
    private readonly HtmlLineBuilder line = new();
    private readonly Stack<TableRow<HtmlBlock>> rows = new();
    private int region = -1;
    private int headingLevel;
    private int links;
    private int preformatted;

    /// <summary>The page of a document.</summary>
    public static HtmlPage Walk(IHtmlDocument document)
    {
        var walker = new HtmlWalker();
        walker.regions.Add(new HtmlRegion("html", -1, null, HtmlFurnitureKind.None));
        walker.region = 0;
        if (document.Body is { } body) walker.WalkFrom(body);
        walker.Flush();
        return new HtmlPage(document.Title ?? "", walker.regions, walker.blocks);
    }

    private void WalkFrom(IElement root)
    {
        var path = new Stack<(IElement Element, int Next, int OuterRegion)>();
        path.Push((root, 0, Enter(root)));
        while (path.TryPop(out var at))
        {
            if (at.Next == at.Element.ChildNodes.Length)
            {
                Leave(at.Element, at.OuterRegion);
                continue;
            }

            path.Push(at with { Next = at.Next + 1 });
            switch (at.Element.ChildNodes[at.Next])
            {
                case IText text:
                    line.Append(text.Data, links > 0, preformatted > 0);
                    break;
                case IElement element when !HtmlElements.Silent.Contains(element.LocalName):
                    path.Push((element, 0, Enter(element)));
                    break;
            }
        }
    }

    /// <summary>Returns the region to go back to.</summary>
    private int Enter(IElement element)
    {
        var name = element.LocalName;
        var outer = region;
        if (name == "a") links++;
        if (name == "pre") preformatted++;
        if (name == "br") line.Break();
        if (!HtmlElements.Block.Contains(name)) return outer;
        Flush();
        regions.Add(new HtmlRegion(name, region, LikenessOf(element), HtmlFurniture.Of(element)));
        region = regions.Count - 1;
        if (HtmlElements.IsHeading(name)) headingLevel = name[1] - '0';
        if (name == "tr") rows.Push(new TableRow<HtmlBlock>(blocks, b => b.Text));
        if (name is "td" or "th" && rows.TryPeek(out var row)) row.StartCell();
        return outer;
    }

    private void Leave(IElement element, int outer)
    {
        var name = element.LocalName;
        if (name == "a") links--;
        if (name == "pre") preformatted--;
        if (!HtmlElements.Block.Contains(name)) return;
        Flush();
        if (HtmlElements.IsHeading(name)) headingLevel = 0;
        if (name is "td" or "th" && rows.TryPeek(out var row)) row.EndCell();
        if (name == "tr") rows.Pop().End((parts, text) => new HtmlBlock(HtmlBlockKind.Row, region, text, parts.Sum(p => p.Linked), 0));
        region = outer;
    }

    private static string? LikenessOf(IElement element) =>
        string.IsNullOrEmpty(element.ClassName) ? element.LocalName is "article" or "section" ? element.LocalName : null
        : $"{element.LocalName} {element.ClassName}";

    private void Flush()
    {
        while (line.TryTake(out var text, out var linked))
        {
            var kind = headingLevel > 0 ? HtmlBlockKind.Heading : HtmlBlockKind.Text;
            blocks.Add(new HtmlBlock(kind, region, text, linked, headingLevel));
        }
    }
}
