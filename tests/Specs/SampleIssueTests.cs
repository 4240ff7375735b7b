using System.Globalization;
using System.Text;
using System.Text.Json;

namespace PolicyML.Tests.Specs;

/// <summary>The annotations of the sample issues fit their texts and the contract, whatever reads them.</summary>
public class SampleIssueTests
{
    private static readonly string[] Statuses = ["reported", "planned", "target", "expected"];
    private static readonly string[] Bounds = ["exact", "approx", "at_least", "at_most"];
    private static readonly string?[] Bases = [null, "yoy", "qoq", "cagr", "other"];

    public static TheoryData<string> Names() => new(Stems("*.json", "tests", "Specs", "issues"));

    [Fact]
    public void Every_sample_issue_has_an_annotation() =>
        Assert.Equal(Stems("*", "datasets", "issues"), Stems("*.json", "tests", "Specs", "issues"));

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_part_and_every_number_stands_in_the_text(string name)
    {
        using var issue = Annotation(name);
        var letters = Letters(TextOf(issue.RootElement.GetProperty("source").GetString()!));
        foreach (var article in issue.RootElement.GetProperty("articles").EnumerateArray())
        {
            foreach (var part in article.GetProperty("parts").EnumerateArray())
            {
                var start = Find(letters, part, "first", 0);
                Assert.True(Find(letters, part, "last", start) >= start);
            }

            foreach (var fact in article.GetProperty("facts").EnumerateArray())
            {
                Find(letters, fact, "anchor", 0);
                Assert.Contains(Letters(Text(fact, "number")!), Letters(Text(fact, "anchor")!), StringComparison.Ordinal);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_fact_is_well_formed(string name)
    {
        using var issue = Annotation(name);
        var facts = issue.RootElement.GetProperty("articles").EnumerateArray()
            .SelectMany(article => article.GetProperty("facts").EnumerateArray());
        foreach (var fact in facts)
        {
            var measure = Text(fact, "measure");
            Assert.Contains(Text(fact, "status"), Statuses);
            Assert.Contains(Text(fact, "bound"), Bounds);
            Assert.Contains(Text(fact, "basis"), measure == "growth" ? Bases : [null]);
            if (measure == "growth") Assert.Contains(Text(fact, "unit"), new[] { "%", "pp" });
            if (measure == "amount") Assert.Matches("^[A-Z]{3}$", Text(fact, "unit"));
            RangeHoldsItsMiddle(fact);
            PeriodRunsForward(fact.GetProperty("period"));
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_label_is_one_of_the_schema(string name)
    {
        var schema = File.ReadLines(Repository.PathOf("datasets", "labels.tsv"))
            .Select(line => line.Split('\t'))
            .Where(cells => cells.Length > 1)
            .Select(cells => (Kind: cells[0], Id: cells[1]))
            .ToHashSet();
        using var issue = Annotation(name);
        foreach (var article in issue.RootElement.GetProperty("articles").EnumerateArray())
        {
            Assert.All(Labels(article, "chains"), id => Assert.Contains(("chain", id), schema));
            Assert.All(Labels(article, "themes"), id => Assert.Contains(("theme", id), schema));
        }
    }

    private static string[] Stems(string pattern, params string[] folder) =>
        [.. Directory.EnumerateFiles(Repository.PathOf(folder), pattern).Select(StemOf).Order(StringComparer.Ordinal)];

    private static string StemOf(string path) => Path.GetFileNameWithoutExtension(path);

    private static JsonDocument Annotation(string name) =>
        JsonDocument.Parse(File.ReadAllText(Repository.PathOf("tests", "Specs", "issues", name + ".json")));

    private static string TextOf(string source)
    {
        if (Path.GetExtension(source) is ".html" or ".docx")
        {
            return File.ReadAllText(Repository.PathOf("tests", "Specs", "issues", Path.ChangeExtension(source, ".txt")));
        }

        var encoding = source.Contains("gb18030", StringComparison.Ordinal)
            ? CodePagesEncodingProvider.Instance.GetEncoding("gb18030")!
            : Encoding.UTF8;
        return File.ReadAllText(Repository.PathOf("datasets", "issues", source), encoding);
    }

    private static string Letters(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)));

    private static int Find(string letters, JsonElement owner, string property, int from)
    {
        var snippet = Letters(Text(owner, property)!);
        var nth = property != "last" && owner.TryGetProperty("nth", out var n) ? n.GetInt32() : 1;
        var at = from - 1;
        for (; nth > 0; nth--)
        {
            at = letters.IndexOf(snippet, at + 1, StringComparison.Ordinal);
            Assert.True(at >= 0, "not in the text: " + snippet);
        }

        return at;
    }

    private static void RangeHoldsItsMiddle(JsonElement fact)
    {
        var low = fact.GetProperty("low");
        if (low.ValueKind == JsonValueKind.Null) return;
        var high = fact.GetProperty("high").GetDecimal();
        Assert.True(low.GetDecimal() < high);
        Assert.Equal((low.GetDecimal() + high) / 2, fact.GetProperty("value").GetDecimal());
    }

    private static void PeriodRunsForward(JsonElement period)
    {
        if (period.ValueKind == JsonValueKind.Null) return;
        Assert.True(Day(period, "from") <= Day(period, "to"));
    }

    private static DateOnly Day(JsonElement period, string property) =>
        DateOnly.ParseExact(Text(period, property)!, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string? Text(JsonElement owner, string property) => owner.GetProperty(property).GetString();

    private static IEnumerable<string> Labels(JsonElement article, string property) =>
        article.GetProperty(property) is { ValueKind: JsonValueKind.Array } labels
            ? labels.EnumerateArray().Select(label => label.GetString()!)
            : [];
}
