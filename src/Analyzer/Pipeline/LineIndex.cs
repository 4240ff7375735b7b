namespace PolicyML.Analyzer.Pipeline;

/// <summary>Tells the line and column of an offset in a text whose line ends are <c>\n</c>. Immutable.</summary>
internal sealed class LineIndex
{
    private readonly List<int> starts = [0];

    /// <summary>Finds the lines of a text.</summary>
    public LineIndex(string text)
    {
        for (var at = text.IndexOf('\n', StringComparison.Ordinal); at >= 0; at = text.IndexOf('\n', at + 1)) starts.Add(at + 1);
    }

    /// <summary>Line and column of an offset, both from 1; columns count UTF-16 code units.</summary>
    public (int Line, int Column) Of(int offset)
    {
        var at = starts.BinarySearch(offset);
        var line = at >= 0 ? at : ~at - 1;
        return (line + 1, offset - starts[line] + 1);
    }
}
