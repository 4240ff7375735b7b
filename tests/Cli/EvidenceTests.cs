using PolicyML.Analyzer.Pipeline;
using PolicyML.Core;
using PolicyML.Core.Lexicons;
using PolicyML.Text;
using PolicyML.Text.Sources;

namespace PolicyML.Tests.Cli;

/// <summary>Every result of the pages stands where it says, read as the program reads them; the rooms alone are tried on the whole corpus elsewhere (RobustnessRealTextTests).</summary>
public class EvidenceTests
{
    private static readonly SourceAnalyzer Room = SourceAnalyzer.Load(Lexicon.Default, published: null, LabelerChoice.Of(LabelerChoice.Rules, ""));

    [SharedFact("pages")]
    public void Every_span_of_the_pages_is_its_text() => CheckFolder(Repository.Shared("pages")!);

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
