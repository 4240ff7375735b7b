using System.Globalization;
using System.Text.Json;

namespace PolicyML.Core.Json;

/// <summary>Reads what <see cref="ArticleJson"/> wrote; unknown fields are passed over, optional ones may be missing.</summary>
public static class ArticleJsonReader
{
    /// <summary>Reads one line.</summary>
    /// <exception cref="FormatException">The line is no JSON object of an article; the message names the field.</exception>
    public static Article Read(string line)
    {
        try
        {
            using var document = JsonDocument.Parse(line);
            return ReadArticle(document.RootElement);
        }
        catch (JsonException error)
        {
            throw new FormatException($"not JSON: {error.Message}", error);
        }
        catch (InvalidOperationException error)
        {
            throw new FormatException($"not an article: {error.Message}", error);
        }
    }

    private static Article ReadArticle(JsonElement json) => new()
    {
        Source = RequiredString(json, "source"),
        Number = Required(json, "article").GetInt32(),
        Headline = OptionalString(json, "headline") ?? "",
        Kind = RequiredEnum<ArticleKind>(json, "kind"),
        Segments = List(json, "segments", ReadSpan),
        Byline = OptionalString(json, "byline"),
        Published = Optional(json, "published") is { } day ? ReadDate(day, "published") : null,
        PublishedInferred = Optional(json, "publishedInferred") is { ValueKind: JsonValueKind.True },
        Place = Optional(json, "place") is { } place
            ? new Place(RequiredString(place, "code"), RequiredString(place, "name"))
            : null,
        Chains = List(json, "chains", ReadLabel),
        Themes = List(json, "themes", ReadLabel),
        Relevant = Optional(json, "relevant") is { ValueKind: JsonValueKind.True },
        Facts = List(json, "facts", ReadFact),
        Projects = List(json, "projects", ReadProject),
        Enterprises = List(json, "enterprises", ReadEnterprise),
        Text = OptionalString(json, "text"),
    };

    /// <summary>Reads the object of a fact.</summary>
    /// <exception cref="FormatException">A field is missing or not understood; the message names it.</exception>
    public static Fact ReadFact(JsonElement json) => new()
    {
        Indicator = RequiredString(json, "indicator"),
        Measure = RequiredEnum<Measure>(json, "measure"),
        Value = Required(json, "value").GetDecimal(),
        Low = Optional(json, "low")?.GetDecimal(),
        High = Optional(json, "high")?.GetDecimal(),
        Unit = RequiredString(json, "unit"),
        Bound = OptionalEnum<Bound>(json, "bound") ?? Bound.Exact,
        Basis = OptionalEnum<Basis>(json, "basis"),
        Period = Optional(json, "period") is { } period ? ReadPeriod(period) : null,
        Status = OptionalEnum<FactStatus>(json, "status") ?? FactStatus.Reported,
        Subject = OptionalString(json, "subject"),
        Place = OptionalString(json, "place"),
        Span = ReadSpan(Required(json, "span")),
        Text = RequiredString(json, "text"),
        Confidence = Optional(json, "confidence")?.GetDouble() ?? 0,
        Rule = OptionalString(json, "rule") ?? "",
        Stage = OptionalEnum<ProjectStage>(json, "stage"),
        CorrectedBy = OptionalString(json, "correctedBy"),
    };

    private static ProjectMention ReadProject(JsonElement json) => new()
    {
        Name = RequiredString(json, "name"),
        NameSpan = ReadSpan(Required(json, "span")),
        Owner = OptionalString(json, "owner"),
        Place = OptionalString(json, "place"),
        Chain = OptionalString(json, "chain"),
        Stage = OptionalEnum<ProjectStage>(json, "stage"),
        StageSpan = OptionalSpan(json, "stageSpan"),
        Investment = Optional(json, "investment")?.GetDecimal(),
        Currency = OptionalString(json, "currency"),
        InvestmentSpan = OptionalSpan(json, "investmentSpan"),
        Part = OptionalString(json, "part"),
        Confidence = Optional(json, "confidence")?.GetDouble() ?? 0,
    };

    private static EnterpriseMention ReadEnterprise(JsonElement json) => new()
    {
        Name = RequiredString(json, "name"),
        Span = ReadSpan(Required(json, "span")),
        Roles = List(json, "roles", role => role.GetString() ?? throw new FormatException("a role is a string")),
        RoleSpan = OptionalSpan(json, "roleSpan"),
        Chain = OptionalString(json, "chain"),
        Confidence = Optional(json, "confidence")?.GetDouble() ?? 0,
    };

    private static TextSpan? OptionalSpan(JsonElement json, string name) => Optional(json, name) is { } span ? ReadSpan(span) : null;

    private static Period ReadPeriod(JsonElement json) => new(
        RequiredString(json, "text"), ReadDate(Required(json, "from"), "from"), ReadDate(Required(json, "to"), "to"));

    private static Label ReadLabel(JsonElement json) => new(RequiredString(json, "id"), Required(json, "p").GetDouble());

    private static TextSpan ReadSpan(JsonElement json) =>
        json.GetArrayLength() == 2
            ? new TextSpan(json[0].GetInt32(), json[1].GetInt32())
            : throw new FormatException($"a range is [start, end], not {json.GetRawText()}");

    private static DateOnly ReadDate(JsonElement json, string name) =>
        DateOnly.TryParseExact(json.GetString(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : throw new FormatException($"\"{name}\" is no date like 2024-03-04: {json.GetRawText()}");

    private static T[] List<T>(JsonElement json, string name, Func<JsonElement, T> read) =>
        Optional(json, name) is { } list ? [.. list.EnumerateArray().Select(read)] : [];

    private static JsonElement Required(JsonElement json, string name) =>
        Optional(json, name) ?? throw new FormatException($"no \"{name}\"");

    private static JsonElement? Optional(JsonElement json, string name) =>
        json.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;

    private static string RequiredString(JsonElement json, string name) =>
        OptionalString(json, name) ?? throw new FormatException($"no \"{name}\"");

    private static string? OptionalString(JsonElement json, string name) => Optional(json, name)?.GetString();

    private static T RequiredEnum<T>(JsonElement json, string name)
        where T : struct, Enum =>
        OptionalEnum<T>(json, name) ?? throw new FormatException($"no \"{name}\"");

    private static T? OptionalEnum<T>(JsonElement json, string name)
        where T : struct, Enum
    {
        if (OptionalString(json, name) is not { } text) return null;
        return JsonNames.Parse<T>(text) ?? throw new FormatException($"unknown {name} \"{text}\"");
    }
}
