using PolicyML.Analyzer.Output;
using PolicyML.Analyzer.Output.Facts;
using PolicyML.Analyzer.Pipeline;
using PolicyML.Core.Lexicons;
using PolicyML.Extraction.Explaining;
using PolicyML.Terminal;
using PolicyML.Text;

namespace PolicyML.Analyzer.Commands;

/// <summary>One run of <c>facts</c>.</summary>
internal sealed class FactsRun(FactsOptions options, Catalogue messages, Host host) : SourceRun(options.Run, messages, host)
{
    private readonly Catalogue messages = messages;
    private readonly int width = host.Width;

    /// <inheritdoc/>
    protected override string? Problem(Lexicon lexicon) => options.Filter.UnknownIndicator(lexicon, messages);

    /// <inheritdoc/>
    protected override SourceResult[] Analyze(SourceAnalyzer analyzer, SourceText[] sources) => Array.ConvertAll(sources, source => Analyze(analyzer, source));

    private SourceResult Analyze(SourceAnalyzer analyzer, SourceText source)
    {
        var lines = new LineIndex(source.Text);
        if (!options.Explain)
        {
            var articles = analyzer.Analyze(source).Select(a => a with { Facts = [.. a.Facts.Where(options.Filter.Holds)] });
            return new SourceResult(source.Path, [.. articles], source.Bytes) { Lines = lines };
        }

        var (read, why) = analyzer.Explain(source);
        var kept = why.Select(facts => facts.Where(e => options.Filter.Holds(e.Fact)).ToList()).ToList();
        return new SourceResult(source.Path, [.. read.Select((a, i) => a with { Facts = kept[i].ConvertAll(e => e.Fact) })], source.Bytes)
        {
            Lines = lines,
            Explanations = kept.ConvertAll<IReadOnlyList<Explanation>>(facts => facts.ConvertAll(e => e.Explanation)),
        };
    }

    /// <inheritdoc/>
    protected override IResultWriter MakeWriter(Stream stream, Lexicon lexicon) =>
        FactWriters.Make(options.Run.Format, stream, lexicon, messages, width, IsColoured);
}
