using System.CommandLine;

using PolicyML.Analyzer.Output;
using PolicyML.Core.Json;
using PolicyML.Core.Tables;
using PolicyML.Storage;
using PolicyML.Terminal;

namespace PolicyML.Analyzer.Commands.Stored;

/// <summary>The command <c>articles</c>: lists the articles of a store.</summary>
internal static class ArticlesCommand
{
    private static readonly TableColumn[] Columns =
    [
        new("published", "日期", CellKind.Date),
        new("place_code", "区划代码") { MostColumns = 0 },
        new("place", "地点") { MostColumns = 16 },
        new("headline", "标题") { MostColumns = 60 },
        new("kind", "类别") { MostColumns = 0 },
        new("chains", "产业链") { MostColumns = 18 },
        new("themes", "主题") { MostColumns = 18 },
        new("relevant", "与产业有关") { MostColumns = 0 },
        new("facts", "数字", CellKind.Whole),
        new("source", "来源") { MostColumns = 26 },
        new("article", "篇", CellKind.Whole),
        new("repeats", "同一报道") { MostColumns = 0 },
    ];

    /// <summary>The command as the parser sees it.</summary>
    public static Command Make(Catalogue messages, GlobalOptions global, Host host)
    {
        var options = new StoreCallOptions(messages, global, host, FilterParts.Limit);
        var command = new Command("articles", messages["articles"]);
        options.AddTo(command);
        command.SetAction(parsed => new ArticlesRun(options.Bind(parsed), messages, host).Execute());
        return command;
    }

    private sealed class ArticlesRun(StoreCall call, Catalogue messages, Host host) : ListRun(call, messages, host)
    {
        protected override TableData Table(IStoreReader store, StoreFilter filter, Names names) =>
            new("articles", "文章", Columns, store.Articles(filter).Select(article => Row(article, names)));

        private static TableCell[] Row(StoredArticle article, Names names)
        {
            var head = article.Head;
            var title = head.Headline.Length > 0 ? head.Headline : article.Opening;
            return
            [
                head.Published, head.Place?.Code, head.Place?.Name, title, JsonNames.Of(head.Kind),
                names.Labels(head.Chains, "；"), names.Labels(head.Themes, "；"), head.Relevant ? "true" : "false",
                article.Facts, head.Source, head.Number, head.Story == head.Id ? null : "true",
            ];
        }
    }
}
