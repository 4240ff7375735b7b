namespace PolicyML.Text.Sources;

/// <summary>
/// A table row that is being read into a list of blocks. Where every cell holds at most one short block the row
/// becomes one block, its cells separated by tabs; else the table only serves to arrange the page, and its blocks stay.
/// </summary>
/// <param name="blocks">The blocks read so far; those of the row come after them.</param>
/// <param name="textOf">The text of a block.</param>
internal sealed class TableRow<T>(List<T> blocks, Func<T, string> textOf)
{
    private const int LongestCell = 120;
    private readonly int first = blocks.Count;
    private readonly List<int> starts = [];
    private readonly List<int> ends = [];

    /// <summary>A cell begins.</summary>
    public void StartCell() => starts.Add(blocks.Count);

    /// <summary>The cell ends.</summary>
    public void EndCell()
    {
        if (ends.Count < starts.Count) ends.Add(blocks.Count);
    }

    /// <summary>The row ends.</summary>
    /// <param name="join">Makes one block of the row's blocks and their joined text.</param>
    public void End(Func<IReadOnlyList<T>, string, T> join)
    {
        if (ends.Count < 2 || ends.Count != starts.Count || blocks.Count == first) return;
        var cells = new string[ends.Count];
        for (var i = 0; i < cells.Length; i++)
        {
            var count = ends[i] - starts[i];
            if (count > 1) return;
            cells[i] = count == 0 ? "" : textOf(blocks[starts[i]]).Replace('\n', ' ').Replace('\t', ' ');
            if (cells[i].Length > LongestCell) return;
        }

        var row = join(blocks.GetRange(first, blocks.Count - first), string.Join('\t', cells).TrimEnd('\t'));
        blocks.RemoveRange(first, blocks.Count - first);
        blocks.Add(row);
    }
}
