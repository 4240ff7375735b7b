using PolicyML.Analyzer.Output.Facts;
using PolicyML.Analyzer.Pipeline;
using PolicyML.Core;
using PolicyML.Core.Lexicons;
using PolicyML.Storage;
using PolicyML.Terminal;

namespace PolicyML.Analyzer.Commands.Stored;

/// <summary>One run of <c>facts</c> on a store: the same lists as of sources that are read.</summary>
/// <param name="call">Store, filter and form of the result.</param>
/// <param name="kept">Which of the facts that the store gives are listed.</param>
/// <param name="messages">Texts of a language.</param>
/// <param name="host">The process.</param>
internal sealed class StoredFactsRun(StoreCall call, FactFilter kept, Catalogue messages, Host host) : StoreRun(call, messages, host)
{
    /// <inheritdoc/>
    protected override int Run(Store store, StoreFilter filter, Lexicon lexicon)
    {
        if (kept.UnknownIndicator(lexicon, Messages) is { } unknown) return Fail(unknown);
        var isCut = IsCutOnScreen(filter);
        var most = filter.Limit ?? (isCut ? RowsOnScreen : int.MaxValue);
        var facts = store.Facts(filter with { Limit = null }).Where(fact => kept.Holds(fact.Fact)).Take(most);
        var count = 0;
        WriteResult(stream =>
        {
            var writer = FactWriters.Make(Call.Format, stream, lexicon, Messages, Host.Width, IsColoured);
            foreach (var source in BySource(facts))
            {
                count += source.Sum(a => a.Facts.Count);
                writer.Write(new SourceResult(source[0].Source, source, 0));
            }

            writer.Finish();
        });
        if (isCut && count == most) Note(Messages.Format("list.cut", most));
        return ExitCode.Done;
    }

    /// <summary>The articles that the facts stand in, source by source; the facts of a source follow each other.</summary>
    private static IEnumerable<IReadOnlyList<Article>> BySource(IEnumerable<StoredFact> facts)
    {
        var articles = new List<Article>();
        foreach (var article in ByArticle(facts))
        {
            if (articles.Count > 0 && articles[0].Source != article.Source)
            {
                yield return articles;
                articles = [];
            }

            articles.Add(article);
        }

        if (articles.Count > 0) yield return articles;
    }

    private static IEnumerable<Article> ByArticle(IEnumerable<StoredFact> facts)
    {
        ArticleHead? head = null;
        var pending = new List<Fact>();
        foreach (var fact in facts)
        {
            if (head is not null && head.Id != fact.Article.Id)
            {
                yield return ArticleOf(head, pending);
                pending = [];
            }

            head = fact.Article;
            pending.Add(fact.Fact);
        }

        if (head is not null) yield return ArticleOf(head, pending);
    }

    private static Article ArticleOf(ArticleHead head, IReadOnlyList<Fact> facts) => new()
    {
        Source = head.Source,
        Number = head.Number,
        Headline = head.Headline,
        Kind = head.Kind,
        Published = head.Published,
        Place = head.Place,
        Chains = head.Chains,
        Themes = head.Themes,
        Relevant = head.Relevant,
        Facts = facts,
    };
}
