using PolicyML.Core.Lexicons;
using PolicyML.Extraction;
using PolicyML.Tests.Specs.Running;

namespace PolicyML.Tests.Specs;

/// <summary>The rows of facts-a and facts-b: what must be read off sentences as they are really worded, and what must not.</summary>
public class FactSpecTests
{
    private static readonly FactExtractor Extractor = FactExtractor.Load(Lexicon.Default);

    private static readonly Dictionary<string, FactSpec> Rows = FactSpecs.Load(Repository.PathOf("tests", "Specs", "facts-a"))
        .Concat(FactSpecs.Load(Repository.PathOf("tests", "Specs", "facts-b"))).ToDictionary(r => r.Id, StringComparer.Ordinal);

    private static readonly HashSet<string> Known = File.Exists(KnownPath) ? [.. File.ReadAllLines(KnownPath).Where(l => l.Length > 0 && l[0] != '#').Select(l => l.Split('\t')[0])] : [];

    private static string KnownPath => Repository.PathOf("tests", "Specs", "facts-open.tsv");

    public static TheoryData<string> Ids => new(Rows.Keys.Where(id => !Known.Contains(id)));

    [Theory]
    [MemberData(nameof(Ids))]
    public void Row_holds(string id)
    {
        var (facts, source) = FactSpecs.Read(Extractor, Rows[id]);
        var differences = FactSpecs.Differences(Rows[id], facts, source);
        Assert.True(differences.Count == 0, $"{Rows[id].Text}\n{string.Join('\n', differences)}");
        Assert.All(facts, f => Assert.Equal(f.Text, f.Span.Of(source).ToString().Replace("\n", "", StringComparison.Ordinal)));
    }

    [Fact]
    public void Rows_that_are_open_are_really_open()
    {
        // A row that has come to hold must be taken off the list, so that it is watched again.
        var mended = Known.Where(id => FactSpecs.Read(Extractor, Rows[id]) is var read && FactSpecs.Differences(Rows[id], read.Facts, read.Source).Count == 0);
        Assert.Empty(mended);
    }

    [Fact]
    public void There_are_enough_rows_and_enough_that_expect_nothing()
    {
        Assert.True(Rows.Count >= 800);
        Assert.True(Rows.Values.Count(r => !r.Facts.Any(f => f.IsCore)) >= 250);
    }
}
