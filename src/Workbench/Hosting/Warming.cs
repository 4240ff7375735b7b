using Microsoft.AspNetCore.Http;

using PolicyML.Workbench.Pages;

namespace PolicyML.Workbench.Hosting;

/// <summary>
/// Makes ready before the first visitor comes what a visitor would wait for: the rows in memory, the ledgers, and each kind of page once, so that
/// what it needs is loaded and compiled.
/// </summary>
internal static class Warming
{
    private const int Many = 20_000;   // articles of which a series takes longer than a moment
    private static readonly string[] Paths =
    [
        "/", "/?place=110000", "/?q=%E9%A1%B9%E7%9B%AE", "/?q=%E5%8E%BF", "/facts", "/facts?indicator=gdp", "/trends?indicator=gdp&measure=growth&by=place&every=quarter", "/trends?indicator=revenue&by=chain",
        "/trends?indicator=investment_total", "/trends?indicator=investment_total&by=place&every=quarter", "/trends?indicator=investment_total&by=chain", "/projects", "/enterprises", "/clusters", "/corrections",
    ];

    /// <summary>Reads the rows and makes the ledgers; then asks for each kind of page, and for the latest article. What fails here is told to the visitor who asks for it.</summary>
    public static async Task Run(Bench bench)
    {
        try
        {
            await Read(bench).ConfigureAwait(false);
        }
        catch (Storage.StoreException)
        {
            // Told where somebody asks for it.
        }
    }

    private static async Task Read(Bench bench)
    {
        bench.Kept.Load();
        bench.Ledgers.Projects(null, withRepeats: true).Make();
        bench.Ledgers.Enterprises(null, withRepeats: true).Make();
        bench.Ledgers.Clusters(null, withRepeats: true).Make();
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);   // what reading took is given back
        var isLarge = bench.Kept.Rows(TimeSpan.Zero, out _) is { Count: > Many };
        foreach (var path in isLarge ? Paths.Concat(Series(bench)) : Paths) await Ask(bench, path).ConfigureAwait(false);
        if (bench.Options.Store.Articles(new Storage.StoreFilter { NewestFirst = true, Limit = 1 }).FirstOrDefault()?.Head is not { } head) return;
        foreach (var view in (string?[])[null, "page"]) await Ask(bench, Html.Address.Article(head.Source, head.Number, view: view)).ConfigureAwait(false);
    }

    /// <summary>The plain series of every indicator.</summary>
    private static IEnumerable<string> Series(Bench bench) => bench.Names.Indicators.SelectMany(i => (string[])["/trends?indicator=" + i.Id, "/trends?measure=growth&indicator=" + i.Id]);

    private static Task Ask(Bench bench, string address)
    {
        var at = address.IndexOf('?', StringComparison.Ordinal);
        var (path, query) = at < 0 ? (address, "") : (address[..at], address[at..]);
        var http = new DefaultHttpContext { Request = { Method = "GET", Path = path, QueryString = new QueryString(query) }, Response = { Body = Stream.Null } };
        return Site.Page(path)(new Visit(http, bench));
    }
}
