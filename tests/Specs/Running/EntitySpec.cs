using System.Text.Json;

using PolicyML.Core;
using PolicyML.Extraction;
using PolicyML.Extraction.Entities;
using PolicyML.Text.Layout;
using PolicyML.Text.Places;
using PolicyML.Text.Reading;

namespace PolicyML.Tests.Specs.Running;

/// <summary>One row of tests/Specs/entities/*.json: a text and all projects and enterprises that must be read off it.</summary>
public sealed record EntitySpec
{
    public required string Id { get; init; }

    public required string Text { get; init; }

    public DateOnly? Published { get; init; }

    public string? Place { get; init; }

    public IReadOnlyList<ExpectedProject> Projects { get; init; } = [];

    public IReadOnlyList<ExpectedEnterprise> Enterprises { get; init; } = [];

    public string? Why { get; init; }
}

/// <summary>A project that must be found; owner, chain, place and part are compared only where the row gives them, stage and investment always.</summary>
public sealed record ExpectedProject
{
    public required string Name { get; init; }

    public string? Owner { get; init; }

    public string? Place { get; init; }

    public string? Chain { get; init; }

    public string? Stage { get; init; }

    public string? StageWords { get; init; }

    public decimal? Investment { get; init; }

    public string? Part { get; init; }
}

/// <summary>An enterprise that must be found, with all its roles.</summary>
public sealed record ExpectedEnterprise
{
    public required string Name { get; init; }

    public IReadOnlyList<string> Roles { get; init; } = [];

    public string? RoleWords { get; init; }

    public string? Chain { get; init; }
}

/// <summary>Reads the rows and runs the extractors on them.</summary>
public static class EntitySpecs
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web);

    public static IReadOnlyList<EntitySpec> Load(string folder)
    {
        var rows = new List<EntitySpec>();
        foreach (var file in Directory.EnumerateFiles(folder, "*.json").Order(StringComparer.Ordinal))
            rows.AddRange(JsonSerializer.Deserialize<EntitySpec[]>(File.ReadAllText(file), Options)!);
        return rows;
    }

    /// <summary>The entities of a text whose lines are the paragraphs of a body.</summary>
    public static ArticleEntities Read(FactExtractor facts, EntityExtractor entities, Gazetteer gazetteer, EntitySpec spec)
    {
        var builder = new ReadingTextBuilder(spec.Text);
        var paragraphs = new List<Paragraph>();
        var at = 0;
        foreach (var line in spec.Text.Split('\n'))
        {
            var span = builder.Append(new TextSpan(at, at + line.Length));
            if (!span.IsEmpty) paragraphs.Add(new Paragraph(span, ParagraphRole.Body));
            at += line.Length;
            builder.EndParagraph(at);
            at++;
        }

        var layout = new ArticleLayout
        {
            Kind = ArticleKind.Article,
            Segments = [new TextSpan(0, spec.Text.Length)],
            Reading = builder.ToReadingText(),
            Paragraphs = paragraphs,
        };
        var context = new FactContext(spec.Published, spec.Place is null ? null : new Place(spec.Place, ""), gazetteer);
        return entities.Extract(layout, spec.Text, facts.Extract(layout, spec.Text, context), context);
    }

    /// <summary>Everything in which the entities read differ from those expected; empty where the row holds.</summary>
    public static IReadOnlyList<string> Differences(EntitySpec spec, ArticleEntities read)
    {
        var wrong = new List<string>();
        wrong.AddRange(spec.Projects.Where(p => read.Projects.All(r => r.Name != p.Name)).Select(p => $"missed project {p.Name}"));
        wrong.AddRange(read.Projects.Where(r => spec.Projects.All(p => p.Name != r.Name)).Select(r => $"extra project {r.Name}"));
        wrong.AddRange(spec.Enterprises.Where(e => read.Enterprises.All(r => r.Name != e.Name)).Select(e => $"missed enterprise {e.Name}"));
        wrong.AddRange(read.Enterprises.Where(r => spec.Enterprises.All(e => e.Name != r.Name)).Select(r => $"extra enterprise {r.Name}"));
        foreach (var project in spec.Projects)
        {
            if (read.Projects.FirstOrDefault(r => r.Name == project.Name) is { } found) Compare(spec, project, found, wrong);
        }

        foreach (var enterprise in spec.Enterprises)
        {
            if (read.Enterprises.FirstOrDefault(r => r.Name == enterprise.Name) is { } found) Compare(spec, enterprise, found, wrong);
        }

        return wrong;
    }

    private static void Compare(EntitySpec spec, ExpectedProject expected, ProjectMention found, List<string> wrong)
    {
        void Check(string field, string? want, string? got)
        {
            if (want != got) wrong.Add($"{expected.Name}: {field} {got ?? "null"}, expected {want ?? "null"}");
        }

        Check("stage", expected.Stage, found.Stage is { } stage ? FactSpecs.Name(stage) : null);
        Check("investment", $"{expected.Investment:0.####}", $"{found.Investment:0.####}");
        if (expected.Owner is not null) Check("owner", expected.Owner, found.Owner);
        if (expected.Place is not null) Check("place", expected.Place, found.Place);
        if (expected.Chain is not null) Check("chain", expected.Chain, found.Chain);
        if (expected.Part is not null) Check("part", expected.Part, found.Part);
        if (expected.StageWords is not null) Check("stage words", expected.StageWords, found.StageSpan?.Of(spec.Text).ToString());
    }

    private static void Compare(EntitySpec spec, ExpectedEnterprise expected, EnterpriseMention found, List<string> wrong)
    {
        if (!expected.Roles.Order(StringComparer.Ordinal).SequenceEqual(found.Roles.Order(StringComparer.Ordinal)))
            wrong.Add($"{expected.Name}: roles {string.Join(',', found.Roles)}, expected {string.Join(',', expected.Roles)}");
        if (expected.Chain is not null && expected.Chain != found.Chain) wrong.Add($"{expected.Name}: chain {found.Chain ?? "null"}, expected {expected.Chain}");
        if (expected.RoleWords is not null && found.RoleSpan?.Of(spec.Text).ToString() is var words && words != expected.RoleWords)
            wrong.Add($"{expected.Name}: role words {words}, expected {expected.RoleWords}");
    }
}
