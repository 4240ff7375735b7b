using System.Globalization;
using System.Text.Json;

using PolicyML.Core;
using PolicyML.Core.Json;

namespace PolicyML.Trainer.Corrections;

/// <summary>Writes a fact in the form of <c>datasets/articles</c>.</summary>
internal static class GoldFact
{
    /// <summary>Writes the fields into the JSON object that is open.</summary>
    /// <param name="json">The writer.</param>
    /// <param name="fact">The fact.</param>
    /// <param name="span">Where its words stand in the article's text.</param>
    /// <param name="number">The number with its unit, as printed.</param>
    public static void Write(Utf8JsonWriter json, Fact fact, TextSpan span, string number)
    {
        json.WriteString("indicator", fact.Indicator);
        json.WriteString("measure", JsonNames.Of(fact.Measure));
        json.WriteNumber("value", ArticleJson.WithoutTrailingZeros(fact.Value));
        Write(json, "low", fact.Low);
        Write(json, "high", fact.High);
        json.WriteString("unit", fact.Unit);
        json.WriteString("bound", JsonNames.Of(fact.Bound));
        json.WriteString("basis", fact.Basis is { } basis ? JsonNames.Of(basis) : null);
        Write(json, fact.Period);
        json.WriteString("status", JsonNames.Of(fact.Status));
        if (fact.Subject is not null) json.WriteString("subject", fact.Subject);
        if (fact.Place is not null) json.WriteString("place", fact.Place);
        json.WriteString("number", number);
        json.WriteStartArray("span");
        json.WriteNumberValue(span.Start);
        json.WriteNumberValue(span.End);
        json.WriteEndArray();
        json.WriteString("text", fact.Text);
    }

    private static void Write(Utf8JsonWriter json, string name, decimal? value)
    {
        if (value is { } number) json.WriteNumber(name, ArticleJson.WithoutTrailingZeros(number));
        else json.WriteNull(name);
    }

    private static void Write(Utf8JsonWriter json, Period? period)
    {
        if (period is null)
        {
            json.WriteNull("period");
            return;
        }

        json.WriteStartObject("period");
        json.WriteString("from", period.From.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        json.WriteString("to", period.To.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        json.WriteEndObject();
    }
}
