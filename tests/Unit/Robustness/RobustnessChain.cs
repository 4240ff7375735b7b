using PolicyML.Core;
using PolicyML.Core.Lexicons;
using PolicyML.Extraction;
using PolicyML.Learning.Rules;
using PolicyML.Text;
using PolicyML.Text.Dates;
using PolicyML.Text.Layout;
using PolicyML.Text.Places;

namespace PolicyML.Tests.Unit.Robustness;

/// <summary>The rooms one after the other, as the command line runs them.</summary>
internal static class RobustnessChain
{
    private static readonly PageLayout Layout = PageLayout.Load(Lexicon.Default);
    private static readonly PlaceResolver Places = PlaceResolver.Load(Lexicon.Default);
    private static readonly RuleLabeler Labeler = RuleLabeler.Load(Lexicon.Default);
    private static readonly FactExtractor Facts = FactExtractor.Load(Lexicon.Default);

    public static IReadOnlyList<Article> Analyze(SourceText source, DateOnly? published = null)
    {
        var pieces = Layout.Split(source);
        var day = published ?? IssueDate.Infer(source.Path, source.Text, pieces)?.Date;
        var where = Places.Resolve(source, pieces);
        Assert.Equal(pieces.Count, where.Count);
        return [.. pieces.Select((piece, i) => Read(source, piece, i + 1, where[i], day))];
    }

    private static Article Read(SourceText source, ArticleLayout piece, int number, Place? place, DateOnly? day)
    {
        var labels = Labeler.Label(piece);
        return new Article
        {
            Source = source.Path,
            Number = number,
            Headline = piece.Headline,
            Kind = piece.Kind,
            Segments = piece.Segments,
            Byline = piece.Byline,
            Published = day,
            Place = place,
            Chains = labels.Chains,
            Themes = labels.Themes,
            Relevant = LabelSchema.IsRelevant(labels.Chains, labels.Themes),
            Facts = Facts.Extract(piece, source.Text, new FactContext(day, place, Places.Gazetteer)),
        };
    }
}
