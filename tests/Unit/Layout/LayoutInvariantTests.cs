using System.Text.Json;

using PolicyML.Core;
using PolicyML.Core.Lexicons;
using PolicyML.Text;
using PolicyML.Text.Layout;

namespace PolicyML.Tests.Unit.Layout;

/// <summary>What holds of every split, whatever the text.</summary>
public class LayoutInvariantTests
{
    private static readonly PageLayout Layout = PageLayout.Load(Lexicon.Default);

    public static TheoryData<string> HostileTexts() =>
    [
        string.Concat(Enumerable.Repeat("全市规模以上工业增加值同比增长百分之八，", 20000)),
        string.Concat(Enumerable.Range(0, 50000).Select(i => $"短行{i % 97}\n")),
        new string('（', 100000) + "\n" + string.Concat(Enumerable.Repeat("（\n", 20000)),
        string.Concat(Enumerable.Repeat("某县召开项目建设推进会\n\n本报讯 近日召开。\n", 5000)),
        string.Concat(Enumerable.Repeat("图为现场。本报记者 王波 摄\n", 5000)),
        string.Concat(Enumerable.Repeat("本报记者 王波 李明\n", 10000)),
        string.Concat(Enumerable.Repeat("#\n##\n# 标题\n", 5000)),
        "\uD800\n甲\0乙\n\uDC00\uDC00。\n\u200B\n本报讯",
        "本报讯（",
        "【",
        "——\n——\n——",
    ];

    [Theory]
    [MemberData(nameof(HostileTexts))]
    public void Any_text_comes_apart_without_overlap_or_loss(string text) => AssertSound(text);

    [Fact]
    public void Random_signs_come_apart_without_overlap_or_loss()
    {
        const string signs = "本报讯记者（）“”。，\n\n \u3000#王李张摄图为月日——一、1.编辑打印下转第4版县召开项目电新华社完";
        var random = new Random(11);
        for (var run = 0; run < 300; run++)
        {
            AssertSound(new string([.. Enumerable.Range(0, random.Next(400)).Select(_ => signs[random.Next(signs.Length)])]));
        }
    }

    [SharedFact("pages")]
    public void Shared_pages_come_apart_soundly()
    {
        foreach (var file in Directory.GetFiles(Repository.Shared("pages")!, "*.txt")) AssertSound(File.ReadAllText(file).Replace("\r\n", "\n", StringComparison.Ordinal));
    }

    [SharedFact("corpus")]
    public void Each_shared_report_has_one_article_with_nearly_all_its_text()
    {
        foreach (var file in Directory.GetFiles(Repository.Shared("corpus", "reports")!, "*.txt"))
        {
            var text = File.ReadAllText(file);
            var pieces = AssertSound(text);
            var largest = pieces.Where(p => p.Kind == ArticleKind.Article).Max(p => p.Segments.Sum(s => s.Length));
            Assert.True(largest > text.Length * 0.93, $"{Path.GetFileName(file)}: {largest} of {text.Length}");
        }
    }

    [SharedFact("corpus")]
    public void Shared_news_stay_one_article_each()
    {
        int documents = 0, split = 0;
        foreach (var file in Directory.GetFiles(Repository.Shared("corpus", "news")!, "*.jsonl"))
        {
            foreach (var line in File.ReadLines(file))
            {
                using var json = JsonDocument.Parse(line);
                var pieces = AssertSound(json.RootElement.GetProperty("text").GetString()!.Replace("\r\n", "\n", StringComparison.Ordinal));
                documents++;
                if (pieces.Count(p => p.Kind == ArticleKind.Article) != 1) split++;
            }
        }

        Assert.True(split * 1000 < documents, $"{split} of {documents}");
    }

    private static IReadOnlyList<ArticleLayout> AssertSound(string text)
    {
        var pieces = Layout.Split(SourceText.FromString(text));
        var taken = new bool[text.Length];
        foreach (var piece in pieces)
        {
            Assert.NotEmpty(piece.Segments);
            foreach (var segment in piece.Segments) Take(segment, taken);
            AssertReads(piece, text);
        }

        return pieces;
    }

    private static void Take(TextSpan segment, bool[] taken)
    {
        Assert.True(segment.Start >= 0 && segment.End <= taken.Length && !segment.IsEmpty);
        for (var i = segment.Start; i < segment.End; i++)
        {
            Assert.False(taken[i]);
            taken[i] = true;
        }
    }

    /// <summary>Paragraphs tile the reading text in order, and every character read lies in a segment.</summary>
    private static void AssertReads(ArticleLayout piece, string text)
    {
        var reading = piece.Reading.Text;
        var at = 0;
        foreach (var paragraph in piece.Paragraphs)
        {
            Assert.Equal(at, paragraph.Span.Start);
            Assert.False(paragraph.Span.IsEmpty);
            Assert.True(reading.IndexOf('\n', at) == paragraph.Span.End);
            at = paragraph.Span.End + 1;
        }

        Assert.Equal(reading.Length, at);
        var segments = piece.Segments.Order().ToArray();
        for (var i = 0; i < reading.Length; i += Math.Max(1, reading.Length / 500))
        {
            if (reading[i] == '\n') continue;
            var source = piece.Reading.ToSource(i);
            Assert.Contains(segments, s => s.Contains(source));
            Assert.True(source < text.Length);
        }
    }
}
