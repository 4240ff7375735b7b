using PolicyML.Analyzer.Pipeline;
using PolicyML.Terminal;

namespace PolicyML.Analyzer.Output;

/// <summary>One line on the terminal that counts what has been read; it is wiped before anything else is written there.</summary>
internal sealed class Progress(TextWriter error, Catalogue messages, int width, bool isSeen)
{
    private const string Wipe = "\r\e[K";
    private bool stands;

    /// <summary>Shows the counts.</summary>
    public void Show(RunTotals totals)
    {
        if (!isSeen) return;
        error.Write(Wipe + DisplayWidth.Fit(messages.Format("progress", totals.Sources + totals.Skipped, totals.Articles), width - 1));
        stands = true;
    }

    /// <summary>Takes the line away.</summary>
    public void Clear()
    {
        if (stands) error.Write(Wipe);
        stands = false;
    }
}
