namespace PolicyML.Text.Sources.Html;

/// <summary>
/// A table row that is being read. Where every cell holds at most one short piece of text the row becomes one
/// block; else the table only serves to arrange the page, and its blocks stay.
/// </summary>
internal sealed class HtmlRow(List<HtmlBlock> blocks, int region)
{
    private const int LongestCell = 120;
    private readonly int first = blocks.Count;
    private readonly List<int> cellStarts = [];
    private readonly List<int> cellEnds = [];

    public void StartCell() => cellStarts.Add(blocks.Count);

    public void EndCell()
    {
        if (cellEnds.Count < cellStarts.Count) cellEnds.Add(blocks.Count);
    }

    public void End()
    {
        if (cellEnds.Count < 2 || cellEnds.Count != cellStarts.Count || blocks.Count == first) return;
        var texts = new string[cellEnds.Count];
        var linked = 0;
        for (var i = 0; i < texts.Length; i++)
        {
            var count = cellEnds[i] - cellStarts[i];
            var block = count > 0 ? blocks[cellStarts[i]] : null;
            if (count > 1 || block?.Text.Length > LongestCell) return;
            texts[i] = block?.Text.Replace('\n', ' ') ?? "";
            linked += block?.Linked ?? 0;
        }

        blocks.RemoveRange(first, blocks.Count - first);
        blocks.Add(new HtmlBlock(HtmlBlockKind.Row, region, string.Join('\t', texts).TrimEnd('\t'), linked, 0));
    }
}
