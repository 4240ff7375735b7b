using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

using Microsoft.AspNetCore.Http;

using PolicyML.Workbench.Intake;

namespace PolicyML.Workbench.Hosting;

/// <summary>What became of a correction, for the page's script.</summary>
/// <param name="Result">made, conflict or invalid.</param>
/// <param name="Message">What is said to the reader.</param>
/// <param name="Version">The version that stands now; null where nothing was tried.</param>
/// <param name="Correction">The correction that was made; null where none was.</param>
/// <param name="Earlier">What others had changed meanwhile, a line each.</param>
/// <param name="Also">Corrections that were made with it, when joining articles; null where it is one of its own.</param>
internal sealed record CorrectionAnswer(
    string Result, string? Message, long? Version = null, long? Correction = null, IReadOnlyList<string>? Earlier = null, IReadOnlyList<long>? Also = null)
{
    /// <summary>A call that cannot be taken.</summary>
    public static CorrectionAnswer Invalid(string? message) => new("invalid", message);
}

/// <summary>Writes answers to scripts, and what pages tell them, without looking at types while running.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(CorrectionAnswer))]
[JsonSerializable(typeof(UploadResult))]
[JsonSerializable(typeof(Dictionary<string, string>))]
internal sealed partial class Answers : JsonSerializerContext
{
    /// <summary>Sends an answer as JSON.</summary>
    public static Task Send<T>(Visit visit, T answer, JsonTypeInfo<T> type) => visit.Http.Response.WriteAsJsonAsync(answer, type, cancellationToken: visit.Http.RequestAborted);
}
