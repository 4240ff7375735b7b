using PolicyML.Storage;
using PolicyML.Storage.Ledgers.Enterprises;

namespace PolicyML.Tests.Unit.Ledgers;

/// <summary>The ledger of enterprises: which names are one, roles, chains, and the map of chains.</summary>
public class EnterpriseLedgerTests
{
    public static TheoryData<string> Pairs => [.. LedgerRows.Table("firm-pairs.tsv").Select(r => string.Join('\t', r.Values))];

    [Theory]
    [MemberData(nameof(Pairs))]
    public void A_pair_of_names_is_one_enterprise_or_two(string row)
    {
        var cells = row.Split('\t');
        var mentions = new List<StoredEnterprise>
        {
            LedgerRows.Firm(LedgerRows.Article(1, "2025-03-01", cells[1]), cells[0]),
            LedgerRows.Firm(LedgerRows.Article(2, "2025-04-01", cells[3]), cells[2]),
        };
        if (cells[4].Length > 0)
        {
            var place = cells[4].StartsWith("河南", StringComparison.Ordinal) ? "411200" : "140581";
            mentions.Add(LedgerRows.Firm(LedgerRows.Article(3, "2025-05-01", place), cells[4]));
        }

        var rows = EnterpriseLedger.Build(mentions, [], LedgerRows.Words);
        var (one, other) = (Of(rows, 1), Of(rows, 2));
        Assert.Equal(cells[5], one is null && other is null ? "none" : ReferenceEquals(one, other) ? "yes" : "no");
        Assert.Equal(rows.Select(r => r.Key), EnterpriseLedger.Build(Enumerable.Reverse(mentions), [], LedgerRows.Words).Select(r => r.Key));
    }

    [Fact]
    public void A_row_holds_roles_chains_places_and_projects_with_their_evidence()
    {
        var (first, second) = (LedgerRows.Article(1, "2025-01-16", "140581"), LedgerRows.Article(2, "2025-05-16", "140500"));
        var row = Assert.Single(EnterpriseLedger.Build(
            [
                LedgerRows.Firm(first, "山西泫川光电科技有限公司", "chain_leader", "electronics"),
                LedgerRows.Firm(second, "泫川光电", "little_giant"),
                LedgerRows.Firm(second, "泫川光电", at: 60),
            ],
            [LedgerRows.Project(second, "车载显示盖板项目", "泫川光电", 30)],
            LedgerRows.Words));
        Assert.Equal("山西泫川光电科技有限公司", row.Name);
        Assert.Equal(["泫川光电"], row.OtherNames);
        Assert.Equal(["chain_leader", "little_giant"], row.Roles.Select(r => r.Role));
        Assert.Equal(2L, row.Roles[1].Evidence[0].Article.Id);
        Assert.Equal(("electronics", ChainSource.Role), (row.Chains[0].Chain, row.Chains[0].Source));
        Assert.Equal(["140500", "140581"], row.Places.Select(p => p.Code).Order(StringComparer.Ordinal));
        Assert.Equal(["车载显示盖板项目"], row.Projects);
        Assert.Equal(2, row.Evidence.Count);
    }

    [Fact]
    public void The_map_lists_chains_then_roles()
    {
        var article = LedgerRows.Article(1);
        var rows = EnterpriseLedger.Build(
            [
                LedgerRows.Firm(article, "瑞川药业有限公司", "chain_core", "medicine"),
                LedgerRows.Firm(article, "北岭制药有限公司", "chain_leader", "medicine", 20),
                LedgerRows.Firm(article, "恒岭集团有限公司", "chain_leader", "coal", 40),
                LedgerRows.Firm(article, "无角色有限公司", at: 60),
            ],
            [],
            LedgerRows.Words);
        var fields = EnterpriseLedger.Map(rows, LedgerRows.Words);
        Assert.Equal([("medicine", "chain_leader"), ("medicine", "chain_core"), ("coal", "chain_leader"), (null, null)], fields.Select(f => (f.Chain, f.Role)));
    }

    private static EnterpriseRow? Of(IReadOnlyList<EnterpriseRow> rows, long article) => rows.FirstOrDefault(r => r.Evidence.Any(e => e.Article.Id == article));
}
