using System.Text.Json;

using Microsoft.AspNetCore.Http;

using PolicyML.Core.Json;
using PolicyML.Storage;
using PolicyML.Storage.Corrections;
using PolicyML.Workbench.Hosting;
using PolicyML.Workbench.Pages;

namespace PolicyML.Workbench.Correcting;

/// <summary>Makes and takes back corrections, and tells the page what became of them.</summary>
internal static class Correct
{
    private const int MostBytes = 1 << 16;

    /// <summary>Answers.</summary>
    public static async Task Take(Visit visit)
    {
        var words = visit.Words;
        if (!visit.Bench.Options.CanWrite)
        {
            await Answer(visit, CorrectionAnswer.Invalid(words["store.read_only"])).ConfigureAwait(false);
            return;
        }

        if (visit.Http.Request.ContentLength is null or > MostBytes)
        {
            await Answer(visit, CorrectionAnswer.Invalid(words["correct.unknown"])).ConfigureAwait(false);
            return;
        }

        try
        {
            using var json = await JsonDocument.ParseAsync(visit.Http.Request.Body, default, visit.Http.RequestAborted).ConfigureAwait(false);
            await Answer(visit, json.RootElement.ValueKind == JsonValueKind.Object ? Make(visit, json.RootElement) : CorrectionAnswer.Invalid(words["correct.unknown"])).ConfigureAwait(false);
        }
        catch (StoreException error)
        {
            visit.Http.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            await Answer(visit, CorrectionAnswer.Invalid(ErrorPage.Of(visit, error))).ConfigureAwait(false);
        }
        catch (JsonException)
        {
            await Answer(visit, CorrectionAnswer.Invalid(words["correct.unknown"])).ConfigureAwait(false);
        }
    }

    private static CorrectionAnswer Make(Visit visit, JsonElement json)
    {
        var form = new CorrectionForm(json, visit);
        if (visit.User.Length == 0) return CorrectionAnswer.Invalid(visit.Words["correct.no_name"]);
        var corrections = visit.Store.Corrections;
        if (form.Undo is { } undone) return Told(visit, corrections.Undo(undone, visit.User, visit.Bench.Options.Clock.GetUtcNow()));
        if (form.Join is { } join) return Join(visit, join.Article, join.To, join.Version);
        return form.Request() is { } request ? Told(visit, corrections.Make(request)) : CorrectionAnswer.Invalid(form.Problem);
    }

    /// <summary>Gives all stretches of an article to another, each as a correction of its own that can be taken back.</summary>
    private static CorrectionAnswer Join(Visit visit, long article, long to, long version)
    {
        var corrections = visit.Store.Corrections;
        var made = new List<long>();
        var outcome = new CorrectionOutcome(CorrectionResult.Gone);
        foreach (var stretch in corrections.Review(article)?.Article.Segments ?? [])
        {
            outcome = corrections.Make(new MoveBoundary(to, stretch) { By = visit.User, At = visit.Bench.Options.Clock.GetUtcNow(), Version = version });
            if (outcome.Result != CorrectionResult.Made) break;
            made.Add(outcome.Correction!.Id);
            version = outcome.Version;
        }

        return Told(visit, outcome, made);
    }

    private static CorrectionAnswer Told(Visit visit, CorrectionOutcome outcome, IReadOnlyList<long>? made = null) => new(
        JsonNames.Of(outcome.Result),
        outcome.Problem is { } problem ? visit.Words["correct." + JsonNames.Of(problem)] : visit.Words["correct." + JsonNames.Of(outcome.Result)],
        outcome.Version,
        outcome.Correction?.Id,
        [.. outcome.Earlier.Select(c => CorrectionWords.Line(visit, c))],
        made is null ? null : [.. made.Where(id => id != outcome.Correction?.Id)]);

    private static Task Answer(Visit visit, CorrectionAnswer answer) => Answers.Send(visit, answer, Answers.Default.CorrectionAnswer);
}
