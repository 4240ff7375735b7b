using PolicyML.Core.Duplicates;
using PolicyML.Learning.Data;
using PolicyML.Learning.Data.Auditing;
using PolicyML.Learning.Data.Duplicates;

namespace PolicyML.Tests.Unit.Learning.Data;

/// <summary>Near-duplicates are found and measured as the definition says, and splits keep them together.</summary>
public class DuplicateTests
{
    private const string First = "昨天上午，县经济开发区的饮片加工项目开工，计划投资三点二亿元，建成后每年可加工中药材一万二千吨。";
    private const string Second = "渔港的冷链码头月底试运行，冻品从卸船到入库不超过四十分钟，周边六家水产企业已经签约入驻。";

    [Fact]
    public void Overlap_is_the_share_of_the_shorter_text()
    {
        var a = Letters(0, 100);
        var b = Letters(50, 100);
        var expected = Naive(a, b);
        Assert.InRange(expected, 0.4, 0.5);
        Assert.Equal(expected, Shingles.Overlap(Shingles.Of(a), Shingles.Of(b)), 12);
        Assert.Equal(1, Shingles.Overlap(Shingles.Of(a[..40]), Shingles.Of(a)));
    }

    [Fact]
    public void White_space_and_punctuation_do_not_hide_a_copy() =>
        Assert.Equal(1, Assert.Single(NearDuplicates.Find([First, Second, First.Replace("，", " ,\n") + "！"])).Overlap);

    [Fact]
    public void Every_pair_above_the_bound_is_found_and_none_below()
    {
        var texts = Enumerable.Range(0, 40).Select(i => Letters(i * 60, 200)).ToList();   // neighbours share 140 of 200
        var found = NearDuplicates.Find(texts, 0.3).Select(p => (p.First, p.Second)).ToHashSet();
        for (var i = 0; i < texts.Count; i++)
            for (var j = i + 1; j < texts.Count; j++)
                Assert.Equal(Naive(texts[i], texts[j]) >= 0.3, found.Contains((i, j)));
    }

    [Fact]
    public void A_thousand_copies_are_one_group()
    {
        var texts = Enumerable.Repeat(First, 1000).Append(Second).ToList();
        var groups = NearDuplicates.Groups(texts.Count, NearDuplicates.Find(texts));
        Assert.All(groups[..1000], g => Assert.Equal(0, g));
        Assert.Equal(1000, groups[1000]);
    }

    [Theory]
    [InlineData("", "")]
    [InlineData("！？", "。。")]
    [InlineData("短", "短")]
    public void Texts_without_grams_are_no_error(string a, string b) => Assert.True(NearDuplicates.Find([a, b]).Count <= 1);

    [Fact]
    public void Copies_share_a_split_and_splits_do_not_move()
    {
        var articles = Enumerable.Range(0, 400).Select(i => Article(i.ToString(), Random(i, 120))).ToList();
        var copies = articles.Select(a => a with { Id = "copy" + a.Id, Text = a.Text + "（续）" }).ToList();
        var both = Splits.Freeze([.. articles, .. copies], 0.25);
        for (var i = 0; i < 400; i++) Assert.Equal(both[i].Split, both[400 + i].Split);
        Assert.InRange(both.Count(a => a.Split == "test"), 140, 260);
        var later = Splits.Freeze([.. copies.AsEnumerable().Reverse(), .. both.Take(200)], 0.9);
        Assert.Equal(both.Take(200).Select(a => a.Split), later.Skip(400).Select(a => a.Split));
        Assert.Equal(both[0].Split, later[399].Split);
    }

    [Fact]
    public void An_audit_finds_what_misleads()
    {
        LabeledArticle[] articles =
        [
            Article("a", First) with { Chains = ["medicine"], Split = "train" },
            Article("b", First + "。") with { Chains = ["food"], Split = "test" },
            Article("c", Second) with { Chains = ["logistics"], Split = "train" },
            Article("d", Second[..20] + "，" + Letters(0, 30)) with { Chains = ["logistics"], Split = "train" },
            Article("e", "短") with { Chains = ["food"] },
        ];
        var report = DataAudit.Run(new DataSet(articles, []), DataFolder.Schema, new AuditOptions());
        Assert.True(report.HasErrors);
        Assert.Contains(report.Findings, f => f is { Code: FindingCode.Leak, IsError: true, Article.Id: "b", Other.Id: "a" });
        Assert.Contains(report.Findings, f => f is { Code: FindingCode.Contradiction, Article.Id: "b" } && f.Arguments[0] == "medicine food");
        Assert.Contains(report.Findings, f => f is { Code: FindingCode.NearDuplicate or FindingCode.SameOpening, Article.Id: "d", Other.Id: "c" });
        Assert.Contains(report.Findings, f => f is { Code: FindingCode.ShortText, Article.Id: "e" });
        Assert.Contains(report.Findings, f => f.Code == FindingCode.NoPositives && f.Arguments[0] == "steel");
        Assert.Contains(report.Findings, f => f.Code == FindingCode.RareLabel && f.Arguments[0] == "food");
        Assert.Contains(report.Findings, f => f.Code == FindingCode.TooFew);
        Assert.Equal((2, 3), (report.Labels.Single(l => l.Id == "logistics").Positives, report.Labels.Single(l => l.Id == "logistics").Negatives));
    }

    [Fact]
    public void One_class_and_labels_without_negatives_are_errors()
    {
        var articles = Enumerable.Range(0, 12).Select(i => Article(i.ToString(), Random(i, 100)) with { Chains = ["steel"] }).ToList();
        var codes = DataAudit.Run(new DataSet(articles, []), DataFolder.Schema, new AuditOptions()).Findings.Where(f => f.IsError).Select(f => f.Code);
        Assert.Equal([FindingCode.NoNegatives, FindingCode.OneClass], codes);
    }

    private static LabeledArticle Article(string id, string text) => new() { Id = id, Text = text };

    /// <summary>Characters that do not repeat within 5,000.</summary>
    private static string Letters(int from, int count) => string.Concat(Enumerable.Range(from, count).Select(i => (char)(0x4E00 + ((i * 7919) % 20011))));

    private static string Random(int seed, int count)
    {
        var random = new Random(seed);
        return string.Concat(Enumerable.Range(0, count).Select(_ => (char)random.Next(0x4E00, 0x9FA0)));
    }

    private static double Naive(string a, string b)
    {
        HashSet<string> Grams(string text) => [.. Enumerable.Range(0, text.Length - 7).Select(i => text.Substring(i, 8))];
        var (first, second) = (Grams(a), Grams(b));
        return (double)first.Intersect(second).Count() / Math.Min(first.Count, second.Count);
    }
}
