using System.Text;

using PolicyML.Learning.Data;

namespace PolicyML.Tests.Unit.Learning.Data;

/// <summary>Every form of data is read, and what is wrong is named with its line while the rest is read.</summary>
public sealed class DataReaderTests : IDisposable
{
    private readonly DataFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_row_of_ours_keeps_all_its_fields()
    {
        var article = Assert.Single(folder.Read("a.jsonl", """
            {"id":"a1","text":"钢厂新高炉点火\n产能翻番。","published":"2024-03-04","place":"140581","chains":["steel"],"themes":["projects","green"],"split":"test","register":"county_paper","facts":[{"value":3}]}
            """).Articles);
        Assert.Equal(("a1", "钢厂新高炉点火\n产能翻番。", "140581", "test", "county_paper"), (article.Id, article.Text, article.Place, article.Split, article.Register));
        Assert.Equal(new DateOnly(2024, 3, 4), article.Published);
        Assert.Equal(["steel"], article.Chains);
        Assert.Equal(["projects", "green"], article.Themes);
        Assert.Equal(3, article.Facts!.Value[0].GetProperty("value").GetInt32());
        Assert.Equal(1, article.Line);
    }

    [Theory]
    [InlineData("a.csv", "text,chains,themes\n\"炼钢, 轧钢\",steel|coal,绿色低碳\n")]
    [InlineData("excel.csv", "\uFEFF正文,产业链,主题\r\n\"炼钢, 轧钢\",钢铁与焦化；煤炭与煤化工,green\r\n")]
    [InlineData("labels.csv", "label,text\n\"steel,coal,green\",\"炼钢, 轧钢\"\n")]
    [InlineData("a.tsv", "text\tlabel\n炼钢, 轧钢\tsteel|coal|green\n")]
    [InlineData("titles.tsv", "炼钢, 轧钢\tsteel,coal,green\n")]
    [InlineData("fasttext.txt", "__label__steel __label__coal __label__green 炼钢, 轧钢\n")]
    [InlineData("doccano.jsonl", "{\"id\":7,\"text\":\"炼钢, 轧钢\",\"label\":[\"steel\",\"coal\",\"green\"]}\n")]
    [InlineData("prefixed.jsonl", "{\"text\":\"炼钢, 轧钢\",\"labels\":[\"chain:steel\",\"chain:coal\",\"theme:green\"]}\n")]
    [InlineData("analyser.jsonl", "{\"text\":\"炼钢, 轧钢\",\"chains\":[{\"id\":\"steel\",\"p\":0.9},{\"id\":\"coal\",\"p\":0.6}],\"themes\":[{\"id\":\"green\",\"p\":0.7}]}\n")]
    [InlineData("studio.json", "[{\"id\":1,\"data\":{\"text\":\"炼钢, 轧钢\"},\"annotations\":[{\"result\":[{\"from_name\":\"chains\",\"type\":\"choices\",\"value\":{\"choices\":[\"steel\",\"煤炭与煤化工\"]}},{\"from_name\":\"themes\",\"type\":\"choices\",\"value\":{\"choices\":[\"green\"]}}]}]}]")]
    [InlineData("min.json", "[{\"id\":1,\"text\":\"炼钢, 轧钢\",\"chains\":{\"choices\":[\"steel\",\"coal\"]},\"themes\":\"green\"}]")]
    public void Every_form_says_the_same(string name, string content)
    {
        var data = folder.Read(name, content);
        Assert.Empty(data.Problems);
        var article = Assert.Single(data.Articles);
        Assert.Equal("炼钢, 轧钢", article.Text);
        Assert.Equal(["steel", "coal"], article.Chains);
        Assert.Equal(["green"], article.Themes);
    }

    [Fact]
    public void A_table_of_Excel_in_GB18030_is_read()
    {
        var gb = CodePagesEncodingProvider.Instance.GetEncoding("gb18030")!;
        var path = folder.Write("gb.csv", gb.GetBytes("编号,正文,产业链\n1,县里的白酒企业扩大产能，新建酿造车间两座。,白酒与酿造\n"));
        var article = Assert.Single(DataSet.Read([path], DataFolder.Schema).Articles);
        Assert.StartsWith("县里的白酒企业", article.Text);
        Assert.Equal(["liquor"], article.Chains);
    }

    [Theory]
    [InlineData("{\"text\":\"x\",\"chains\":[\"steel\"", DataProblemCode.BrokenJson)]
    [InlineData("[1,2]", DataProblemCode.NotAnObject)]
    [InlineData("{\"chains\":[]}", DataProblemCode.NoText)]
    [InlineData("{\"text\":\" \\n \",\"chains\":[]}", DataProblemCode.EmptyText)]
    [InlineData("{\"text\":\"x\",\"chains\":[\"stell\"]}", DataProblemCode.UnknownLabel)]
    [InlineData("{\"text\":\"x\",\"chains\":[\"green\"]}", DataProblemCode.WrongKind)]
    [InlineData("{\"text\":\"x\"}", DataProblemCode.NoLabels)]
    [InlineData("{\"text\":\"x\",\"label\":[[0,1,\"steel\"]]}", DataProblemCode.SpanLabels)]
    [InlineData("{\"text\":\"x\",\"chains\":[],\"published\":\"yesterday\"}", DataProblemCode.BadField)]
    [InlineData("{\"text\":\"x\",\"chains\":[],\"split\":\"dev\"}", DataProblemCode.BadField)]
    [InlineData("{\"text\":3,\"chains\":[]}", DataProblemCode.BadField)]
    [InlineData("{\"id\":\"good\",\"text\":\"x\",\"chains\":[]}", DataProblemCode.RepeatedId)]
    [InlineData("{\"text\":\"\\ud800\",\"chains\":[]}", DataProblemCode.BrokenJson)]
    public void A_broken_line_is_named_and_the_others_are_read(string line, DataProblemCode code)
    {
        const string Good = "{\"id\":\"good\",\"text\":\"炼钢\",\"chains\":[\"steel\"]}";
        var data = folder.Read("a.jsonl", $"{Good}\n\n{line}\n{Good.Replace("good", "last")}\n");
        Assert.Equal(["good", "last"], data.Articles.Select(a => a.Id));
        var problem = Assert.Single(data.Problems);
        Assert.Equal((code, 3), (problem.Code, problem.Line));
        Assert.EndsWith("a.jsonl:3", problem.Where);
        Assert.DoesNotContain('{', problem.Message.Replace("{\"id\": …, \"text\": …, \"chains\": [], \"themes\": []}", ""));
    }

    [Fact]
    public void An_unknown_label_comes_with_what_was_probably_meant()
    {
        var data = folder.Read("a.csv", "text,label\n炼钢,stel\n");
        Assert.Contains("\"stel\" (steel?)", Assert.Single(data.Problems).Message);
    }

    [Theory]
    [InlineData("utf-8")]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    public void A_byte_order_mark_is_no_part_of_the_first_row(string name)
    {
        var encoding = Encoding.GetEncoding(name);
        byte[] bytes = [.. encoding.GetPreamble(), .. encoding.GetBytes("{\"text\":\"县里的酿酒企业扩建窖池，年产基酒三千吨。\",\"chains\":[\"liquor\"]}\n")];
        Assert.NotEmpty(encoding.GetPreamble());
        Assert.Equal(["liquor"], Assert.Single(DataSet.Read([folder.Write("a.jsonl", bytes)], DataFolder.Schema).Articles).Chains);
    }

    [Fact]
    public void Bytes_that_are_no_text_cost_their_row_and_a_replacement_character_does_not()
    {
        var lines = "{\"text\":\"好的一行，字数要够多，编码才认得出来\",\"chains\":[]}\n{\"text\":\"坏#的一行\",\"chains\":[]}\n{\"text\":\"本来就有\uFFFD的一行\",\"chains\":[]}\n";
        var bytes = Encoding.UTF8.GetBytes(lines).Select(b => b == '#' ? (byte)0xFF : b).ToArray();
        var data = DataSet.Read([folder.Write("a.jsonl", bytes)], DataFolder.Schema);
        Assert.Equal((DataProblemCode.DamagedText, 2), (Assert.Single(data.Problems).Code, data.Problems[0].Line));
        Assert.Contains("本来就有\uFFFD的一行", data.Articles.Select(a => a.Text));
    }

    [Fact]
    public void A_quotation_mark_that_stays_open_costs_its_row_alone()
    {
        var data = folder.Read("a.csv", "text,label\n一,steel\n\"二,coal\n三,coal\n\"四\n还是四\",coal\n");
        Assert.Equal(["一", "三", "四\n还是四"], data.Articles.Select(a => a.Text));
        Assert.Equal((DataProblemCode.OpenQuote, 3), (Assert.Single(data.Problems).Code, data.Problems[0].Line));
    }

    [Fact]
    public void After_an_open_quotation_mark_lines_are_counted_as_printed()
    {
        var data = folder.Read("a.csv", "text,label\n\"一,steel\n二\n");
        Assert.Equal([(DataProblemCode.OpenQuote, 2), (DataProblemCode.NoLabels, 3)], data.Problems.Select(p => (p.Code, p.Line)));
    }

    [Fact]
    public void Lines_of_an_array_are_counted()
    {
        var data = folder.Read("a.json", "[\n {\"text\":\"一\",\"chains\":[]},\n\n {\"text\":\"]}\\\"\",\n  \"chains\":[]}\n,{\"text\":\"\",\"chains\":[]}]");
        Assert.Equal([2, 4], data.Articles.Select(a => a.Line));
        Assert.Equal((DataProblemCode.EmptyText, 6), (Assert.Single(data.Problems).Code, data.Problems[0].Line));
    }

    [Fact]
    public void An_array_that_is_cut_off_gives_what_stands_before()
    {
        var data = folder.Read("a.json", "[{\"text\":\"一\",\"chains\":[]},{\"text\":\"二");
        Assert.Single(data.Articles);
        Assert.Equal(DataProblemCode.BrokenJson, Assert.Single(data.Problems).Code);
    }

    [Fact]
    public void A_cancelled_annotation_does_not_count_and_a_task_without_one_is_named()
    {
        var data = folder.Read("a.json", """
            [{"data":{"text":"一"},"annotations":[{"result":[{"type":"choices","value":{"choices":["steel"]}}]},{"was_cancelled":true,"result":[]}]},
             {"data":{"text":"二"},"annotations":[]}]
            """);
        Assert.Equal(["steel"], Assert.Single(data.Articles).Chains);
        Assert.Equal(DataProblemCode.NoLabels, Assert.Single(data.Problems).Code);
    }

    [Theory]
    [InlineData("missing.jsonl", DataProblemCode.NotFound)]
    [InlineData("picture.bin", DataProblemCode.UnknownFormat)]
    public void A_file_that_is_none_is_named(string name, DataProblemCode code)
    {
        folder.Write("picture.bin", [0x89, 0x50, 0x4E, 0x47, 0, 0, 0, 1, 2, 3]);
        var data = DataSet.Read([Path.Combine(folder.Folder, name)], DataFolder.Schema);
        Assert.Equal(code, Assert.Single(data.Problems).Code);
    }

    [Fact]
    public void A_folder_gives_its_data_files_in_order_of_names()
    {
        folder.Write("b.jsonl", "{\"id\":\"2\",\"text\":\"二\",\"chains\":[]}");
        folder.Write("a.jsonl", "{\"id\":\"1\",\"text\":\"一\",\"chains\":[]}");
        folder.Write("notes.md", "not data");
        folder.Write(".hidden.jsonl", "broken");
        var data = DataSet.Read([folder.Folder], DataFolder.Schema);
        Assert.Empty(data.Problems);
        Assert.Equal(["1", "2"], data.Articles.Select(a => a.Id));
    }

    [Fact]
    public void Rows_nobody_labelled_are_read_where_labels_are_not_needed()
    {
        var path = folder.Write("a.jsonl", "{\"text\":\"一\",\"suggested\":[{\"id\":\"steel\",\"p\":0.4,\"threshold\":0.5},{\"id\":\"gone\",\"p\":1,\"threshold\":0.5}]}");
        var article = Assert.Single(DataReader.Read([path], DataFolder.Schema, needsLabels: false)).Article!;
        Assert.False(article.IsLabeled);
        Assert.Equal(new Suggestion("steel", 0.4, 0.5), Assert.Single(article.Suggested!));
    }

    [Fact]
    public void An_empty_file_is_no_problem() => Assert.Equal((0, 0), (folder.Read("a.jsonl", "\n\n").Articles.Count, folder.Read("b.csv", "").Problems.Count));
}
