using System.Text;

namespace PolicyML.Text.Sources;

/// <summary>Writes the blocks of a document as plain text.</summary>
internal static class BlockText
{
    /// <summary>
    /// Paragraphs and headings on lines of their own with an empty line between; rows of a table on lines that
    /// follow each other. Empty where there are no blocks, else it ends in a line break.
    /// </summary>
    public static string Join(IEnumerable<(string Text, bool IsRow)> blocks)
    {
        var text = new StringBuilder();
        var afterRow = false;
        foreach (var (block, isRow) in blocks)
        {
            if (text.Length > 0) text.Append(isRow && afterRow ? "\n" : "\n\n");
            text.Append(block);
            afterRow = isRow;
        }

        if (text.Length > 0) text.Append('\n');
        return text.ToString();
    }
}
