using System.Text;

using PolicyML.Core.Lexicons;
using PolicyML.Text.Words;

namespace PolicyML.Tests.Unit.Words;

/// <summary>Dictionaries, tables of probabilities and users' words from files.</summary>
public sealed class WordsLoadTests : IDisposable
{
    private const string Plain = "项目 500 n\n开工 300 v\n产业 400 n\n产业园 200 n\n园区 100 n\n的 9000 uj\n";
    private readonly WordsScratch scratch = new();

    public void Dispose() => scratch.Dispose();

    [Theory]
    [InlineData("\uFEFF" + Plain)]
    [InlineData("项目 500\r\n开工 300\r\n\r\n产业 400\r\n产业园 200\r\n园区 100\r\n的 9000")]
    [InlineData("项目\t500\tn\n  开工  300  v  \n产业 400 n 备注\n产业园 200 n\n园区 100 n\n的 9000 uj")]
    [InlineData("的 9000 uj\n项目 1 n\n园区 100 n\n开工 300 v\n项目 500 n\n产业园 200 n\n产业 400 n\n")]
    public void A_dictionary_is_read_whatever_its_line_ends_blanks_and_order(string content)
    {
        var segmenter = Segmenter.Load(scratch.Write("d.txt", content));
        Assert.Equal(["产业园", "的", "项目", "开工"], segmenter.Cut("产业园的项目开工"));
    }

    [Fact]
    public void Words_of_letters_beyond_the_basic_plane_and_of_two_bytes_are_read()
    {
        var segmenter = Segmenter.Load(scratch.Write("d.txt", Plain + "𠮷野家 5 n\nCafé 3 n\nT恤 4 n\n"));
        Assert.Equal(["T恤", "产业"], segmenter.Cut("T恤产业"));
        Assert.Equal("𠮷", segmenter.Cut("𠮷野家")[0]);
    }

    [Fact]
    public void Broken_lines_are_told_by_file_and_line()
    {
        var path = scratch.Write("broken.txt", [.. "项目 500 n\n开工 很多 v\n产业 12x\n"u8, 0xC4, 0xE3, .. " 3 n\n园区 99999999999999999999 n\n"u8, .. Encoding.UTF8.GetBytes(new string('长', 80)), .. " 3 n\n"u8]);
        var message = Assert.Throws<WordException>(() => Segmenter.Load(path)).Message;
        Assert.Equal([$"{path}:2:", $"{path}:3:", $"{path}:4:", $"{path}:5:", $"{path}:6:"], message.Split('\n').Select(l => l[..(path.Length + 3)]));
        Assert.Contains("开工 很多 v", message, StringComparison.Ordinal);
        Assert.Contains("not UTF-8", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_many_broken_lines_the_first_are_told_and_the_rest_counted()
    {
        var path = scratch.Write("broken.txt", string.Concat(Enumerable.Repeat("坏 行\n", 1000)));
        var message = Assert.Throws<WordException>(() => Segmenter.Load(path)).Message;
        Assert.Equal(6, message.Split('\n').Length);
        Assert.Contains("995 more", message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("\n \n")]
    [InlineData("\uFEFF")]
    public void A_dictionary_without_words_is_refused(string content) =>
        Assert.Contains("no word", Assert.Throws<WordException>(() => Segmenter.Load(scratch.Write("d.txt", content))).Message, StringComparison.Ordinal);

    [Fact]
    public void A_missing_file_or_an_empty_folder_is_told()
    {
        Assert.Contains("no such file", Assert.Throws<WordException>(() => Segmenter.Load(Path.Combine(scratch.Folder, "none.txt"))).Message, StringComparison.Ordinal);
        Assert.Contains("dict.txt", Assert.Throws<WordException>(() => Segmenter.Load(scratch.Folder)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_word_without_a_frequency_is_kept_whole()
    {
        var text = "产业园项目开工";
        Assert.Equal(["产业园", "项目", "开工"], Segmenter.Load(scratch.Write("d.txt", Plain)).Cut(text));
        Assert.Equal(["产业园项目", "开工"], Segmenter.Load(scratch.Write("e.txt", Plain + "产业园项目\n")).Cut(text));
        Assert.Equal(["产业园", "项目开工"], Segmenter.Load(scratch.Write("f.txt", Plain + "项目开工 n\n")).Cut(text));
    }

    [Fact]
    public void A_users_words_come_on_top_and_frequency_0_forbids_one()
    {
        var user = scratch.Write("user.txt", "产业园项目\n开工 0\n");
        Assert.Equal(["产业园项目", "开", "工"], Segmenter.Load(scratch.Write("d.txt", Plain), userPath: user).Cut("产业园项目开工"));
        Assert.Equal(["零碳园区管家", "启动"], Segmenter.Load(Lexicon.Default, scratch.Write("own.txt", "零碳园区管家\n")).Cut("零碳园区管家启动"));
    }

    [Fact]
    public void Tables_of_probabilities_are_read_from_text_and_from_python_alike()
    {
        const string start = "-0.3 -3.14e+100 -3.14e+100 -1.4";
        const string next = "-3.14e+100 -0.5 -0.9 -3.14e+100\n-0.6 -3.14e+100 -3.14e+100 -0.8\n-3.14e+100 -0.3 -1.3 -3.14e+100\n-0.7 -3.14e+100 -3.14e+100 -0.7";
        scratch.Write("cpp/hmm_model.utf8", $"#prob_start\n{start}\n#prob_trans\n{next}\n#prob_emit\n#B\n鑫:-2,隆:-6\n#E\n隆:-2,鑫:-6\n#M\n鑫:-5\n#S\n鑫:-4,隆:-4\n");
        scratch.Write("py/finalseg/prob_start.py", "P={'B': -0.3,\n 'E': -3.14e+100,\n 'M': -3.14e+100,\n 'S': -1.4}\n");
        scratch.Write("py/finalseg/prob_trans.py", "P={'B': {'E': -0.5, 'M': -0.9},\n'E': {'B': -0.6, 'S': -0.8},\n'M': {'E': -0.3, 'M': -1.3},\n'S': {'B': -0.7, 'S': -0.7}}\n");
        scratch.Write("py/finalseg/prob_emit.py", "from __future__ import unicode_literals\n\nP={'B': {'\\u946b': -2, '隆': -6},'E': {'隆': -2, '\\u946b': -6},\n'M': {'\\u946b': -5}, 'S': {'\\u946b': -4, '隆': -4}}\n");
        foreach (var folder in (string[])["cpp", "py"])
        {
            scratch.Write($"{folder}/dict.txt", Plain);
            var words = Segmenter.Load(Path.Combine(scratch.Folder, folder)).Cut("鑫隆鑫隆项目");
            Assert.Equal(["鑫隆", "鑫隆", "项目"], words);
        }
    }

    [Theory]
    [InlineData("a.utf8", "1 2 3\n", ":1:")]
    [InlineData("b.utf8", "-1 -1 -1 x\n", "x")]
    [InlineData("c.utf8", "-1 -1 -1 -1\n", "rows")]
    [InlineData("prob_emit.py", "P={'B': {'\\u4e00': minus}}", "number")]
    [InlineData("prob_emit.py", "P={'B': {'\\u4e00': -1", "ends")]
    [InlineData("prob_emit.py", "P={'X': {'\\u4e00': -1}}", "X")]
    public void Broken_tables_are_told(string name, string content, string said)
    {
        var path = scratch.Write(name, content);
        scratch.Write("prob_start.py", "P={'B': -1}");
        scratch.Write("prob_trans.py", "P={'B': {'E': -1}}");
        var message = Assert.Throws<WordException>(() => Segmenter.Load(scratch.Write("d.txt", Plain), name.EndsWith(".py", StringComparison.Ordinal) ? scratch.Folder : path)).Message;
        Assert.StartsWith(path + ":", message, StringComparison.Ordinal);
        Assert.Contains(said, message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_name_tells_dictionaries_apart()
    {
        var one = Segmenter.Load(scratch.Write("d.txt", Plain)).Name;
        Assert.StartsWith("d.txt@", one, StringComparison.Ordinal);
        Assert.Equal(one, Segmenter.Load(scratch.Write("d.txt", Plain)).Name);
        Assert.NotEqual(one, Segmenter.Load(scratch.Write("d.txt", Plain.Replace("300", "301", StringComparison.Ordinal))).Name);
    }
}
