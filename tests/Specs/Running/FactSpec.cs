using System.Text.Json;

using PolicyML.Core;
using PolicyML.Extraction;
using PolicyML.Text.Layout;
using PolicyML.Text.Reading;

namespace PolicyML.Tests.Specs.Running;

/// <summary>One row of tests/Specs/facts-*/*.json: a text, the day of the issue and the figures that must be read off it.</summary>
public sealed record FactSpec
{
    public required string Id { get; init; }

    public required string Text { get; init; }

    public string? Headline { get; init; }

    public DateOnly? Published { get; init; }

    public string? Place { get; init; }

    public IReadOnlyList<ExpectedFact> Facts { get; init; } = [];

    /// <summary>Numbers that are no figures of money or growth.</summary>
    public IReadOnlyList<string> Absent { get; init; } = [];

    /// <summary>Numbers that are no figures at all.</summary>
    public IReadOnlyList<string> Nothing { get; init; } = [];

    public string? Why { get; init; }
}

/// <summary>A figure that must be found; fields that are left out are not compared.</summary>
public sealed record ExpectedFact
{
    public required string Number { get; init; }

    public int Nth { get; init; } = 1;

    public required string Indicator { get; init; }

    public required string Measure { get; init; }

    public decimal Value { get; init; }

    public decimal? Low { get; init; }

    public decimal? High { get; init; }

    public string? Unit { get; init; }

    public string Bound { get; init; } = "exact";

    public string? Basis { get; init; }

    public DateOnly[]? Period { get; init; }

    public string Status { get; init; } = "reported";

    public string? Subject { get; init; }

    public string? Stage { get; init; }

    public bool IsCore => Measure is "amount" or "growth";
}

/// <summary>Reads the rows and runs the extractor on them.</summary>
public static class FactSpecs
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web);

    public static IReadOnlyList<FactSpec> Load(string folder)
    {
        var rows = new List<FactSpec>();
        foreach (var file in Directory.EnumerateFiles(folder, "*.json").Order(StringComparer.Ordinal))
            rows.AddRange(JsonSerializer.Deserialize<FactSpec[]>(File.ReadAllText(file), Options)!);
        return rows;
    }

    /// <summary>The figures that the extractor reads off a row, and the source they point into.</summary>
    public static (IReadOnlyList<Fact> Facts, string Source) Read(FactExtractor extractor, FactSpec spec)
    {
        var (layout, source, context) = Prepare(spec);
        return (extractor.Extract(layout, source, context), source);
    }

    /// <summary>A row as the extractor takes it: each line a paragraph.</summary>
    public static (ArticleLayout Layout, string Source, FactContext Context) Prepare(FactSpec spec)
    {
        var source = spec.Headline is null ? spec.Text : spec.Headline + "\n" + spec.Text;
        var builder = new ReadingTextBuilder(source);
        var paragraphs = new List<Paragraph>();
        var at = 0;
        foreach (var line in source.Split('\n'))
        {
            var span = builder.Append(new TextSpan(at, at + line.Length));
            if (!span.IsEmpty) paragraphs.Add(new Paragraph(span, at == 0 && spec.Headline is not null ? ParagraphRole.Headline : ParagraphRole.Body));
            at += line.Length;
            builder.EndParagraph(at);
            at++;
        }

        var layout = new ArticleLayout
        {
            Kind = ArticleKind.Article,
            Headline = spec.Headline ?? "",
            Segments = [new TextSpan(0, source.Length)],
            Reading = builder.ToReadingText(),
            Paragraphs = paragraphs,
        };
        var place = spec.Place is null ? null : new Place(spec.Place, "");
        return (layout, source, new FactContext(spec.Published, place));
    }

    /// <summary>Everything in which the figures read differ from those expected; empty where the row holds.</summary>
    public static IReadOnlyList<string> Differences(FactSpec spec, IReadOnlyList<Fact> facts, string source)
    {
        var wrong = new List<string>();
        var free = facts.ToList();
        foreach (var expected in spec.Facts)
        {
            var at = PositionOf(source, spec.Headline is null ? 0 : spec.Headline.Length + 1, expected);
            var hit = at < 0 ? null : free.Find(f => f.Span.Overlaps(new TextSpan(at, at + expected.Number.Length)) && IsSameNumber(f, expected));
            if (hit is null)
            {
                wrong.Add($"missed {expected.Indicator} {expected.Measure} {expected.Number}");
                continue;
            }

            free.Remove(hit);
            Compare(expected, hit, wrong);
        }

        foreach (var number in spec.Nothing)
        {
            var at = source.IndexOf(number, StringComparison.Ordinal);
            if (at < 0 || facts.Any(f => f.Span.Overlaps(new TextSpan(at, at + number.Length)))) wrong.Add($"{number} is no figure");
        }

        wrong.AddRange(free.Where(f => f.IsCore).Select(f => $"extra {f.Indicator} {Name(f.Measure)} {f.Value} '{f.Text}'"));
        return wrong;
    }

    public static string Name(Enum value) => JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString());

    // In the body; a number that stands in the headline alone is looked for there.
    private static int PositionOf(string source, int bodyStart, ExpectedFact expected)
    {
        var at = source.IndexOf(expected.Number, bodyStart, StringComparison.Ordinal) >= 0 ? bodyStart - 1 : -1;
        for (var n = 0; n < expected.Nth; n++)
        {
            at = source.IndexOf(expected.Number, at + 1, StringComparison.Ordinal);
            if (at < 0) return -1;
        }

        return at;
    }

    private static bool IsSameNumber(Fact fact, ExpectedFact expected) =>
        Name(fact.Measure) == expected.Measure && (fact.Value == expected.Value || fact.Low == expected.Value || fact.High == expected.Value || expected.Low == fact.Value || expected.High == fact.Value)
        && (expected.Unit is null || !expected.IsCore || fact.Unit == expected.Unit);

    private static void Compare(ExpectedFact expected, Fact fact, List<string> wrong)
    {
        void Check(string field, string? want, string? got)
        {
            if (want != got) wrong.Add($"{expected.Number}: {field} {got ?? "null"}, expected {want ?? "null"}");
        }

        if (!expected.IsCore) return;
        Check("indicator", expected.Indicator, fact.Indicator);
        Check("bound", expected.Bound, Name(fact.Bound));
        Check("basis", expected.Basis, fact.Basis is null ? null : Name(fact.Basis));
        Check("status", expected.Status, Name(fact.Status));
        Check("period", expected.Period is null ? null : $"{expected.Period[0]:yyyy-MM-dd}..{expected.Period[1]:yyyy-MM-dd}", fact.Period is null ? null : $"{fact.Period.From:yyyy-MM-dd}..{fact.Period.To:yyyy-MM-dd}");
        if (expected.Stage is not null) Check("stage", expected.Stage, fact.Stage is null ? null : Name(fact.Stage));
        if (expected.Low is not null) Check("low", $"{expected.Low:0.####}", $"{fact.Low:0.####}");
    }
}
