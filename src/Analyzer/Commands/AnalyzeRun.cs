using PolicyML.Analyzer.Output;
using PolicyML.Analyzer.Output.Table;
using PolicyML.Analyzer.Pipeline;
using PolicyML.Core.Lexicons;
using PolicyML.Terminal;
using PolicyML.Text;

namespace PolicyML.Analyzer.Commands;

/// <summary>One run of <c>analyze</c>.</summary>
internal sealed class AnalyzeRun(AnalyzeOptions options, Catalogue messages, Host host) : SourceRun(options.Run, messages, host)
{
    private readonly int width = host.Width;

    /// <inheritdoc/>
    protected override SourceResult Analyze(SourceAnalyzer analyzer, SourceText source) =>
        new(source.Path, analyzer.Analyze(source), source.Bytes);

    /// <inheritdoc/>
    protected override IResultWriter MakeWriter(Stream stream, Lexicon lexicon) => options.Run.Format switch
    {
        ResultFormat.Jsonl => new JsonLinesWriter(stream, options.WithText),
        ResultFormat.Csv => new CsvWriter(stream, Names.Load(lexicon)),
        _ => new TableWriter(stream, Names.Load(lexicon), new TableOptions(width, IsColoured, options.Figures)),
    };
}
