using PolicyML.Core;
using PolicyML.Extraction;
using PolicyML.Learning;
using PolicyML.Text.Dates;
using PolicyML.Text.Decoding;

namespace PolicyML.Benchmarks.Rooms;

/// <summary>One step of the chain, measured alone.</summary>
/// <param name="Name">What tables call it.</param>
/// <param name="Prepare">Makes what the step starts from, outside the measured time.</param>
/// <param name="Run">The step; gives a number that depends on the result.</param>
public sealed record Room(string Name, Action<Prepared> Prepare, Func<Chain, Prepared, int> Run)
{
    /// <summary>All rooms in the order that data takes.</summary>
    public static IReadOnlyList<Room> All { get; } =
    [
        new("Decode", p => _ = p.Utf8, (_, p) => TextDecoder.Decode(p.Utf8).Text.Length),
        new("Decode GB18030", p => _ = p.Gb18030, (_, p) => TextDecoder.Decode(p.Gb18030).Text.Length),
        new("PageLayout", _ => { }, (chain, p) => chain.Layout.Split(p.Document.Source).Count),
        new("IssueDate", p => _ = p.Articles, (_, p) => IssueDate.Infer("", p.Document.Source.Text, p.Articles)?.Date.Day ?? 0),
        new("Places", p => _ = p.Articles, (chain, p) => chain.Places.Resolve(p.Document.Source, p.Articles).Count),
        new("Words", _ => { }, (chain, p) => Words(chain, p)),
        new("Label", p => _ = p.Articles, (chain, p) => Label(chain.Labeler, p)),
        new("Label by terms", p => _ = p.Articles, (chain, p) => Label(chain.Rules, p)),
        new("Facts", p => _ = (p.Places, p.Published), Facts),
        new("Entities", p => _ = (p.Places, p.Published, p.Facts), Entities),
        new("EndToEnd", p => _ = p.Utf8, (chain, p) => chain.Analyze(p.Utf8, p.Document.Source.Path, p.Document.Published)),
    ];

    /// <summary>A room by its name.</summary>
    public static Room Of(string name) => All.First(r => r.Name == name);

    private static int Label(ILabeler labeler, Prepared document)
    {
        var labels = 0;
        foreach (var article in document.Articles)
        {
            if (article.Kind != ArticleKind.Masthead) labels += labeler.Label(article).Chains.Count;
        }

        return labels;
    }

    private static int Words(Chain chain, Prepared document)
    {
        document.Words.Clear();
        chain.Words.Cut(document.Document.Source.Text, document.Words);
        return document.Words.Count;
    }

    private static int Entities(Chain chain, Prepared document)
    {
        var found = 0;
        for (var i = 0; i < document.Articles.Count; i++)
        {
            var context = new FactContext(document.Published, document.Places[i], chain.Places.Gazetteer);
            found += chain.Entities.Extract(document.Articles[i], document.Document.Source.Text, document.Facts[i], context).Projects.Count;
        }

        return found;
    }

    private static int Facts(Chain chain, Prepared document)
    {
        var facts = 0;
        for (var i = 0; i < document.Articles.Count; i++)
        {
            var context = new FactContext(document.Published, document.Places[i], chain.Places.Gazetteer);
            facts += chain.Facts.Extract(document.Articles[i], document.Document.Source.Text, context).Count;
        }

        return facts;
    }
}
