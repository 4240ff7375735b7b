using System.Globalization;
using System.Text.Json;

using PolicyML.Core.Lexicons;

namespace PolicyML.Learning.Data.Formats;

/// <summary>The fields of a JSON object: ours, doccano's (<c>text</c>, <c>label</c>) or Label Studio's (<c>data</c>, <c>annotations</c>).</summary>
internal static class JsonFields
{
    /// <summary>Reads an object.</summary>
    /// <exception cref="RowException">A field has a wrong type.</exception>
    public static RawRow Read(JsonElement row)
    {
        var raw = new RawRow();
        if (row.TryGetProperty("data", out var task) && task.ValueKind == JsonValueKind.Object)
        {
            ReadPlain(task, raw);
            raw.Id ??= Scalar(row, "id");
            ReadAnnotations(row, raw);
            return raw;
        }

        ReadPlain(row, raw);
        ReadLabels(row, raw);
        return raw;
    }

    private static void ReadPlain(JsonElement row, RawRow raw)
    {
        raw.Id = Scalar(row, "id");
        raw.Text = String(row, "text") ?? String(row, "data") ?? String(row, "content");
        raw.Headline = String(row, "headline") ?? String(row, "title");
        raw.Published = String(row, "published");
        raw.Place = Place(row);
        raw.Split = String(row, "split");
        raw.Register = String(row, "register");
        if (row.TryGetProperty("facts", out var facts) && facts.ValueKind == JsonValueKind.Array) raw.Facts = facts.Clone();
        if (row.TryGetProperty("suggested", out var proposed) && proposed.ValueKind == JsonValueKind.Array)
            raw.Suggested = [.. proposed.EnumerateArray().Select(SuggestionOf)];
    }

    private static Suggestion SuggestionOf(JsonElement item)
    {
        if (item.ValueKind == JsonValueKind.Object && String(item, "id") is { } id
            && item.TryGetProperty("p", out var p) && p.ValueKind == JsonValueKind.Number
            && item.TryGetProperty("threshold", out var threshold) && threshold.ValueKind == JsonValueKind.Number)
            return new Suggestion(id, Math.Clamp(p.GetDouble(), 0, 1), Math.Clamp(threshold.GetDouble(), 0, 1));
        throw new RowException(DataProblemCode.BadField, "suggested", "holds something that is no {\"id\", \"p\", \"threshold\"}");
    }

    private static void ReadLabels(JsonElement row, RawRow raw)
    {
        if (row.TryGetProperty("entities", out var spans) && spans.ValueKind == JsonValueKind.Array) throw new RowException(DataProblemCode.SpanLabels);
        foreach (var (name, kind) in ((string, LabelKind?)[])[("chains", LabelKind.Chain), ("themes", LabelKind.Theme), ("label", null), ("labels", null)])
        {
            if (!row.TryGetProperty(name, out var value)) continue;
            raw.IsLabeled = true;
            AddLabels(value, name, kind, raw);
        }
    }

    private static void AddLabels(JsonElement value, string name, LabelKind? kind, RawRow raw)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Null:
                return;
            case JsonValueKind.String:
                raw.Labels.Add((value.GetString()!, kind));
                return;
            case JsonValueKind.Object when value.TryGetProperty("choices", out var choices):
                AddLabels(choices, name, kind, raw);
                return;
            case JsonValueKind.Array:
                foreach (var item in value.EnumerateArray()) raw.Labels.Add((LabelOf(item, name), kind));
                return;
            default:
                throw new RowException(DataProblemCode.BadField, name, "is no list of labels");
        }
    }

    private static string LabelOf(JsonElement item, string field) => item.ValueKind switch
    {
        JsonValueKind.String => item.GetString()!,
        JsonValueKind.Object when String(item, "id") is { } id => id,   // {"id", "p"} of the analyser's output
        JsonValueKind.Array => throw new RowException(DataProblemCode.SpanLabels),
        _ => throw new RowException(DataProblemCode.BadField, field, "holds something that is no label"),
    };

    /// <summary>Of several annotations of Label Studio the last that was not cancelled counts.</summary>
    private static void ReadAnnotations(JsonElement row, RawRow raw)
    {
        if (!row.TryGetProperty("annotations", out var all) && !row.TryGetProperty("completions", out all)) return;
        if (all.ValueKind != JsonValueKind.Array) throw new RowException(DataProblemCode.BadField, "annotations", "is no list");
        foreach (var annotation in all.EnumerateArray())
        {
            if (annotation.TryGetProperty("was_cancelled", out var cancelled) && cancelled.ValueKind == JsonValueKind.True) continue;
            if (!annotation.TryGetProperty("result", out var result) || result.ValueKind != JsonValueKind.Array) continue;
            raw.IsLabeled = true;
            raw.Labels.Clear();
            foreach (var part in result.EnumerateArray()) AddChoices(part, raw);
        }
    }

    private static void AddChoices(JsonElement part, RawRow raw)
    {
        if (!part.TryGetProperty("value", out var value) || value.ValueKind != JsonValueKind.Object) return;
        if (value.TryGetProperty("labels", out _)) throw new RowException(DataProblemCode.SpanLabels);
        LabelKind? kind = String(part, "from_name") switch { "chains" => LabelKind.Chain, "themes" => LabelKind.Theme, _ => null };
        if (value.TryGetProperty("choices", out var choices)) AddLabels(choices, "choices", kind, raw);
    }

    private static string? Place(JsonElement row)
    {
        if (!row.TryGetProperty("place", out var place)) return null;
        return place.ValueKind == JsonValueKind.Object ? String(place, "code") ?? String(place, "name") : Scalar(row, "place");
    }

    private static string? String(JsonElement row, string name)
    {
        if (!row.TryGetProperty(name, out var value) || value.ValueKind == JsonValueKind.Null) return null;
        return value.ValueKind == JsonValueKind.String ? value.GetString() : throw new RowException(DataProblemCode.BadField, name, "is no string");
    }

    private static string? Scalar(JsonElement row, string name) =>
        row.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out var number)
            ? number.ToString(CultureInfo.InvariantCulture)
            : String(row, name);
}
