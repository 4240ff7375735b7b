using System.CommandLine;
using System.Globalization;
using System.Text;

using PolicyML.Analyzer.Messages;
using PolicyML.Analyzer.Output;
using PolicyML.Analyzer.Output.Grid;
using PolicyML.Analyzer.Output.Table;
using PolicyML.Core.Lexicons;
using PolicyML.Core.Tables;
using PolicyML.Storage;
using PolicyML.Terminal;

namespace PolicyML.Analyzer.Commands.Stored;

/// <summary>The command <c>search</c>: finds articles by the words in them.</summary>
internal static class SearchCommand
{
    private const int HitsOnScreen = 50;

    private static readonly TableColumn[] Columns =
    [
        new("published", "日期", CellKind.Date), new("place_code", "区划代码"), new("place", "地点"), new("headline", "标题"),
        new("snippet", "原文"), new("chains", "产业链"), new("themes", "主题"), new("source", "来源"), new("article", "篇", CellKind.Whole),
    ];

    /// <summary>The command as the parser sees it.</summary>
    public static Command Make(Catalogue messages, GlobalOptions global, Host host)
    {
        var options = new StoreCallOptions(messages, global, host, FilterParts.Limit);
        var text = new Argument<string[]>("TEXT") { HelpName = "TEXT", Description = messages["argument.search"], Arity = ArgumentArity.OneOrMore };
        var command = new Command("search", messages["search"]) { text };
        options.AddTo(command);
        command.SetAction(parsed => new SearchRun(string.Join(' ', parsed.GetValue(text)!), options.Bind(parsed), messages, host).Execute());
        return command;
    }

    private sealed class SearchRun(string text, StoreCall call, Catalogue messages, Host host) : StoreRun(call, messages, host)
    {
        protected override int Run(Store store, StoreFilter filter, Lexicon lexicon)
        {
            if (string.IsNullOrWhiteSpace(text)) return Fail(Messages["search.empty"]);
            var names = Names.Load(lexicon);
            if (Call.Format != ResultFormat.Table)
            {
                var table = new TableData("search", "检索", Columns, store.Search(text, filter).Select(hit => Row(hit, names)));
                WriteResult(stream => GridWriters.Write(table, Call.Format, stream, Host.Width, IsColoured));
                return ExitCode.Done;
            }

            var most = filter.Limit ?? HitsOnScreen;
            var shown = 0;
            WriteResult(stream => shown = WriteHits(store.Search(text, filter with { Limit = most + 1 }), most, stream, names));
            if (shown > most && filter.Limit is null) Note(Messages.Format("list.cut", most));
            return ExitCode.Done;
        }

        private static TableCell[] Row(SearchHit hit, Names names)
        {
            var head = hit.Article.Head;
            return
            [
                head.Published, head.Place?.Code, head.Place?.Name, head.Headline, hit.Snippet,
                names.Labels(head.Chains, "；"), names.Labels(head.Themes, "；"), head.Source, head.Number,
            ];
        }

        /// <summary>Writes the hits as blocks of headline, what it is, and the words around.</summary>
        /// <returns>The number of hits, one more than <paramref name="most"/> where there are more.</returns>
        private int WriteHits(IEnumerable<SearchHit> hits, int most, Stream stream, Names names)
        {
            var output = new TextSink(stream);
            var style = new Style(IsColoured);
            var words = Texts.Words();
            var count = 0;
            foreach (var hit in hits)
            {
                if (++count > most) break;
                if (count > 1) output.WriteLine();
                var head = hit.Article.Head;
                var title = head.Headline.Length > 0 ? head.Headline : words["article.untitled"];
                foreach (var line in DisplayWidth.Wrap(SafeText.Clean(title), Host.Width)) output.WriteLine(style.Headline(line));
                output.WriteLine(style.Note(About(head, names)));
                foreach (var line in DisplayWidth.Wrap(SafeText.Clean(hit.Snippet), Host.Width - 2)) output.WriteLine("  " + Marked(line, style));
            }

            if (count == 0) output.WriteLine(words["grid.none"]);
            output.Flush();
            return count;
        }

        private static string About(ArticleHead head, Names names)
        {
            var day = head.Published?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";
            var labels = names.Labels(head.Chains.Concat(head.Themes), "、");
            var parts = new[] { day, head.Place?.Name ?? "", labels, string.Create(CultureInfo.InvariantCulture, $"{head.Source} #{head.Number}") };
            return SafeText.Clean(string.Join(" · ", parts.Where(p => p.Length > 0)));
        }

        /// <summary>The line with the searched pieces in the colour of figures; a piece cut by the end of a line stays plain.</summary>
        private string Marked(string line, Style style)
        {
            var pieces = text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
            var marked = new StringBuilder();
            for (var at = 0; at < line.Length;)
            {
                var length = pieces.Where(p => string.Compare(line, at, p, 0, p.Length, StringComparison.OrdinalIgnoreCase) == 0).Max(p => (int?)p.Length) ?? 0;
                marked.Append(length > 0 ? style.Figure(line.Substring(at, length)) : line[at].ToString());
                at += Math.Max(length, 1);
            }

            return marked.ToString();
        }
    }
}
