using System.Text;

using PolicyML.Core;
using PolicyML.Core.Json;
using PolicyML.Core.Lexicons;
using PolicyML.Extraction;
using PolicyML.Extraction.Entities;
using PolicyML.Text;
using PolicyML.Text.Layout;
using PolicyML.Text.Places;
using PolicyML.Text.Reading;

namespace PolicyML.Tests.Unit;

/// <summary>Projects and enterprises: grounded in the source over real pages, unharmed by hostile text, kept by the line format.</summary>
public class EntitiesTests
{
    private static readonly FactExtractor Facts = FactExtractor.Load(Lexicon.Default);
    private static readonly EntityExtractor Entities = EntityExtractor.Load(Lexicon.Default);
    private static readonly PageLayout Layout = PageLayout.Load(Lexicon.Default);
    private static readonly FactContext Context = new(new DateOnly(2024, 3, 4), null, Gazetteer.Load(Lexicon.Default));

    [SharedFact("pages")]
    public void Every_span_holds_its_name_on_real_pages()
    {
        var found = 0;
        foreach (var path in Directory.EnumerateFiles(Repository.Shared("pages")!, "*.txt"))
        {
            var text = File.ReadAllText(path).ReplaceLineEndings("\n").TrimStart('\uFEFF');
            foreach (var piece in Layout.Split(SourceText.FromString(text, path)))
            {
                var facts = Facts.Extract(piece, text, Context);
                var read = Entities.Extract(piece, text, facts, Context);
                found += read.Projects.Count + read.Enterprises.Count;
                Assert.All(read.Projects, p => Assert.Equal(p.Name, In(text, p.NameSpan)));
                Assert.All(read.Enterprises, e => Assert.Equal(e.Name, In(text, e.Span)));
                Assert.All(read.Projects.Where(p => p.Investment is not null), p => Assert.Contains(facts, f => f.Span == p.InvestmentSpan && f.Value == p.Investment));
                Assert.All(read.Enterprises, e => Assert.Equal(e.Roles.Count > 0, e.RoleSpan is not null));
            }
        }

        Assert.True(found > 20);
    }

    [Theory]
    [InlineData("（")]
    [InlineData("项目总投资1亿元")]
    [InlineData("“链主”企业")]
    [InlineData("、某科技有限公司")]
    [InlineData("瑞禾药业龙头企业瑞禾药业等")]
    public void Hostile_text_does_no_harm(string piece)
    {
        var text = new StringBuilder().Insert(0, piece, 40_000).ToString();
        var builder = new ReadingTextBuilder(text);
        var span = builder.Append(new TextSpan(0, text.Length));
        var layout = new ArticleLayout { Kind = ArticleKind.Article, Segments = [new TextSpan(0, text.Length)], Reading = builder.ToReadingText(), Paragraphs = [new Paragraph(span, ParagraphRole.Body)] };
        var read = Entities.Extract(layout, text, [], Context);
        Assert.All(read.Enterprises, e => Assert.Equal(e.Name, In(text, e.Span)));
    }

    [Fact]
    public void The_line_format_keeps_them_and_leaves_out_empty_lists()
    {
        var project = new ProjectMention
        {
            Name = "瑞禾药业二期项目",
            NameSpan = new TextSpan(3, 11),
            Owner = "瑞禾药业",
            Place = "140830",
            Chain = "medicine",
            Stage = ProjectStage.UnderConstruction,
            StageSpan = new TextSpan(14, 18),
            Investment = 2.5e8m,
            Currency = "CNY",
            InvestmentSpan = new TextSpan(20, 26),
            Part = "二期",
            Confidence = 0.9,
        };
        var enterprise = new EnterpriseMention { Name = "瑞禾药业", Span = new TextSpan(3, 7), Roles = ["chain_leader", "listed"], RoleSpan = new TextSpan(0, 2), Chain = "medicine", Confidence = 0.9 };
        var article = new Article { Source = "-", Number = 1, Projects = [project, project with { Stage = null, StageSpan = null, Owner = null }], Enterprises = [enterprise] };
        var line = ArticleJson.ToJson(article);
        var back = ArticleJsonReader.Read(line);
        Assert.Equal(article.Projects, back.Projects);
        Assert.Equal(line, ArticleJson.ToJson(back));
        Assert.Contains("\"facts\":[],\"projects\":[{\"name\":\"瑞禾药业二期项目\",\"span\":[3,11],\"owner\":\"瑞禾药业\"", line, StringComparison.Ordinal);
        Assert.Contains("\"stage\":\"under_construction\",\"stageSpan\":[14,18],\"investment\":250000000", line, StringComparison.Ordinal);
        Assert.Contains("\"enterprises\":[{\"name\":\"瑞禾药业\",\"span\":[3,7],\"roles\":[\"chain_leader\",\"listed\"],\"roleSpan\":[0,2]", line, StringComparison.Ordinal);
        Assert.DoesNotContain("projects", ArticleJson.ToJson(new Article { Source = "-", Number = 1 }), StringComparison.Ordinal);
    }

    private static string In(string text, TextSpan span) => span.Of(text).ToString().Replace("\n", "", StringComparison.Ordinal);
}
