using System.Buffers;

using PolicyML.Analyzer.Pipeline;
using PolicyML.Core.Json;

namespace PolicyML.Analyzer.Output;

/// <summary>One article a line, in the format of <see cref="ArticleJson"/>.</summary>
internal sealed class JsonLinesWriter(Stream output, bool withText) : IResultWriter
{
    private readonly ArrayBufferWriter<byte> buffer = new(1 << 14);

    /// <inheritdoc/>
    public void Write(SourceResult result)
    {
        foreach (var article in result.Articles)
        {
            ArticleJson.WriteLine(buffer, withText ? article : article with { Text = null });
            output.Write(buffer.WrittenSpan);
            buffer.ResetWrittenCount();
        }

        output.Flush();
    }

    /// <inheritdoc/>
    public void Finish()
    {
    }
}
