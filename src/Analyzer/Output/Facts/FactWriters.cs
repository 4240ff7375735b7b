using PolicyML.Analyzer.Commands;
using PolicyML.Core.Lexicons;
using PolicyML.Terminal;

namespace PolicyML.Analyzer.Output.Facts;

/// <summary>The writers of lists of facts.</summary>
internal static class FactWriters
{
    /// <summary>The writer of a form.</summary>
    public static IResultWriter Make(ResultFormat format, Stream stream, Lexicon lexicon, Catalogue messages, int width, bool colour) => format switch
    {
        ResultFormat.Jsonl => new FactLinesWriter(stream),
        ResultFormat.Csv => new CsvWriter(stream, Names.Load(lexicon)),
        ResultFormat.Xlsx => new XlsxWriter(stream, Names.Load(lexicon), withArticles: false),
        _ => new FactTableWriter(stream, Names.Load(lexicon), messages, width, colour),
    };
}
