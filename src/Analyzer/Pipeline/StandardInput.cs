using PolicyML.Text.Sources;
using PolicyML.Text.Sources.Documents;

namespace PolicyML.Analyzer.Pipeline;

/// <summary>Standard input, looked at so far as is needed to tell documents, one a line, from a page.</summary>
internal sealed class StandardInput : IDisposable
{
    private readonly Lazy<PeekedStream> stream = new(() => DocumentPipe.Open(Console.OpenStandardInput(), "-"));

    /// <summary>The stream with what was looked at.</summary>
    /// <exception cref="SourceException">Standard input cannot be read.</exception>
    public PeekedStream Stream => stream.Value;

    /// <summary>True for JSON Lines. Waits for the first bytes.</summary>
    public bool HoldsDocuments => DocumentPipe.HoldsDocuments(Stream.Sample, isAll: true) is true;

    /// <inheritdoc/>
    public void Dispose()
    {
        if (stream.IsValueCreated) Stream.Dispose();
    }
}
