using PolicyML.Reports.Briefing;
using PolicyML.Reports.Trends;
using PolicyML.Storage.Kept;
using PolicyML.Storage.Ledgers;
using PolicyML.Storage.Ledgers.Tables;
using PolicyML.Workbench.Ledgers;
using PolicyML.Workbench.Reading;
using PolicyML.Workbench.Texts;

namespace PolicyML.Workbench.Hosting;

/// <summary>What all pages of a run share.</summary>
internal sealed class Bench
{
    private const int MostFacts = 2_000_000;   // about a gigabyte in memory
    private readonly Lazy<(LedgerVocabulary, LedgerNames)> ledgerWords;
    private readonly Lazy<BriefingVocabulary> briefingWords;
    private readonly Lazy<SeriesLexicon> seriesWords;

    /// <summary>Loads the vocabulary of the pages.</summary>
    public Bench(WorkbenchOptions options)
    {
        Options = options;
        Secrets = new Secrets(options.Token);
        Names = new Names(options.Lexicon);
        Kept = options.Store.Keep(MostFacts);
        Results = new Results(options.Store, Kept);
        Ledgers = new StandingLedgers(options.Store, Kept, () => LedgerWords.Words);
        seriesWords = new Lazy<SeriesLexicon>(() => new SeriesLexicon(options.Lexicon));
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

    /// <summary>The vocabularies of series; loaded when first asked for.</summary>
    public SeriesLexicon SeriesWords => seriesWords.Value;

    /// <summary>The facts and mentions of the store in memory.</summary>
    public KeptStore Kept { get; }

    /// <summary>Series and briefings that were made before and still hold.</summary>
    public Results Results { get; }

    /// <summary>The ledgers as they stand.</summary>
    public StandingLedgers Ledgers { get; }
}
