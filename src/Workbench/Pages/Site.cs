using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

using PolicyML.Workbench.Briefing;
using PolicyML.Workbench.Correcting;
using PolicyML.Workbench.Hosting;
using PolicyML.Workbench.Intake;
using PolicyML.Workbench.Ledgers;
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
        ("/projects", ProjectsPage.Show),
        ("/enterprises", EnterprisesPage.Show),
        ("/clusters", ClustersPage.Show),
        ("/briefing", BriefingPage.Show),
        ("/briefing/file", BriefingPage.File),
        ("/new", NewPage.Show),
        ("/corrections", LogPage.Show),
    ];

    private static readonly (string Path, Func<Visit, Task> Take)[] Changes =
    [
        ("/upload", Upload.Take),
        ("/new", Upload.TakeForm),
        ("/correct", Correct.Take),
    ];

    /// <summary>The page of a path.</summary>
    public static Func<Visit, Task> Page(string path) => Array.Find(Pages, p => p.Path == path).Show;

    /// <summary>Maps the addresses to their pages.</summary>
    public static void Map(WebApplication site, Bench bench)
    {
        foreach (var (path, show) in Pages) site.MapGet(path, (RequestDelegate)(http => show(new Visit(http, bench))));
        foreach (var (path, take) in Changes) site.MapPost(path, (RequestDelegate)(http => take(new Visit(http, bench))));
    }
}
