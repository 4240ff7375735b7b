using System.Text.Json.Serialization;

using Microsoft.AspNetCore.Http;

using PolicyML.Core;
using PolicyML.Storage;
using PolicyML.Workbench.Hosting;
using PolicyML.Workbench.Html;
using PolicyML.Workbench.Pages;
using PolicyML.Workbench.Reading;

namespace PolicyML.Workbench.Intake;

/// <summary>Takes one uploaded file in: reads it, keeps it, and tells where to look at it.</summary>
internal static class Upload
{
    private const int AtOnce = 2;
    private const int MostOfName = 100;
    private static readonly SemaphoreSlim Readers = new(AtOnce);
    private static readonly Lock Naming = new();

    /// <summary>Answers with what became of the file.</summary>
    public static async Task Take(Visit visit)
    {
        var words = visit.Words;
        if (!visit.Bench.Options.CanWrite)
        {
            await Answer(visit, UploadResult.Refused(StatusCodes.Status403Forbidden, words["store.read_only"])).ConfigureAwait(false);
            return;
        }

        if (UploadName.Clean(visit.Get("name")) is not { } name)
        {
            await Answer(visit, UploadResult.Refused(StatusCodes.Status415UnsupportedMediaType, Kinds(visit))).ConfigureAwait(false);
            return;
        }

        using var content = new MemoryStream();
        await visit.Http.Request.Body.CopyToAsync(content, visit.Http.RequestAborted).ConfigureAwait(false);   // no longer than Kestrel's limit
        content.Position = 0;
        var read = await Read(visit, name, content, visit.Get("published")).ConfigureAwait(false);
        await Answer(visit, read).ConfigureAwait(false);
    }

    /// <summary>Takes the files of a form, from a browser that runs no script; one alone leads to what was read off it.</summary>
    public static async Task TakeForm(Visit visit)
    {
        if (!visit.Bench.Options.CanWrite || !visit.Http.Request.HasFormContentType)
        {
            await ErrorPage.NotFound(visit).ConfigureAwait(false);
            return;
        }

        var form = await visit.Http.Request.ReadFormAsync(visit.Http.RequestAborted).ConfigureAwait(false);
        var results = new List<(string Name, UploadResult Result)>();
        foreach (var file in form.Files.Where(f => f.Length > 0))
        {
            using var content = file.OpenReadStream();
            results.Add(UploadName.Clean(file.FileName) is { } name
                ? (name, await Read(visit, name, content, form["published"]).ConfigureAwait(false))
                : (file.FileName, UploadResult.Refused(StatusCodes.Status415UnsupportedMediaType, Kinds(visit))));
        }

        if (results is [{ Result.Link: { } only }]) visit.Http.Response.Redirect(only);
        else await NewPage.Taken(visit, results).ConfigureAwait(false);
    }

    private static async Task<UploadResult> Read(Visit visit, string name, Stream content, string? published)
    {
        await Readers.WaitAsync(visit.Http.RequestAborted).ConfigureAwait(false);
        try
        {
            return await Task.Run(() => ReadNow(visit, name, content, published)).ConfigureAwait(false);
        }
        finally
        {
            Readers.Release();
        }
    }

    private static UploadResult ReadNow(Visit visit, string name, Stream content, string? published)
    {
        try
        {
            var record = visit.Bench.Options.Analysis.Read(name, content, Asked.FirstDay(published?.Trim()), visit.Words.Language);
            var (path, outcome) = Keep(visit.Store, record, name);
            var articles = record.Articles.Where(a => a.Kind != ArticleKind.Masthead).ToList();
            var first = articles.Count > 0 ? articles[0].Number : record.Articles.Count > 0 ? record.Articles[0].Number : 0;
            var link = first == 0 ? null : Address.Article(path, first, articles.Count > 1 ? null : "a" + first.ToString(System.Globalization.CultureInfo.InvariantCulture), articles.Count > 1 ? "page" : null);
            var said = visit.Words.Format("new.read", articles.Count, record.Articles.Sum(a => a.Facts.Count));
            return new UploadResult { Path = path, Link = link, Said = said, IsNew = outcome != SaveOutcome.Unchanged };
        }
        catch (UploadException error)
        {
            return UploadResult.Refused(StatusCodes.Status422UnprocessableEntity, error.Message);
        }
        catch (StoreException error)
        {
            return UploadResult.Refused(StatusCodes.Status503ServiceUnavailable, ErrorPage.Of(visit, error));
        }
    }

    /// <summary>Keeps a source under a name that no other text has: an upload never takes the place of another.</summary>
    private static (string Path, SaveOutcome Outcome) Keep(Store store, SourceRecord record, string name)
    {
        lock (Naming)
        {
            for (var number = 1; ; number++)
            {
                var path = UploadName.Path(name, number);
                if (number < MostOfName && store.Source(path) is { } there && there.Text != record.Text) continue;
                var kept = record with { Path = path, Articles = [.. record.Articles.Select(a => a with { Source = path })] };
                return (path, store.Save(kept));
            }
        }
    }

    private static string Kinds(Visit visit) => visit.Words.Format("new.kind", string.Join(' ', UploadName.Extensions));

    private static Task Answer(Visit visit, UploadResult result)
    {
        visit.Http.Response.StatusCode = result.Status;
        return Answers.Send(visit, result, Answers.Default.UploadResult);
    }
}

/// <summary>What became of an uploaded file.</summary>
internal sealed record UploadResult
{
    /// <summary>Why it was not taken, in one line; null where it was.</summary>
    public string? Problem { get; init; }

    /// <summary>The status code that the browser's script is answered with.</summary>
    [JsonIgnore]
    public int Status { get; init; } = StatusCodes.Status200OK;

    /// <summary>Its path in the store.</summary>
    public string Path { get; init; } = "";

    /// <summary>The page of what was read off it; null where nothing was.</summary>
    public string? Link { get; init; }

    /// <summary>How much was read off it.</summary>
    public string Said { get; init; } = "";

    /// <summary>False where the store had it.</summary>
    public bool IsNew { get; init; }

    /// <summary>A file that was not taken.</summary>
    public static UploadResult Refused(int status, string problem) => new() { Status = status, Problem = problem };
}
