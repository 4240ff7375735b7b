using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

using PolicyML.Workbench.Hosting;
using PolicyML.Workbench.Trends;

namespace PolicyML.Workbench.Pages;

/// <summary>All addresses of the workbench.</summary>
internal static class Site
{
    private static readonly (string Path, Func<Visit, Task> Show)[] Pages =
    [
        ("/", ArticlesPage.Show),
        ("/article", ArticlePage.Show),
        ("/facts", FactsPage.Show),
        ("/trends", TrendsPage.Show),
        ("/trends/file", TrendsFile.Show),
    ];

    /// <summary>Maps the addresses to their pages.</summary>
    public static void Map(WebApplication app, Bench bench)
    {
        foreach (var (path, show) in Pages) app.MapGet(path, (RequestDelegate)(http => show(new Visit(http, bench))));
    }
}
