using PolicyML.Storage;
using PolicyML.Storage.Writing;

namespace PolicyML.Tests.Unit.Storage;

/// <summary>Which sources share a transaction.</summary>
public class SourceBatchTests
{
    [Theory]
    [InlineData("news.jsonl#1", "news.jsonl#2")]
    [InlineData("news.jsonl#part_1#10", "news.jsonl#part_7#11")]
    public void Documents_of_one_file_do_whatever_their_ids_look_like(string one, string other)
    {
        var batch = new SourceBatch();
        batch.Add(Document(one, "news.jsonl"));
        Assert.True(batch.Takes(Document(other, "news.jsonl")));
    }

    [Theory]
    [InlineData("b.jsonl#1", "b.jsonl")]
    [InlineData("a.jsonl#1", "a.jsonl")]
    [InlineData("page#2.txt", null)]
    public void Documents_of_another_file_a_second_one_of_the_same_path_and_plain_files_do_not(string path, string? file)
    {
        var batch = new SourceBatch();
        batch.Add(Document("a.jsonl#1", "a.jsonl"));
        Assert.False(batch.Takes(Document(path, file)));
    }

    [Fact]
    public void Plain_files_stand_alone_even_where_their_names_hold_the_mark_of_documents()
    {
        var batch = new SourceBatch();
        batch.Add(Document("page#1.txt", null));
        Assert.False(batch.Takes(Document("page#2.txt", null)));
        Assert.Equal(0, batch.RestOfPatience);
    }

    [Fact]
    public void A_transaction_takes_no_more_than_its_fill()
    {
        var batch = new SourceBatch();
        for (var i = 0; i < SourceBatch.Most; i++) batch.Add(Document($"a.jsonl#{i}", "a.jsonl"));
        Assert.False(batch.Takes(Document("a.jsonl#last", "a.jsonl")));
    }

    private static PreparedSource Document(string path, string? file) =>
        PreparedSource.Of(new SourceRecord { Path = path, File = file, Text = "正文", Articles = [] });
}
