using System.Globalization;

using Microsoft.AspNetCore.Http;

using PolicyML.Core.Json;
using PolicyML.Storage;
using PolicyML.Workbench.Hosting;
using PolicyML.Workbench.Html;

namespace PolicyML.Workbench.Pages;

/// <summary>What a visitor sees where a page cannot be made: what is wrong and what to do, never the program's insides.</summary>
internal static class ErrorPage
{
    /// <summary>There is no such page or article.</summary>
    public static Task NotFound(Visit visit) => Show(visit, StatusCodes.Status404NotFound, visit.Words["error.not-found"]);

    /// <summary>The address holds a value that means nothing.</summary>
    public static Task Wrong(Visit visit, string message) => Show(visit, StatusCodes.Status400BadRequest, message);

    /// <summary>What was asked for is being made; it can be asked for again in a moment.</summary>
    public static Task Busy(Visit visit) => Show(visit, StatusCodes.Status503ServiceUnavailable, visit.Words["again.made"]);

    /// <summary>Making the page failed.</summary>
    public static Task Failed(Visit visit, Exception error) => error is StoreException store
        ? Show(visit, StatusCodes.Status503ServiceUnavailable, Of(visit, store))
        : Show(visit, StatusCodes.Status500InternalServerError, visit.Words.Format("error.failed", error.GetType().Name));

    /// <summary>Why the store cannot be used just now.</summary>
    public static string Of(Visit visit, StoreException error) => visit.Words.Find("store." + JsonNames.Of(error.Error)) ?? visit.Words["error.store"];

    private static Task Show(Visit visit, int status, string message)
    {
        var title = status.ToString(CultureInfo.InvariantCulture);
        var content = Markup.Of($"<div class=\"notice\"><h1>{message}</h1><p><a href=\"/\">{visit.Words["error.home"]}</a></p></div>\n");
        return visit.Write(Layout.Page(visit, "", title, content), status);
    }
}
