using PolicyML.Workbench.Reading;
using PolicyML.Workbench.Texts;

namespace PolicyML.Workbench.Hosting;

/// <summary>What all pages of a run share.</summary>
internal sealed class Bench
{
    /// <summary>Loads the vocabulary of the pages.</summary>
    public Bench(WorkbenchOptions options)
    {
        Options = options;
        Secrets = new Secrets(options.Token);
        Names = new Names(options.Lexicon);
        Results = new Results(options.Store);
    }

    /// <summary>What the run was asked for.</summary>
    public WorkbenchOptions Options { get; }

    /// <summary>The secrets of the run.</summary>
    public Secrets Secrets { get; }

    /// <summary>Names of labels and indicators.</summary>
    public Names Names { get; }

    /// <summary>Series and ledgers that were made before and still hold.</summary>
    public Results Results { get; }
}
