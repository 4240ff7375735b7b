using System.Globalization;
using System.Text.Json;

namespace PolicyML.Tests.Cli.Year;

/// <summary>Enterprises, clusters and repeated stories against what the pages of the year print.</summary>
[Collection(YearGroup.Name)]
public sealed class YearLedgerTests
{
    private static readonly Dictionary<(string What, string Measure), string[]> Figures = new()
    {
        [("output_value", "amount")] = ["output"],
        [("output_value", "growth")] = ["output_growth"],
        [("enterprises", "count")] = ["enterprises", "above_scale"],
        [("jobs", "count")] = ["jobs"],
        [("investment_completed", "amount")] = ["investment"],
        [("investment_completed", "growth")] = ["investment_growth"],
    };

    private readonly YearStore year;

    public YearLedgerTests(YearStore year) => this.year = year;

    [Fact]
    public void Enterprises_have_their_full_names_and_the_roles_that_were_printed()
    {
        var expected = YearStore.Table("enterprises.tsv");
        var names = year.Lines("enterprises").Select(r => YearStore.Text(r, "name")).ToHashSet(StringComparer.Ordinal);
        Assert.Subset(names, expected.Select(e => e["name"]).ToHashSet(StringComparer.Ordinal));
        var said = year.Lines("enterprises", "--history").Select(r => (Name: YearStore.Text(r, "name"), Role: YearStore.Text(r, "said"))).Where(r => r.Role != "").ToHashSet();
        var missed = expected.Where(e => !said.Contains((e["name"], e["role"]))).Select(e => $"missed: {e["name"]} {e["role"]} {e["file"]} {e["headline"]}").ToList();
        var wanted = expected.Select(e => (e["name"], e["role"])).ToHashSet();
        var extra = said.Where(s => names.Contains(s.Name) && expected.Any(e => e["name"] == s.Name) && !wanted.Contains(s)).Select(s => $"not printed: {s.Name} {s.Role}").ToList();
        Assert.True(expected.Count - missed.Count >= 18 && extra.Count <= 1, $"{expected.Count - missed.Count} of {expected.Count}\n{string.Join('\n', missed.Concat(extra))}");
    }

    [Fact]
    public void Clusters_have_their_own_figures()
    {
        var expected = YearStore.Table("clusters.tsv");
        var points = year.Lines("clusters", "--history");
        var (missed, used) = (new List<string>(), new HashSet<int>());
        foreach (var row in expected)
        {
            var fits = Enumerable.Range(0, points.Count).Where(i => IsOf(points[i], row)).ToList();
            used.UnionWith(fits);
            if (fits.Count == 0) missed.Add($"missed: {row["name"]} {row["what"]} {row["measure"]} {row["to"]} {row["value"]} {row["file"]}");
        }

        var kinds = Figures.Values.SelectMany(f => f).ToHashSet(StringComparer.Ordinal);
        var extra = Enumerable.Range(0, points.Count).Where(i => !used.Contains(i) && kinds.Contains(YearStore.Text(points[i], "figure_id")) && expected.Any(e => e["name"] == YearStore.Text(points[i], "name")))
            .Select(i => $"not printed: {points[i]}").ToList();
        Assert.True(expected.Count - missed.Count >= 90 && extra.Count <= 12, $"{expected.Count - missed.Count} of {expected.Count}, {extra.Count} not printed\n{string.Join('\n', missed.Concat(extra))}");
    }

    [Fact]
    public void A_story_is_taken_for_another_only_where_it_repeats_it()
    {
        var repeated = year.Articles.Where(a => YearStore.Text(a, "repeats") != "").Select(a => (File: YearStore.File(a), Headline: YearStore.Text(a, "headline"))).ToHashSet();
        var expected = YearStore.Table("repeats.tsv").GroupBy(r => r["id"]).ToList();
        var later = expected.SelectMany(g => g.Skip(1).Select(r => (File: r["file"], Headline: r["headline"]))).ToHashSet();
        Assert.Subset(later, repeated);
        Assert.True(repeated.Count >= 3, $"{repeated.Count} of {later.Count}: missed {string.Join(", ", later.Except(repeated))}");
    }

    private static bool IsOf(JsonElement point, Dictionary<string, string> row)
    {
        var value = decimal.Parse(row["value"], CultureInfo.InvariantCulture);
        return YearStore.Text(point, "name") == row["name"] && Figures[(row["what"], row["measure"])].Contains(YearStore.Text(point, "figure_id"))
            && YearStore.Value(point, "value") == value && YearStore.Text(point, "to") == row["to"];
    }
}
