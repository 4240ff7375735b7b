using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace PolicyML.Core.Json;

/// <summary>
/// Writes an article as one line of JSON Lines: camelCase names, ranges as <c>[start, end]</c>, enumerations in
/// snake_case, Chinese unescaped, numbers without exponent or trailing zeros, no line break inside.
/// <see cref="ArticleJsonReader"/> reads it back.
/// </summary>
public static class ArticleJson
{
    /// <summary>Digits after the point that probabilities are written with.</summary>
    public const int ProbabilityDigits = 4;

    private static readonly JsonWriterOptions Options = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        SkipValidation = true,
    };

    /// <summary>Writes the article and a line feed.</summary>
    public static void WriteLine(IBufferWriter<byte> output, Article article)
    {
        using (var json = new Utf8JsonWriter(output, Options))
        {
            Write(json, article);
        }

        output.Write("\n"u8);
    }

    /// <summary>The article as one line, without a line feed.</summary>
    public static string ToJson(Article article)
    {
        var buffer = new ArrayBufferWriter<byte>(4096);
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            Write(json, article);
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    /// <summary>Writes the article as a JSON object.</summary>
    public static void Write(Utf8JsonWriter json, Article article)
    {
        json.WriteStartObject();
        json.WriteString("source"u8, article.Source);
        json.WriteNumber("article"u8, article.Number);
        json.WriteString("headline"u8, article.Headline);
        json.WriteString("kind"u8, JsonNames.Encode(article.Kind));
        WriteSegments(json, article.Segments);
        json.WriteString("byline"u8, article.Byline);
        WriteDate(json, "published"u8, article.Published);
        if (article.PublishedInferred) json.WriteBoolean("publishedInferred"u8, true);
        WritePlace(json, article.Place);
        WriteLabels(json, "chains"u8, article.Chains);
        WriteLabels(json, "themes"u8, article.Themes);
        json.WriteBoolean("relevant"u8, article.Relevant);
        json.WriteStartArray("facts"u8);
        foreach (var fact in article.Facts) Write(json, fact);
        json.WriteEndArray();
        EntityJson.Write(json, article);
        if (article.Text is not null) json.WriteString("text"u8, article.Text);
        json.WriteEndObject();
    }

    /// <summary>Writes a fact as a JSON object.</summary>
    public static void Write(Utf8JsonWriter json, Fact fact)
    {
        json.WriteStartObject();
        WriteFields(json, fact);
        json.WriteEndObject();
    }

    /// <summary>Writes the fields of a fact into the JSON object that is open.</summary>
    public static void WriteFields(Utf8JsonWriter json, Fact fact)
    {
        json.WriteString("indicator"u8, fact.Indicator);
        json.WriteString("measure"u8, JsonNames.Encode(fact.Measure));
        json.WriteNumber("value"u8, WithoutTrailingZeros(fact.Value));
        WriteNumber(json, "low"u8, fact.Low);
        WriteNumber(json, "high"u8, fact.High);
        json.WriteString("unit"u8, fact.Unit);
        json.WriteString("bound"u8, JsonNames.Encode(fact.Bound));
        WriteEnum(json, "basis"u8, fact.Basis);
        WritePeriod(json, fact.Period);
        json.WriteString("status"u8, JsonNames.Encode(fact.Status));
        json.WriteString("subject"u8, fact.Subject);
        json.WriteString("place"u8, fact.Place);
        json.WritePropertyName("span"u8);
        WriteSpan(json, fact.Span);
        json.WriteString("text"u8, fact.Text);
        WriteProbability(json, "confidence"u8, fact.Confidence);
        json.WriteString("rule"u8, fact.Rule);
        WriteEnum(json, "stage"u8, fact.Stage);
        if (fact.CorrectedBy is not null) json.WriteString("correctedBy"u8, fact.CorrectedBy);
    }

    /// <summary>The same number with the shortest scale: 2.50 is 2.5, 100.0 is 100.</summary>
    public static decimal WithoutTrailingZeros(decimal value) => value / 1.0000000000000000000000000000m;

    private static void WriteSegments(Utf8JsonWriter json, IReadOnlyList<TextSpan> segments)
    {
        json.WriteStartArray("segments"u8);
        foreach (var segment in segments) WriteSpan(json, segment);
        json.WriteEndArray();
    }

    internal static void WriteSpan(Utf8JsonWriter json, TextSpan span)
    {
        json.WriteStartArray();
        json.WriteNumberValue(span.Start);
        json.WriteNumberValue(span.End);
        json.WriteEndArray();
    }

    private static void WritePlace(Utf8JsonWriter json, Place? place)
    {
        if (place is null)
        {
            json.WriteNull("place"u8);
            return;
        }

        json.WriteStartObject("place"u8);
        json.WriteString("code"u8, place.Code);
        json.WriteString("name"u8, place.Name);
        json.WriteEndObject();
    }

    private static void WriteLabels(Utf8JsonWriter json, ReadOnlySpan<byte> name, IReadOnlyList<Label> labels)
    {
        json.WriteStartArray(name);
        foreach (var label in labels)
        {
            json.WriteStartObject();
            json.WriteString("id"u8, label.Id);
            WriteProbability(json, "p"u8, label.P);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WritePeriod(Utf8JsonWriter json, Period? period)
    {
        if (period is null)
        {
            json.WriteNull("period"u8);
            return;
        }

        json.WriteStartObject("period"u8);
        json.WriteString("text"u8, period.Text);
        WriteDate(json, "from"u8, period.From);
        WriteDate(json, "to"u8, period.To);
        json.WriteEndObject();
    }

    private static void WriteDate(Utf8JsonWriter json, ReadOnlySpan<byte> name, DateOnly? date)
    {
        if (date is not { } day)
        {
            json.WriteNull(name);
            return;
        }

        Span<byte> digits = stackalloc byte[10];
        day.TryFormat(digits, out var written, "O");
        json.WriteString(name, digits[..written]);
    }

    internal static void WriteNumber(Utf8JsonWriter json, ReadOnlySpan<byte> name, decimal? value)
    {
        if (value is { } number) json.WriteNumber(name, WithoutTrailingZeros(number));
        else json.WriteNull(name);
    }

    internal static void WriteProbability(Utf8JsonWriter json, ReadOnlySpan<byte> name, double value) =>
        json.WriteNumber(name, WithoutTrailingZeros(Math.Round((decimal)Math.Clamp(value, 0, 1), ProbabilityDigits)));

    internal static void WriteEnum<T>(Utf8JsonWriter json, ReadOnlySpan<byte> name, T? value)
        where T : struct, Enum
    {
        if (value is { } member) json.WriteString(name, JsonNames.Encode(member));
        else json.WriteNull(name);
    }
}
