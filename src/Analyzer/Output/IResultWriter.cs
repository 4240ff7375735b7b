using PolicyML.Analyzer.Pipeline;

namespace PolicyML.Analyzer.Output;

/// <summary>Writes results one source at a time.</summary>
internal interface IResultWriter
{
    /// <summary>Writes the articles of one source and flushes them.</summary>
    void Write(SourceResult result);

    /// <summary>Sends on what was gathered so far, where anything is; called when a reader may be waiting for it.</summary>
    void Send()
    {
    }

    /// <summary>Writes what stands at the end.</summary>
    void Finish();
}
