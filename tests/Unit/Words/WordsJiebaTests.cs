using System.Diagnostics;
using System.Text;
using System.Text.Json;

using PolicyML.Text.Words;

namespace PolicyML.Tests.Unit.Words;

/// <summary>With jieba's own dictionary and tables the text is cut as jieba itself, run beside, cuts it.</summary>
public sealed class WordsJiebaTests
{
    private const int Bytes = 1_000_000;

    private const string Script = """
        import json, sys
        import jieba
        jieba.setLogLevel(60)
        if len(sys.argv) > 1:
            jieba.load_userdict(sys.argv[1])
        for line in sys.stdin.buffer:
            sys.stdout.write(json.dumps([len(w.encode('utf-16-le')) // 2 for w in jieba.cut(json.loads(line))]) + '\n')
        """;

    private static readonly string[] Crafted =
    [
        "研究生命的起源，他说的确实在理。", "AT&T和C++、c#、T恤、5G、iPhone15Pro", "增长3.5%，3.14.15，100%%，.5，a.b，1.2.3%", "第1期-2期_A+B#&", "--++..%%",
        "一二三四五六七八九十百千万亿", "鑫淼焱垚犇骉", "𠀀𠀁中国\U0001F600。", "a b\tc\r\nd\n\ne\u3000f\u00A0g", "龥龦〇々", "２０２３年８月", "王小明李雷韩梅梅欧阳修", "AA制BBS", "", " ", "中", "1", "的的的的的的", "é中é文",
    ];

    [JiebaFact]
    public void Cuts_as_jieba_does() => AssertAlike(null);

    [JiebaFact]
    public void Takes_users_words_as_jieba_does()
    {
        using var scratch = new WordsScratch();
        AssertAlike(scratch.Write("user.txt", "云计算平台\n创新办 3 i\n项目建设\n招商引资额\n同比增长 n\n高质量发展\nAI大模型\neasy_install 3 eng\n科技 0\n"));
    }

    private static void AssertAlike(string? userPath)
    {
        var texts = Texts();
        var segmenter = Segmenter.Load(JiebaFactAttribute.Folder!, userPath: userPath);
        var differing = new List<string>();
        var (common, all) = (0, 0);
        foreach (var (text, theirs) in texts.Zip(Jieba(texts, userPath)))
        {
            var ours = segmenter.Cut(text).Select(w => w.Length).ToList();
            var (ourEnds, theirEnds) = (Ends(ours), Ends(theirs));
            common += 2 * ourEnds.Intersect(theirEnds).Count();
            all += ourEnds.Count + theirEnds.Count;
            if (!ours.SequenceEqual(theirs)) differing.Add(text);
        }

        Assert.True(common >= 0.999 * all, $"boundary F1 {(double)common / all:F6}");
        Assert.Empty(differing);
    }

    private static HashSet<int> Ends(IEnumerable<int> lengths)
    {
        var at = 0;
        return [.. lengths.Select(l => at += l)];
    }

    // Real news where it lies beside the repository, else the sample issues; and lines made to be hard.
    private static List<string> Texts()
    {
        var texts = new List<string>(Crafted);
        var size = 0;
        var news = Repository.Shared("corpus", "news");
        var found = news is not null
            ? Directory.EnumerateFiles(news).Order(StringComparer.Ordinal).SelectMany(File.ReadLines).Select(l => JsonDocument.Parse(l).RootElement.GetProperty("text").GetString()!)
            : Directory.EnumerateFiles(Repository.PathOf("datasets", "issues"), "*.txt").Order(StringComparer.Ordinal).Select(File.ReadAllText);
        foreach (var text in found)
        {
            if (size >= Bytes) break;
            texts.Add(text);
            size += Encoding.UTF8.GetByteCount(text);
        }

        return texts;
    }

    private static List<int[]> Jieba(List<string> texts, string? userPath)
    {
        var start = new ProcessStartInfo(JiebaFactAttribute.Python, userPath is null ? ["-c", Script] : ["-c", Script, userPath]) { RedirectStandardInput = true, RedirectStandardOutput = true, UseShellExecute = false };
        using var process = Process.Start(start)!;
        var writing = Task.Run(() =>
        {
            using var input = process.StandardInput;
            foreach (var text in texts) input.WriteLine(JsonSerializer.Serialize(text));
        });
        var cuts = new List<int[]>();
        while (process.StandardOutput.ReadLine() is { } line) cuts.Add(JsonSerializer.Deserialize<int[]>(line)!);
        writing.Wait();
        Assert.Equal(texts.Count, cuts.Count);
        return cuts;
    }
}

/// <summary>A test that needs Debian's python3-jieba; skipped with a reason where it is missing.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class JiebaFactAttribute : FactAttribute
{
    internal const string Python = "/usr/bin/python3";

    /// <summary>Skips the test where jieba is not installed.</summary>
    public JiebaFactAttribute()
    {
        if (Folder is null || !File.Exists(Python)) Skip = "python3-jieba is not installed";
    }

    /// <summary>The folder of jieba's package; null where it is missing.</summary>
    internal static string? Folder { get; } = Directory.Exists("/usr/lib/python3/dist-packages/jieba") ? "/usr/lib/python3/dist-packages/jieba" : null;
}
