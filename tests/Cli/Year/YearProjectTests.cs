using System.Globalization;
using System.Text.Json;

namespace PolicyML.Tests.Cli.Year;

/// <summary>The ledger of projects against what the pages of the year print of each.</summary>
[Collection(YearGroup.Name)]
public sealed class YearProjectTests
{
    private readonly YearStore year;
    private readonly IReadOnlyList<Told> told;

    public YearProjectTests(YearStore year)
    {
        this.year = year;
        told = Match(year);
    }

    [Fact]
    public void Reports_are_found_with_stage_and_sum()
    {
        var found = told.Where(t => t.Reports.Count > 0).ToList();
        var staged = found.Where(t => t["stage"] != "").ToList();
        var priced = found.Where(t => t["total"] != "").ToList();
        var wrongStage = staged.Where(t => !t.Reports.Exists(r => YearStore.Text(r.Row, "stage_id") == t["stage"])).ToList();
        var wrongSum = priced.Where(t => !t.Reports.Exists(r => YearStore.Value(r.Row, "investment") == decimal.Parse(t["total"], CultureInfo.InvariantCulture))).ToList();
        var text = string.Create(CultureInfo.InvariantCulture, $"{found.Count} of {told.Count} reports; stage {staged.Count - wrongStage.Count} of {staged.Count}, sum {priced.Count - wrongSum.Count} of {priced.Count}\n")
            + Listed("not found", told.Where(t => t.Reports.Count == 0)) + Listed("stage", wrongStage) + Listed("sum", wrongSum);
        Assert.True(found.Count >= 113 && staged.Count - wrongStage.Count >= 94 && priced.Count - wrongSum.Count >= 77, text);
    }

    [Fact]
    public void No_row_is_of_two_projects()
    {
        var rows = told.SelectMany(t => t.Reports.Select(r => (Row: RowOf(r), Project: t["id"])))
            .GroupBy(r => r.Row, r => r.Project).Where(g => g.Distinct(StringComparer.Ordinal).Count() > 1);
        Assert.Empty(rows.Select(g => $"row {g.Key}: {string.Join(", ", g.Distinct(StringComparer.Ordinal))}"));
    }

    [Fact]
    public void Every_project_has_one_row_that_says_what_the_plan_says()
    {
        var rows = year.Lines("projects").ToDictionary(r => YearStore.Value(r, "row")!.Value);
        var (right, misses, split) = (new Dictionary<string, int>(StringComparer.Ordinal), new List<string>(), 0);
        foreach (var project in YearStore.Table("projects.tsv"))
        {
            var names = told.Where(t => t["id"] == project["id"]).SelectMany(t => t.Reports).GroupBy(RowOf).OrderByDescending(g => g.Count()).ToList();
            if (names.Count > 1) split++;
            if (names.Count != 1) misses.Add($"{project["id"]} {names.Count} rows");
            if (names.Count == 0) continue;
            foreach (var (field, wanted, got) in Compared(project, rows[names[0].Key]))
            {
                if (wanted == got) right[field] = right.GetValueOrDefault(field) + 1;
                else misses.Add($"{project["id"]} {project["name"]} {field}: {got} instead of {wanted}");
            }
        }

        var text = string.Join(", ", right.Select(r => $"{r.Key} {r.Value}")) + "\n" + string.Join('\n', misses);
        Assert.True(split == 0 && right["owner"] >= 23 && right["total"] >= 26 && right["stage"] >= 23 && right["place"] >= 25 && right["chain"] >= 22, text);
    }

    private static decimal RowOf(Report report) => YearStore.Value(report.Row, "row")!.Value;

    private static IEnumerable<(string Field, string Wanted, string Got)> Compared(Dictionary<string, string> project, JsonElement row) =>
    [
        ("owner", project["owner"], YearStore.Text(row, "owner")),
        ("total", project["total"], YearStore.Value(row, "investment")?.ToString(CultureInfo.InvariantCulture) ?? ""),
        ("stage", project["last_stage"], YearStore.Text(row, "stage_id")),
        ("place", project["code"], YearStore.Text(row, "place_code")),
        ("chain", project["chain"], YearStore.Text(row, "chain_id")),
    ];

    private static string Listed(string title, IEnumerable<Told> reports) =>
        string.Concat(reports.Select(t => $"{title}: {t["id"]} {t["file"]} {t["headline"]} {t["printed_name"]} {t["stage"]} {t["total"]}; got {string.Join(" / ", t.Reports.Select(r => YearStore.Text(r.Row, "stage_id") + " " + YearStore.Value(r.Row, "investment")))}\n"));

    // A report of the ledger is that of the project in its article whose printed or planned name is most like its own.
    private static List<Told> Match(YearStore year)
    {
        var expected = YearStore.Table("project-reports.tsv").Select(r => new Told(r)).ToList();
        var articles = expected.ToLookup(t => (t["file"], year.Has(t["file"], t["headline"]) ? t["headline"] : ""));
        foreach (var report in year.Lines("projects", "--history").SelectMany(r => Places(r, year)))
        {
            var here = articles.Contains((report.File, report.Headline)) ? articles[(report.File, report.Headline)] : articles[(report.File, "")];
            var best = here.Select(t => (Told: t, Score: Math.Max(YearStore.Likeness(t["printed_name"], report.Name), YearStore.Likeness(t["project"], report.Name)))).OrderByDescending(t => t.Score).FirstOrDefault();
            if (best.Score > 0.45) best.Told.Reports.Add(report);
        }

        return expected;
    }

    // Where a report was printed: its article and those that repeat its story.
    private static IEnumerable<Report> Places(JsonElement row, YearStore year)
    {
        var name = YearStore.Text(row, "printed_name");
        var repeats = YearStore.Text(row, "repeats").Split('；', StringSplitOptions.RemoveEmptyEntries).Select(r => r.Split('#'))
            .Select(r => (File: Path.GetFileName(r[0]), Number: int.Parse(r[1], CultureInfo.InvariantCulture)));
        return repeats.Prepend((File: YearStore.File(row), Number: YearStore.Number(row))).Select(p => new Report(p.File, year.Headline(p.File, p.Number), name, row));
    }

    private sealed record Report(string File, string Headline, string Name, JsonElement Row);

    private sealed record Told(Dictionary<string, string> Row)
    {
        public List<Report> Reports { get; } = [];

        public string this[string name] => Row[name];
    }
}
