using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

using Microsoft.AspNetCore.Http;

namespace PolicyML.Workbench.Hosting;

/// <summary>What became of a correction, for the page's script.</summary>
/// <param name="Result">made, conflict or invalid.</param>
/// <param name="Message">What is said to the reader.</param>
/// <param name="Version">The version that stands now; null where nothing was tried.</param>
/// <param name="Correction">The correction that was made; null where none was.</param>
/// <param name="Earlier">What others had changed meanwhile, a line each.</param>
internal sealed record CorrectionAnswer(string Result, string? Message, long? Version = null, long? Correction = null, IReadOnlyList<string>? Earlier = null)
{
    /// <summary>A call that cannot be taken.</summary>
    public static CorrectionAnswer Invalid(string? message) => new("invalid", message);
}

/// <summary>What became of a file, for the page's script: a problem, or where to read it.</summary>
/// <param name="Problem">Why it was not read; null where it was.</param>
/// <param name="Path">What it is kept as.</param>
/// <param name="Link">Address of its first article; null where it has none.</param>
/// <param name="Said">How many articles and figures it has.</param>
/// <param name="IsNew">False where it was known already.</param>
internal sealed record UploadAnswer(string? Problem, string? Path = null, string? Link = null, string? Said = null, bool IsNew = false);

/// <summary>Writes answers to scripts, and what pages tell them, without looking at types while running.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(CorrectionAnswer))]
[JsonSerializable(typeof(UploadAnswer))]
[JsonSerializable(typeof(Dictionary<string, string>))]
internal sealed partial class Answers : JsonSerializerContext
{
    /// <summary>Sends an answer as JSON.</summary>
    public static Task Send<T>(Visit visit, T answer, JsonTypeInfo<T> type) => visit.Http.Response.WriteAsJsonAsync(answer, type, cancellationToken: visit.Http.RequestAborted);
}
