using System.Text.Json;

using PolicyML.Core;
using PolicyML.Core.Lexicons;
using PolicyML.Extraction;
using PolicyML.Tests.Specs.Running;

using Xunit.Abstractions;

namespace PolicyML.Tests.Specs;

/// <summary>
/// The figures of datasets/articles, annotated by their writers without sight of the extractor. Lower bounds against
/// breaking what holds today; the annotations leave some periods empty that the text gives, so those are not compared.
/// </summary>
public class ArticleFactsTests(ITestOutputHelper output)
{
    [Fact]
    public void Amounts_and_growth_of_the_annotated_articles_are_found_and_named()
    {
        var extractor = FactExtractor.Load(Lexicon.Default);
        var (expected, found, numbers, named) = (0, 0, 0, 0);
        foreach (var row in Rows())
        {
            var spec = new FactSpec { Id = row.GetProperty("id").GetString()!, Text = row.GetProperty("text").GetString()!, Published = DateOnly.Parse(row.GetProperty("published").GetString()!, System.Globalization.CultureInfo.InvariantCulture) };
            var facts = FactSpecs.Read(extractor, spec).Facts.Where(f => f.IsCore).ToList();
            found += facts.Count;
            foreach (var fact in row.GetProperty("facts").EnumerateArray())
            {
                expected++;
                if (facts.Find(f => IsSame(f, fact)) is not { } hit) continue;
                facts.Remove(hit);
                numbers++;
                if (hit.Indicator == fact.GetProperty("indicator").GetString()) named++;
            }
        }

        var f1 = 2.0 * numbers / (expected + found);
        var fact1 = 2.0 * named / (expected + found);
        output.WriteLine($"{expected} annotated, {found} read; F1 of numbers {f1:F4}, with their indicator {fact1:F4}");
        Assert.True(expected > 3_500, $"{expected} figures are annotated");
        Assert.InRange(f1, 0.95, 1);
        Assert.InRange(fact1, 0.9, 1);
    }

    private static IEnumerable<JsonElement> Rows() =>
        Directory.EnumerateFiles(Repository.PathOf("datasets", "articles"), "*.jsonl").Order(StringComparer.Ordinal)
            .SelectMany(File.ReadLines).Select(l => JsonDocument.Parse(l).RootElement).Where(r => r.TryGetProperty("facts", out _));

    private static bool IsSame(Fact read, JsonElement annotated)
    {
        var span = annotated.GetProperty("span");
        return read.Span.Overlaps(new TextSpan(span[0].GetInt32(), span[1].GetInt32()))
            && FactSpecs.Name(read.Measure) == annotated.GetProperty("measure").GetString()
            && read.Unit == annotated.GetProperty("unit").GetString()
            && Math.Abs(read.Value - annotated.GetProperty("value").GetDecimal()) <= 0.001m * Math.Abs(read.Value);
    }
}
