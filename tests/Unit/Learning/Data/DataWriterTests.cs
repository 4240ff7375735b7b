using PolicyML.Learning.Data;
using PolicyML.Learning.Data.Writing;

namespace PolicyML.Tests.Unit.Learning.Data;

/// <summary>What is written is read again.</summary>
public sealed class DataWriterTests : IDisposable
{
    private static readonly LabeledArticle[] Articles =
    [
        new()
        {
            Id = "a1", Text = "=SUM(A1) 的“酒”, 与\n\"糟\"", Published = new DateOnly(2023, 1, 2), Place = "520382", Chains = ["food", "liquor"], Themes = ["rural"],
            Split = "train", Register = "wire", Facts = System.Text.Json.JsonDocument.Parse("[{\"value\":1.5}]").RootElement,
        },
        new() { Id = "a2", Text = "'=已经有撇号", Chains = [], Themes = ["opening"] },
        new() { Id = "a3", Text = "什么标签也没有", Chains = [], Themes = [] },
    ];

    private readonly DataFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("jsonl", "a.jsonl")]
    [InlineData("csv", "a.csv")]
    [InlineData("doccano", "a.jsonl")]
    [InlineData("label-studio", "a.json")]
    public void Forms_with_fields_lose_nothing(string format, string name)
    {
        var read = RoundTrip(format, name);
        Assert.Equal(Articles.Select(Key), read.Select(Key));
        Assert.Equal("1.5", read[0].Facts!.Value[0].GetProperty("value").GetRawText());
    }

    [Theory]
    [InlineData("fasttext", "a.txt")]
    [InlineData("tsv", "a.tsv")]
    public void Forms_of_lines_keep_text_and_labels(string format, string name)
    {
        var read = RoundTrip(format, name);
        Assert.Equal(Articles.Select(a => a.Text.Replace('\n', ' ')), read.Select(a => a.Text));
        Assert.Equal(Articles.Select(a => string.Join('|', a.Labels)), read.Select(a => string.Join('|', a.Labels)));
    }

    [Fact]
    public void A_spreadsheet_runs_no_cell()
    {
        RoundTrip("csv", "a.csv");
        var text = File.ReadAllText(Path.Combine(folder.Folder, "a.csv"));
        Assert.Contains("\"'=SUM(A1)", text);
        Assert.Contains("''=已经有撇号", text);
    }

    [Fact]
    public void Nothing_at_all_is_a_valid_file_of_every_form()
    {
        foreach (var format in DataWriters.Names)
        {
            using var stream = new MemoryStream();
            DataWriters.Make(format, stream).Finish();
            var path = folder.Write("empty-" + format + (format == "label-studio" ? ".json" : format == "csv" ? ".csv" : ".jsonl"), stream.ToArray());
            Assert.Equal((0, 0), (DataSet.Read([path], DataFolder.Schema).Articles.Count, DataSet.Read([path], DataFolder.Schema).Problems.Count));
        }
    }

    private IReadOnlyList<LabeledArticle> RoundTrip(string format, string name)
    {
        using var stream = new MemoryStream();
        var writer = DataWriters.Make(format, stream);
        foreach (var article in Articles) writer.Write(article);
        writer.Finish();
        var data = DataSet.Read([folder.Write(name, stream.ToArray())], DataFolder.Schema);
        Assert.Empty(data.Problems);
        return data.Articles;
    }

    private static string Key(LabeledArticle a) =>
        string.Join('¦', a.Id, a.Text, a.Published, a.Place, string.Join('|', a.Chains), string.Join('|', a.Themes), a.Split, a.Register);
}
