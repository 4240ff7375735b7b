using System.Text.Json;

namespace PolicyML.Core.Json;

/// <summary>Writes the projects and enterprises of an article; an empty list is left out.</summary>
internal static class EntityJson
{
    public static void Write(Utf8JsonWriter json, Article article)
    {
        if (article.Projects.Count > 0)
        {
            json.WriteStartArray("projects"u8);
            foreach (var project in article.Projects) Write(json, project);
            json.WriteEndArray();
        }

        if (article.Enterprises.Count == 0) return;
        json.WriteStartArray("enterprises"u8);
        foreach (var enterprise in article.Enterprises) Write(json, enterprise);
        json.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter json, ProjectMention project)
    {
        json.WriteStartObject();
        json.WriteString("name"u8, project.Name);
        WriteSpan(json, "span"u8, project.NameSpan);
        json.WriteString("owner"u8, project.Owner);
        json.WriteString("place"u8, project.Place);
        json.WriteString("chain"u8, project.Chain);
        ArticleJson.WriteEnum(json, "stage"u8, project.Stage);
        WriteSpan(json, "stageSpan"u8, project.StageSpan);
        ArticleJson.WriteNumber(json, "investment"u8, project.Investment);
        json.WriteString("currency"u8, project.Currency);
        WriteSpan(json, "investmentSpan"u8, project.InvestmentSpan);
        json.WriteString("part"u8, project.Part);
        ArticleJson.WriteProbability(json, "confidence"u8, project.Confidence);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, EnterpriseMention enterprise)
    {
        json.WriteStartObject();
        json.WriteString("name"u8, enterprise.Name);
        WriteSpan(json, "span"u8, enterprise.Span);
        json.WriteStartArray("roles"u8);
        foreach (var role in enterprise.Roles) json.WriteStringValue(role);
        json.WriteEndArray();
        WriteSpan(json, "roleSpan"u8, enterprise.RoleSpan);
        json.WriteString("chain"u8, enterprise.Chain);
        ArticleJson.WriteProbability(json, "confidence"u8, enterprise.Confidence);
        json.WriteEndObject();
    }

    private static void WriteSpan(Utf8JsonWriter json, ReadOnlySpan<byte> name, TextSpan? span)
    {
        json.WritePropertyName(name);
        if (span is { } range) ArticleJson.WriteSpan(json, range);
        else json.WriteNullValue();
    }
}
