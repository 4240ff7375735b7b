using PolicyML.Analyzer.Output;
using PolicyML.Analyzer.Output.Table;
using PolicyML.Analyzer.Pipeline;
using PolicyML.Core;
using PolicyML.Core.Lexicons;
using PolicyML.Storage;
using PolicyML.Storage.Writing;
using PolicyML.Terminal;
using PolicyML.Text;

namespace PolicyML.Analyzer.Commands;

/// <summary>One run of <c>analyze</c>.</summary>
internal sealed class AnalyzeRun(AnalyzeOptions options, Catalogue messages, Host host) : SourceRun(options.Run, messages, host)
{
    private readonly Catalogue messages = messages;
    private readonly Host host = host;
    private Store? store;
    private StoreWriter? keeping;

    /// <inheritdoc/>
    protected override string? Notice => keeping is null
        ? null
        : messages.Format("stored", options.Store, keeping.Added, keeping.Unchanged, keeping.Replaced);

    /// <inheritdoc/>
    protected override void Open()
    {
        if (options.Store is { } name) store = Store.Open(name, StoreAccess.Write);
    }

    /// <inheritdoc/>
    protected override void Close() => store?.Dispose();

    /// <inheritdoc/>
    protected override SourceResult[] Analyze(SourceAnalyzer analyzer, SourceText[] sources)
    {
        var articles = analyzer.Analyze(sources);
        return [.. sources.Select((source, i) => ResultOf(source, articles[i]))];
    }

    private SourceResult ResultOf(SourceText source, IReadOnlyList<Article> articles)
    {
        var record = store is null
            ? null
            : PreparedSource.Of(new SourceRecord { Path = source.Path, File = source.File, Text = source.Text, Articles = articles });
        return new SourceResult(source.Path, articles, source.Bytes) { Record = record };
    }

    /// <inheritdoc/>
    protected override IResultWriter MakeWriter(Stream stream, Lexicon lexicon)
    {
        var list = options.IsListed ? ListWriter(stream, lexicon) : null;
        return store is null ? list! : keeping = new StoreWriter(store, list, Wait);
    }

    private void Wait(StoreException lost)
    {
        if (!options.Run.Quiet) host.Error.WriteLine(SafeText.Clean(messages.Format("store.waits", lost.Store, lost.Detail ?? "")));
    }

    /// <inheritdoc/>
    protected override bool CanAnswer => options is { IsListed: true, Run: { Format: ResultFormat.Jsonl, Paths: ["-"] } };

    private IResultWriter ListWriter(Stream stream, Lexicon lexicon) => options.Run.Format switch
    {
        ResultFormat.Jsonl when IsFilter => new DocumentAnswers(stream, options.WithText),
        ResultFormat.Jsonl => new JsonLinesWriter(stream, options.WithText),
        ResultFormat.Csv => new CsvWriter(stream, Names.Load(lexicon)),
        ResultFormat.Xlsx => new XlsxWriter(stream, Names.Load(lexicon), withArticles: true),
        _ => new TableWriter(stream, Names.Load(lexicon), new TableOptions(host.Width, IsColoured, options.Figures)),
    };
}
