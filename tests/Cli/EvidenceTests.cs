using System.Text.Json;

using PolicyML.Analyzer.Pipeline;
using PolicyML.Core;
using PolicyML.Core.Lexicons;
using PolicyML.Text;
using PolicyML.Text.Sources;

namespace PolicyML.Tests.Cli;

/// <summary>Every result of every real text stands where it says, whatever the text.</summary>
public class EvidenceTests
{
    private static readonly SourceAnalyzer Room = SourceAnalyzer.Load(Lexicon.Default, published: null, LabelerChoice.Of(LabelerChoice.Rules, ""));

    [SharedFact("pages")]
    public void Every_span_of_the_pages_is_its_text() => CheckFolder(Repository.Shared("pages")!);

    [SharedFact("corpus")]
    public void Every_span_of_the_reports_is_its_text() => CheckFolder(Repository.Shared("corpus", "reports")!);

    [SharedFact("corpus")]
    public void Every_span_of_the_news_is_its_text()
    {
        var texts = Directory.GetFiles(Repository.Shared("corpus", "news")!, "*.jsonl")
            .SelectMany(File.ReadLines)
            .Select(line => JsonDocument.Parse(line).RootElement.GetProperty("text").GetString()!);
        Parallel.ForEach(texts, text => Check(SourceText.FromString(text.ReplaceLineEndings("\n"))));
    }

    private static void CheckFolder(string folder)
    {
        var found = SourceFinder.Find([folder]).ToList();
        Assert.NotEmpty(found);
        Assert.All(found, item => Check(SourceReader.Read(item.File!.Path, ReadOptions.Default)));
    }

    private static void Check(SourceText source)
    {
        var length = source.Text.Length;
        foreach (var article in Room.Analyze(source))
        {
            Assert.All(article.Segments, segment => AssertWithin(segment, length));
            foreach (var fact in article.Facts)
            {
                AssertWithin(fact.Span, length);
                Assert.Equal(fact.Span.Of(source.Text).ToString().Replace("\n", "", StringComparison.Ordinal), fact.Text);
            }
        }
    }

    private static void AssertWithin(TextSpan span, int length) =>
        Assert.True(span.Start >= 0 && span.Start < span.End && span.End <= length, $"{span} of {length}");
}
