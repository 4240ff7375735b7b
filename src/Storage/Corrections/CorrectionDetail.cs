using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

using PolicyML.Core;
using PolicyML.Core.Json;
using PolicyML.Storage.Writing;

namespace PolicyML.Storage.Corrections;

/// <summary>By what an article is known again in another reading of its source.</summary>
/// <param name="Number">Position in the source.</param>
/// <param name="Headline">Its headline.</param>
/// <param name="Start">Where it begins in the text of the source.</param>
/// <param name="Opening">The first characters of its text.</param>
internal sealed record ArticleAnchor(int Number, string Headline, int Start, string Opening)
{
    private const int Most = 32;

    public static ArticleAnchor Of(Article article, string source) =>
        new(article.Number, article.Headline, article.Segments.Count > 0 ? article.Segments[0].Start : 0, OpeningOf(article, source));

    public static string OpeningOf(Article article, string source)
    {
        var text = ArticleText.Of(source, article.Segments);
        return text.Length > Most ? text[..Most] : text;
    }
}

/// <summary>What a correction saw and what it says, kept as JSON.</summary>
/// <param name="Article">The article as the machine had it.</param>
internal sealed record CorrectionDetail(ArticleAnchor Article)
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Facts: before the correction.</summary>
    public Fact? Before { get; init; }

    /// <summary>Changed and added facts: with the correction.</summary>
    public Fact? After { get; init; }

    /// <summary>Boundaries: the words of the stretch. Whole articles: a hash of what the machine had read.</summary>
    public string? Words { get; init; }

    /// <summary>Facts and boundaries: where it stood in the text that the correction was made on.</summary>
    public TextSpan? Span { get; init; }

    /// <summary>Facts: the machine's place in the article then.</summary>
    public int? Ordinal { get; init; }

    public string ToJson()
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            json.WriteStartObject();
            json.WriteStartObject("article");
            json.WriteNumber("number", Article.Number);
            json.WriteString("headline", ExactText.Escape(Article.Headline));
            json.WriteNumber("start", Article.Start);
            json.WriteString("opening", ExactText.Escape(Article.Opening));
            json.WriteEndObject();
            Write(json, "before", Before);
            Write(json, "after", After);
            if (Words is not null) json.WriteString("words", ExactText.Escape(Words));
            Write(json, "start", Span?.Start);
            Write(json, "end", Span?.End);
            Write(json, "ordinal", Ordinal);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    public static CorrectionDetail Parse(string text)
    {
        using var document = JsonDocument.Parse(text);
        var json = document.RootElement;
        var article = json.GetProperty("article");
        var anchor = new ArticleAnchor(
            article.GetProperty("number").GetInt32(),
            ExactText.Restore(article.GetProperty("headline").GetString()!),
            article.GetProperty("start").GetInt32(),
            ExactText.Restore(article.GetProperty("opening").GetString()!));
        return new CorrectionDetail(anchor)
        {
            Before = Read(json, "before"),
            After = Read(json, "after"),
            Words = json.TryGetProperty("words", out var words) ? ExactText.Restore(words.GetString()!) : null,
            Span = Number(json, "start") is { } start && Number(json, "end") is { } end ? new TextSpan(start, end) : null,
            Ordinal = Number(json, "ordinal"),
        };
    }

    private static void Write(Utf8JsonWriter json, string name, Fact? fact)
    {
        if (fact is null) return;
        json.WritePropertyName(name);
        ArticleJson.Write(json, With(fact, ExactText.Escape));
    }

    private static void Write(Utf8JsonWriter json, string name, int? number)
    {
        if (number is { } whole) json.WriteNumber(name, whole);
    }

    private static int? Number(JsonElement json, string name) => json.TryGetProperty(name, out var number) ? number.GetInt32() : null;

    private static Fact? Read(JsonElement json, string name) =>
        json.TryGetProperty(name, out var fact) ? With(ArticleJsonReader.ReadFact(fact), ExactText.Restore) : null;

    /// <summary>The fact with each of its texts in another form: JSON does not hold half of a surrogate pair.</summary>
    private static Fact With(Fact fact, Func<string, string> form) => fact with
    {
        Indicator = form(fact.Indicator),
        Unit = form(fact.Unit),
        Period = fact.Period is { } period ? period with { Text = form(period.Text) } : null,
        Subject = fact.Subject is { } subject ? form(subject) : null,
        Place = fact.Place is { } place ? form(place) : null,
        Text = form(fact.Text),
        Rule = form(fact.Rule),
    };
}
