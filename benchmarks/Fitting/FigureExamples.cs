using System.Globalization;
using System.Text.Json;

using PolicyML.Benchmarks.Rooms;
using PolicyML.Benchmarks.Texts;
using PolicyML.Core;
using PolicyML.Extraction;
using PolicyML.Extraction.Judging;
using PolicyML.Tests.Specs.Running;
using PolicyML.Text;
using PolicyML.Text.Dates;

namespace PolicyML.Benchmarks.Fitting;

/// <summary>Reads figures of money and change together with what is known of them: annotated articles, specs, figures judged by readers.</summary>
internal static class FigureExamples
{
    private const double OfArticle = 0.25;
    private const double OfSpec = 4;
    private static readonly string[] Specs = ["facts-a", "facts-b"];

    /// <summary>The articles of datasets/articles and the rows of tests/Specs.</summary>
    public static List<FigureExample> OfRepository(FactExtractor extractor)
    {
        var examples = new List<FigureExample>();
        foreach (var row in Articles())
        {
            var spec = new FactSpec { Id = row.GetProperty("id").GetString()!, Text = row.GetProperty("text").GetString()!, Published = DateOnly.Parse(row.GetProperty("published").GetString()!, CultureInfo.InvariantCulture) };
            var known = row.GetProperty("facts").EnumerateArray().Select(ToKnown).ToList();
            examples.AddRange(Study(extractor, spec).Select(s => Judge(s, known, spec.Id, OfArticle)));
        }

        foreach (var spec in Specs.SelectMany(f => FactSpecs.Load(Path.Combine(Corpora.Root, "tests", "Specs", f))))
        {
            var known = spec.Facts.Where(f => f.IsCore).Select(f => ToKnown(spec, f)).ToList();
            examples.AddRange(Study(extractor, spec).Select(s => Judge(s, known, spec.Id, OfSpec)));
        }

        return examples;
    }

    /// <summary>
    /// Figures of texts outside the repository. Each line of the file: path of the text, offset of the number, measure,
    /// the right indicator (<c>none</c> where no figure stands there), weight; tab separated.
    /// </summary>
    public static List<FigureExample> OfVerdicts(Chain chain, string file)
    {
        var examples = new List<FigureExample>();
        foreach (var text in File.ReadLines(file).Select(l => l.Split('\t')).GroupBy(c => c[0], StringComparer.Ordinal))
        {
            var verdicts = text.ToDictionary(c => (int.Parse(c[1], CultureInfo.InvariantCulture), c[2]), c => (Indicator: c[3], Weight: double.Parse(c[4], CultureInfo.InvariantCulture)));
            foreach (var figure in Study(chain, text.Key))
            {
                if (!verdicts.TryGetValue((figure.Number.Start, FactSpecs.Name(figure.Fact.Measure)), out var verdict)) continue;
                examples.Add(new FigureExample(text.Key, verdict.Weight, figure.Fact.Indicator == verdict.Indicator, figure.Evidence, figure.Features));
            }
        }

        return examples;
    }

    private static IEnumerable<StudiedFact> Study(Chain chain, string path)
    {
        var source = SourceText.FromString(File.ReadAllText(path).Replace("\r\n", "\n", StringComparison.Ordinal), path);
        var articles = chain.Layout.Split(source);
        var context = new FactContext(IssueDate.Infer(path, source.Text, articles)?.Date, null);
        return articles.Where(a => a.Kind != ArticleKind.Masthead).SelectMany(a => chain.Facts.Study(a, source.Text, context));
    }

    private static IReadOnlyList<StudiedFact> Study(FactExtractor extractor, FactSpec spec)
    {
        var (layout, source, context) = FactSpecs.Prepare(spec);
        return extractor.Study(layout, source, context);
    }

    private static FigureExample Judge(StudiedFact figure, List<Known> known, string group, double weight)
    {
        var right = known.Exists(k => k.Indicator == figure.Fact.Indicator && k.Measure == FactSpecs.Name(figure.Fact.Measure) && k.Span.Overlaps(figure.Fact.Span) && Math.Abs(k.Value - figure.Fact.Value) <= 0.001m * Math.Abs(k.Value));
        return new FigureExample(group, weight, right, figure.Evidence, figure.Features);
    }

    private static Known ToKnown(JsonElement fact)
    {
        var span = fact.GetProperty("span");
        return new Known(fact.GetProperty("indicator").GetString()!, fact.GetProperty("measure").GetString()!, fact.GetProperty("value").GetDecimal(), new TextSpan(span[0].GetInt32(), span[1].GetInt32()));
    }

    private static Known ToKnown(FactSpec spec, ExpectedFact fact)
    {
        var start = spec.Headline is null ? 0 : spec.Headline.Length + 1;
        var text = spec.Headline is null ? spec.Text : spec.Headline + "\n" + spec.Text;
        var at = start - 1;
        for (var n = 0; n < fact.Nth; n++) at = text.IndexOf(fact.Number, at + 1, StringComparison.Ordinal);
        return new Known(fact.Indicator, fact.Measure, fact.Value, new TextSpan(at, at + fact.Number.Length));
    }

    private static IEnumerable<JsonElement> Articles() =>
        Directory.EnumerateFiles(Path.Combine(Corpora.Root, "datasets", "articles"), "*.jsonl").Order(StringComparer.Ordinal)
            .SelectMany(File.ReadLines).Select(l => JsonDocument.Parse(l).RootElement).Where(r => r.TryGetProperty("facts", out _));

    private sealed record Known(string Indicator, string Measure, decimal Value, TextSpan Span);
}
