using PolicyML.Core.Lexicons;
using PolicyML.Extraction;
using PolicyML.Extraction.Entities;
using PolicyML.Tests.Specs.Running;
using PolicyML.Text.Places;

namespace PolicyML.Tests.Specs;

/// <summary>The rows of tests/Specs/entities: projects with stage and sum, enterprises with roles, and sentences that name none.</summary>
public class EntitySpecTests
{
    private static readonly FactExtractor Facts = FactExtractor.Load(Lexicon.Default);
    private static readonly EntityExtractor Entities = EntityExtractor.Load(Lexicon.Default);
    private static readonly Gazetteer Places = Gazetteer.Load(Lexicon.Default);

    private static readonly Dictionary<string, EntitySpec> Rows =
        EntitySpecs.Load(Repository.PathOf("tests", "Specs", "entities")).ToDictionary(r => r.Id, StringComparer.Ordinal);

    public static TheoryData<string> Ids => new(Rows.Keys);

    [Theory]
    [MemberData(nameof(Ids))]
    public void Row_holds(string id)
    {
        var row = Rows[id];
        var read = EntitySpecs.Read(Facts, Entities, Places, row);
        var differences = EntitySpecs.Differences(row, read);
        Assert.True(differences.Count == 0, $"{row.Text}\n{string.Join('\n', differences)}");
        Assert.All(read.Projects, p => Assert.Equal(p.Name, p.NameSpan.Of(row.Text).ToString().Replace("\n", "", StringComparison.Ordinal)));
        Assert.All(read.Enterprises, e => Assert.Equal(e.Name, e.Span.Of(row.Text).ToString().Replace("\n", "", StringComparison.Ordinal)));
    }

    [Fact]
    public void There_are_enough_rows_and_enough_that_expect_nothing()
    {
        Assert.True(Rows.Count >= 120);
        Assert.True(Rows.Values.Count(r => r.Projects.Count == 0 && r.Enterprises.Count == 0) >= 40);
    }
}
