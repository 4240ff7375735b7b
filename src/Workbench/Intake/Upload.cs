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
            await Answer(visit, StatusCodes.Status403Forbidden, new UploadAnswer(words["store.read_only"])).ConfigureAwait(false);
            return;
        }

        if (UploadName.Clean(visit.Get("name")) is not { } name)
        {
            await Answer(visit, StatusCodes.Status415UnsupportedMediaType, new UploadAnswer(words.Format("new.kind", string.Join(' ', UploadName.Extensions)))).ConfigureAwait(false);
            return;
        }

        using var content = new MemoryStream();
        await visit.Http.Request.Body.CopyToAsync(content, visit.Http.RequestAborted).ConfigureAwait(false);   // no longer than Kestrel's limit
        content.Position = 0;
        await Readers.WaitAsync(visit.Http.RequestAborted).ConfigureAwait(false);
        try
        {
            var (status, answer) = await Task.Run(() => Read(visit, name, content)).ConfigureAwait(false);
            await Answer(visit, status, answer).ConfigureAwait(false);
        }
        finally
        {
            Readers.Release();
        }
    }

    private static (int Status, UploadAnswer Answer) Read(Visit visit, string name, MemoryStream content)
    {
        try
        {
            var record = visit.Bench.Options.Analysis.Read(name, content, Asked.FirstDay(visit.Get("published")), visit.Words.Language);
            var (path, outcome) = Keep(visit.Store, record, name);
            var articles = record.Articles.Where(a => a.Kind != ArticleKind.Masthead).ToList();
            var first = articles.Count > 0 ? articles[0].Number : record.Articles.Count > 0 ? record.Articles[0].Number : 0;
            var link = first == 0 ? null : Address.Article(path, first, articles.Count > 1 ? null : "a" + first.ToString(System.Globalization.CultureInfo.InvariantCulture), articles.Count > 1 ? "page" : null);
            var said = visit.Words.Format("new.read", articles.Count, record.Articles.Sum(a => a.Facts.Count));
            return (StatusCodes.Status200OK, new UploadAnswer(null, path, link, said, outcome != SaveOutcome.Unchanged));
        }
        catch (UploadException error)
        {
            return (StatusCodes.Status422UnprocessableEntity, new UploadAnswer(error.Message));
        }
        catch (StoreException error)
        {
            return (StatusCodes.Status503ServiceUnavailable, new UploadAnswer(ErrorPage.Of(visit, error)));
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

    private static Task Answer(Visit visit, int status, UploadAnswer answer)
    {
        visit.Http.Response.StatusCode = status;
        return Answers.Send(visit, answer, Answers.Default.UploadAnswer);
    }
}
