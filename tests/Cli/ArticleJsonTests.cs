using System.Text.Json;

using PolicyML.Core;
using PolicyML.Core.Json;

namespace PolicyML.Tests.Cli;

/// <summary>The line format of results, held against the letter of its description.</summary>
public class ArticleJsonTests
{
    private static readonly Fact Range = new()
    {
        Indicator = "output_value",
        Measure = Measure.Amount,
        Value = 3_000_000_000.00m,
        Low = 2e9m,
        High = 4e9m,
        Unit = "CNY",
        Bound = Bound.AtLeast,
        Period = new Period("到2025年", new DateOnly(2025, 1, 1), new DateOnly(2025, 12, 31)),
        Status = FactStatus.Target,
        Subject = "“硅基”材料\n产业链",
        Place = "140830",
        Span = new TextSpan(12, 20),
        Text = "20亿至40亿元以上",
        Confidence = 0.876543,
        Rule = "range",
        Stage = ProjectStage.UnderConstruction,
    };

    private static readonly Article Full = new()
    {
        Source = "pages/2024-03-04.txt",
        Number = 3,
        Headline = "芮城\U00020BB7：<新>材料 & “链”",
        Kind = ArticleKind.Caption,
        Segments = [new TextSpan(0, 7), new TextSpan(30, 41)],
        Byline = "穆青岚 祝云舟",
        Published = new DateOnly(2024, 3, 4),
        PublishedInferred = true,
        Place = new Place("140830", "芮城县"),
        Chains = [new Label("materials", 0.91)],
        Themes = [new Label("projects", 1)],
        Relevant = true,
        Facts = [Range, Range with { Measure = Measure.Growth, Value = -20.50m, Low = null, High = null, Unit = "%", Basis = Basis.Yoy, Period = null, Subject = null, Place = null, Stage = null }],
        Text = "第一段\n第二段",
    };

    [Fact]
    public void What_is_written_reads_back_the_same()
    {
        var line = ArticleJson.ToJson(Full);
        Assert.DoesNotContain('\n', line);
        var back = ArticleJsonReader.Read(line);
        Assert.Equal(line, ArticleJson.ToJson(back));
        Assert.Equal(Full.Segments, back.Segments);
        Assert.Equal(Full.Headline, back.Headline);
        Assert.Equal(Range with { Confidence = 0.8765 }, back.Facts[0]);
        Assert.Equal(-20.5m, back.Facts[1].Value);
        Assert.Equal(Basis.Yoy, back.Facts[1].Basis);
    }

    [Fact]
    public void Names_and_forms_are_those_of_the_format()
    {
        var line = ArticleJson.ToJson(Full);
        Assert.StartsWith("{\"source\":\"pages/2024-03-04.txt\",\"article\":3,\"headline\":\"芮城", line);
        Assert.Contains("\"kind\":\"caption\",\"segments\":[[0,7],[30,41]],\"byline\":\"穆青岚 祝云舟\"", line);
        Assert.Contains("\"published\":\"2024-03-04\",\"publishedInferred\":true", line);
        Assert.Contains("\"place\":{\"code\":\"140830\",\"name\":\"芮城县\"}", line);
        Assert.Contains("\"chains\":[{\"id\":\"materials\",\"p\":0.91}],\"themes\":[{\"id\":\"projects\",\"p\":1}],\"relevant\":true", line);
        Assert.Contains("\"value\":3000000000,\"low\":2000000000,\"high\":4000000000,\"unit\":\"CNY\",\"bound\":\"at_least\",\"basis\":null", line);
        Assert.Contains("\"period\":{\"text\":\"到2025年\",\"from\":\"2025-01-01\",\"to\":\"2025-12-31\"},\"status\":\"target\"", line);
        Assert.Contains("\"span\":[12,20],\"text\":\"20亿至40亿元以上\",\"confidence\":0.8765,\"rule\":\"range\",\"stage\":\"under_construction\"", line);
        Assert.Contains("\"value\":-20.5,\"low\":null,\"high\":null,\"unit\":\"%\",\"bound\":\"at_least\",\"basis\":\"yoy\",\"period\":null", line);
    }

    [Fact]
    public void What_is_not_known_is_null_and_what_was_not_asked_for_is_missing()
    {
        using var json = JsonDocument.Parse(ArticleJson.ToJson(new Article { Source = "-", Number = 1 }));
        string[] names =
        [
            "source", "article", "headline", "kind", "segments", "byline", "published", "place",
            "chains", "themes", "relevant", "facts",
        ];
        Assert.Equal(names, json.RootElement.EnumerateObject().Select(p => p.Name));
        Assert.Equal("", json.RootElement.GetProperty("headline").GetString());
        Assert.All(
            (string[])["byline", "published", "place"],
            name => Assert.Equal(JsonValueKind.Null, json.RootElement.GetProperty(name).ValueKind));
    }

    [Theory]
    [InlineData("66500000.0000", "66500000")]
    [InlineData("0.10", "0.1")]
    [InlineData("0.00", "0")]
    [InlineData("-73.300", "-73.3")]
    [InlineData("1230000000000000000000", "1230000000000000000000")]
    [InlineData("0.0000001", "0.0000001")]
    public void Numbers_have_no_exponent_and_no_trailing_zeros(string value, string expected)
    {
        var number = decimal.Parse(value, System.Globalization.CultureInfo.InvariantCulture);
        var line = ArticleJson.ToJson(Full with { Facts = [Range with { Value = number }] });
        Assert.Contains($"\"value\":{expected},", line);
    }

    [Theory]
    [InlineData("not json", "not JSON")]
    [InlineData("[1]", "not an article")]
    [InlineData("{\"article\":1,\"kind\":\"article\"}", "no \"source\"")]
    [InlineData("{\"source\":\"-\",\"article\":1,\"kind\":\"poem\"}", "unknown kind \"poem\"")]
    [InlineData("{\"source\":\"-\",\"article\":1,\"kind\":\"article\",\"published\":\"4 March\"}", "\"published\" is no date")]
    [InlineData("{\"source\":\"-\",\"article\":1,\"kind\":\"article\",\"segments\":[[1]]}", "a range is [start, end]")]
    public void A_line_that_is_no_article_is_refused_with_the_reason(string line, string reason)
    {
        var error = Assert.Throws<FormatException>(() => ArticleJsonReader.Read(line));
        Assert.Contains(reason, error.Message);
    }
}
