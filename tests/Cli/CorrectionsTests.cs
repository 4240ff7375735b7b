using System.Text.Json;

using PolicyML.Core;
using PolicyML.Core.Lexicons;
using PolicyML.Storage;
using PolicyML.Storage.Corrections;

namespace PolicyML.Tests.Cli;

/// <summary>What people corrected counts at once wherever the program tells of the store, and is data for the trainer.</summary>
public sealed class CorrectionsTests : IDisposable
{
    private const string Page = """
        永济市兽药企业项目开工
        本报讯 2024年3月2日，总投资2.6亿元的永济康牧兽药改扩建项目在永济市开工。

        夏县铸造产业稳步增长
        本报讯 2024年一季度，夏县实现地区生产总值12.5亿元，同比增长8.1%。
        """;

    private static readonly DateTimeOffset Now = new(2024, 4, 20, 9, 0, 0, TimeSpan.Zero);
    private readonly Scratch scratch = new();

    public CorrectionsTests()
    {
        scratch.Write("yongji-2024-04-18.txt", Page);
        Assert.Equal(0, Analyzer.Run("analyze", scratch.PathOf("yongji-2024-04-18.txt"), "--store", Db, "--quiet", "--model", "none").ExitCode);
    }

    private string Db => scratch.PathOf("papers.db");

    public void Dispose() => scratch.Dispose();

    [Fact]
    public void A_corrected_figure_is_in_series_ledgers_lists_and_briefings()
    {
        Assert.Contains("8.1", Run("trends", "--indicator", "gdp", "--measure", "growth", "--every", "quarter", "--out", scratch.PathOf("gdp.csv")) + File.ReadAllText(scratch.PathOf("gdp.csv")), StringComparison.Ordinal);
        Assert.Contains("260000000", Run("projects", "--format", "jsonl"), StringComparison.Ordinal);
        using (var store = Store.Open(Db, StoreAccess.Write))
        {
            Change(store, "8.1%", v => v with { Value = 8.3m });
            Change(store, "2.6亿", v => v with { Value = 280_000_000 });
            var missed = store.Corrections.Review(Fact(store, "8.1%").Article.Id)!;
            var span = missed.SourceText.IndexOf("2024年一季度", StringComparison.Ordinal);
            var values = new FactValues { Indicator = "revenue", Measure = Measure.Amount, Value = 77_000_000, Unit = "CNY" };
            Made(store.Corrections.Make(new AddFact(missed.Id, new TextSpan(span, span + 8), values) { By = "李四", At = Now }));
        }

        Run("trends", "--indicator", "gdp", "--measure", "growth", "--every", "quarter", "--out", scratch.PathOf("gdp.csv"));
        var series = File.ReadAllText(scratch.PathOf("gdp.csv"));
        Assert.Contains("8.3", series, StringComparison.Ordinal);
        Assert.DoesNotContain("8.1", series, StringComparison.Ordinal);
        Assert.Contains("280000000", Run("projects", "--format", "jsonl"), StringComparison.Ordinal);
        Run("brief", "--out", scratch.PathOf("brief.md"));
        Assert.Contains("8.3", File.ReadAllText(scratch.PathOf("brief.md")), StringComparison.Ordinal);

        var facts = Run("facts", "--format", "jsonl").Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => JsonDocument.Parse(l).RootElement).ToList();
        var growth = facts.Single(f => f.GetProperty("measure").GetString() == "growth");
        Assert.Equal((8.3m, 1.0, "李四"), (growth.GetProperty("value").GetDecimal(), growth.GetProperty("confidence").GetDouble(), growth.GetProperty("correctedBy").GetString()));
        Assert.StartsWith("analyst:", growth.GetProperty("rule").GetString(), StringComparison.Ordinal);
        Assert.Equal("analyst", facts.Single(f => f.GetProperty("indicator").GetString() == "revenue").GetProperty("rule").GetString());
        Assert.All(facts.Where(f => f.GetProperty("confidence").GetDouble() < 1), f => Assert.False(f.TryGetProperty("correctedBy", out _)));

        using (var store = Store.Open(Db, StoreAccess.Write)) Made(store.Corrections.Make(new RejectFact(Fact(store, "8.1%").Id) { By = "李四", At = Now, Version = VersionOf(store, "8.1%") }));
        Run("trends", "--indicator", "gdp", "--measure", "growth", "--every", "quarter", "--out", scratch.PathOf("gdp.csv"));
        Assert.DoesNotContain("8.3", File.ReadAllText(scratch.PathOf("gdp.csv")), StringComparison.Ordinal);
    }

    [Fact]
    public void The_history_is_listed()
    {
        using (var store = Store.Open(Db, StoreAccess.Write))
        {
            Change(store, "8.1%", v => v with { Value = 8.3m, Status = FactStatus.Expected });
            var article = Fact(store, "2.6亿").Article.Id;
            var label = Made(store.Corrections.Make(new ConfirmLabel(article, LabelKind.Theme, "innovation") { By = "王五", At = Now.AddDays(1) }));
            Made(store.Corrections.Undo(label.Id, "李四", Now.AddDays(2)));
        }

        var rows = Run("corrections", "--format", "jsonl").Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => JsonDocument.Parse(l).RootElement).ToList();
        Assert.Equal(["confirm_label", "change_fact"], rows.Select(r => r.GetProperty("kind").GetString()));
        Assert.Equal(("李四", "2024-04-22T09:00:00Z"), (rows[0].GetProperty("undone_by").GetString(), rows[0].GetProperty("undone_at").GetString()));
        Assert.Equal("value: 8.1 → 8.3; status: reported → expected", rows[1].GetProperty("change").GetString());
        Assert.Single(Run("corrections", "--who", "王五", "--format", "jsonl").Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.Single(Run("corrections", "--to", "2024-04-20", "--format", "jsonl").Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.Single(Run("corrections", "--undone", "--kind", "confirm_label", "--format", "jsonl").Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.Empty(Run("corrections", "--lost", "--format", "jsonl"));
        var wrong = Analyzer.Run("corrections", "--store", Db, "--kind", "praise");
        Assert.Equal(2, wrong.ExitCode);
        Assert.Contains("change_fact", Assert.Single(wrong.ErrorLines), StringComparison.Ordinal);
    }

    [Fact]
    public void Checked_articles_are_training_rows_with_gold_facts()
    {
        long medicine;
        using (var store = Store.Open(Db, StoreAccess.Write))
        {
            medicine = Fact(store, "2.6亿").Article.Id;
            Made(store.Corrections.Make(new ConfirmLabel(medicine, LabelKind.Theme, "finance") { By = "李四", At = Now }));
            Change(store, "2.6亿", v => v with { Status = FactStatus.Planned, Bound = Bound.Approx });
            Change(store, "8.1%", v => v with { Value = 8.3m });
        }

        var import = Trainer.Run("import", "--from-store", Db, "--out", scratch.PathOf("checked.jsonl"));
        Assert.True(import.ExitCode == 0, import.Error);
        Assert.Contains("1 articles of the store have checked figures but no checked label", import.Error, StringComparison.Ordinal);
        var row = JsonDocument.Parse(Assert.Single(File.ReadAllLines(scratch.PathOf("checked.jsonl")))).RootElement;
        var text = row.GetProperty("text").GetString()!;
        Assert.StartsWith("永济市兽药企业项目开工\n本报讯", text, StringComparison.Ordinal);
        Assert.Equal(("2024-04-18", "140881"), (row.GetProperty("published").GetString(), row.GetProperty("place").GetString()));
        Assert.Contains("finance", row.GetProperty("themes").EnumerateArray().Select(t => t.GetString()));
        var fact = Assert.Single(row.GetProperty("facts").EnumerateArray());
        Assert.Equal(
            ("investment_total", 260_000_000m, "approx", "planned", "2.6亿元"),
            (fact.GetProperty("indicator").GetString(), fact.GetProperty("value").GetDecimal(), fact.GetProperty("bound").GetString(), fact.GetProperty("status").GetString(), fact.GetProperty("number").GetString()));
        var span = fact.GetProperty("span");
        Assert.Equal(fact.GetProperty("text").GetString(), text[span[0].GetInt32()..span[1].GetInt32()]);
        Assert.Contains(fact.GetProperty("number").GetString()!, fact.GetProperty("text").GetString(), StringComparison.Ordinal);

        // What was written is what is read back, and measured against.
        var again = Trainer.Run("import", scratch.PathOf("checked.jsonl"));
        Assert.Equal(File.ReadAllText(scratch.PathOf("checked.jsonl")), again.Output);
        var measured = Trainer.Run("evaluate", "rules", "--from-store", Db, "--format", "json", "--bootstraps", "0");
        Assert.True(measured.ExitCode == 0, measured.Error);
        Assert.Equal(Trainer.Run("evaluate", "rules", scratch.PathOf("checked.jsonl"), "--format", "json", "--bootstraps", "0").Output, measured.Output);

        Assert.Equal(2, Trainer.Run("import", "--from-store", Db, "--confirmed").ExitCode);
        using (var store = Store.Open(Db, StoreAccess.Write))
            Made(store.Corrections.Make(new ConfirmArticle(medicine) { By = "李四", At = Now, Version = store.Corrections.Review(medicine)!.Version }));
        Assert.Equal(File.ReadAllText(scratch.PathOf("checked.jsonl")), Trainer.Run("import", "--from-store", Db, "--confirmed").Output);
    }

    [Fact]
    public void A_call_without_data_or_with_no_store_fails_with_one_line()
    {
        foreach (var call in (string[][])[["import"], ["evaluate", "rules"], ["import", "--from-store", scratch.PathOf("none.db")], ["evaluate", "rules", "--from-store", scratch.PathOf("none.db")]])
        {
            var result = Trainer.Run(call);
            Assert.Equal(2, result.ExitCode);
            Assert.Single(result.ErrorLines);
        }
    }

    private static StoredFact Fact(Store store, string words) => store.Facts(StoreFilter.All).Single(f => f.Fact.Text.Contains(words, StringComparison.Ordinal));

    private static long VersionOf(Store store, string words) => store.Corrections.Review(Fact(store, words).Article.Id)!.Facts.Single(f => f.Id == Fact(store, words).Id).Version;

    private static void Change(Store store, string words, Func<FactValues, FactValues> how)
    {
        var fact = Fact(store, words);
        Made(store.Corrections.Make(new ChangeFact(fact.Id, how(FactValues.Of(fact.Fact))) { By = "李四", At = Now, Version = VersionOf(store, words) }));
    }

    private static Correction Made(CorrectionOutcome outcome)
    {
        Assert.Equal(CorrectionResult.Made, outcome.Result);
        return outcome.Correction!;
    }

    private string Run(params string[] arguments)
    {
        var result = Analyzer.Run([arguments[0], "--store", Db, .. arguments[1..]]);
        Assert.True(result.ExitCode == 0, result.Error);
        return result.Output;
    }
}
