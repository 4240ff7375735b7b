using PolicyML.Reports.Briefing;
using PolicyML.Storage.Ledgers;
using PolicyML.Storage.Ledgers.Tables;
using PolicyML.Workbench.Reading;
using PolicyML.Workbench.Texts;

namespace PolicyML.Workbench.Hosting;

/// <summary>What all pages of a run share.</summary>
internal sealed class Bench
{
    private readonly Lazy<(LedgerVocabulary, LedgerNames)> ledgerWords;
    private readonly Lazy<BriefingVocabulary> briefingWords;

    /// <summary>Loads the vocabulary of the pages.</summary>
    public Bench(WorkbenchOptions options)
    {
        Options = options;
        Secrets = new Secrets(options.Token);
        Names = new Names(options.Lexicon);
        Results = new Results(options.Store);
        briefingWords = new Lazy<BriefingVocabulary>(() => BriefingVocabulary.Load(options.Lexicon));
        ledgerWords = new Lazy<(LedgerVocabulary, LedgerNames)>(() => LedgerVocabulary.Load(options.Lexicon) is var words ? (words, LedgerNames.Load(options.Lexicon, words)) : default);
    }

    /// <summary>What the run was asked for.</summary>
    public WorkbenchOptions Options { get; }

    /// <summary>The secrets of the run.</summary>
    public Secrets Secrets { get; }

    /// <summary>Names of labels and indicators.</summary>
    public Names Names { get; }

    /// <summary>The vocabulary of ledgers and its words for readers; loaded when first asked for.</summary>
    public (LedgerVocabulary Words, LedgerNames Names) LedgerWords => ledgerWords.Value;

    /// <summary>The vocabulary of briefings; loaded when first asked for.</summary>
    public BriefingVocabulary BriefingWords => briefingWords.Value;

    /// <summary>Series and ledgers that were made before and still hold.</summary>
    public Results Results { get; }
}
