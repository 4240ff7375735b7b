using PolicyML.Core;

namespace PolicyML.Storage.Writing;

/// <summary>Reads cells that hold lists.</summary>
internal static class Cells
{
    /// <summary>The ranges of a list.</summary>
    public static TextSpan[] Segments(byte[] bytes)
    {
        var segments = new List<TextSpan>();
        var reader = new ByteReader(bytes);
        while (!reader.IsAtEnd)
        {
            var start = reader.Int();
            segments.Add(new TextSpan(start, reader.Int()));
        }

        return [.. segments];
    }
}
