using PolicyML.Core;
using PolicyML.Storage;

namespace PolicyML.Tests.Unit.Storage;

/// <summary>The same story in several sources is one story, named by the one printed first; others stay apart.</summary>
public class StoryTests
{
    private const string Opening = "晨川新材料有限公司负极材料项目在灵石县经济开发区开工建设，县里为项目配备专班，土地、能评、环评手续同步办理。";
    private const string Middle = "项目总投资2.85亿元，占地126亩，分两期建设；一期建成后年产负极材料1.25万吨，预计年产值5.36亿元，可带动就业320人。";
    private const string End = "灵石县去年以来围绕煤焦、建材、新材料三条产业链补齐短板，先后引进配套企业17家，开发区规上工业增加值同比增长8.4%，固定资产投资同比增长11.2%。";

    [Theory, OnSqlite, OnPostgres]
    public void A_reprint_with_other_words_around_it_is_a_repeat_of_what_was_printed_first(string database)
    {
        using var place = new TestStore(database);
        using var store = place.Open();
        Save(store, "b.txt", "2024-03-05", Opening + Middle + End);
        Save(store, "a.txt", "2024-03-07", "本报综合消息 " + Opening + "\n" + Middle + End + "（完）");
        Save(store, "c.txt", "2024-03-04", Opening.Replace("，", " , ", StringComparison.Ordinal) + Middle + End);
        Save(store, "d.txt", "2024-03-01", "另一条消息：" + string.Concat(Enumerable.Range(0, 40).Select(i => $"第{i}组走访了{i * 3}户农家，")));
        Assert.Equal(["d.txt", "c.txt"], Firsts(store));
        Assert.Equal(["c.txt", "c.txt", "c.txt", "d.txt"], Stories(store).Select(s => s.First));
    }

    [Theory, OnSqlite, OnPostgres]
    public void Removing_or_correcting_the_first_print_names_the_story_anew(string database)
    {
        using var place = new TestStore(database);
        using var store = place.Open();
        foreach (var (path, day) in new[] { ("a.txt", "2024-03-04"), ("b.txt", "2024-03-05"), ("c.txt", "2024-03-06") }) Save(store, path, day, Opening + Middle + End);
        Assert.Equal(["a.txt"], Firsts(store));
        store.Remove("a.txt");
        Assert.Equal(["b.txt"], Firsts(store));
        Save(store, "b.txt", "2024-03-05", string.Concat(Enumerable.Range(0, 50).Select(i => $"改写后讲的是另一件事{i}。")));
        Assert.Equal(["b.txt", "c.txt"], Firsts(store));
        Save(store, "b.txt", "2024-03-05", Opening + Middle + End);
        Assert.Equal(["b.txt"], Firsts(store));
    }

    [Theory, OnSqlite, OnPostgres]
    public void Bulletins_of_one_pattern_with_other_figures_are_stories_of_their_own(string database)
    {
        using var place = new TestStore(database);
        using var store = place.Open();
        for (var month = 1; month <= 4; month++)
        {
            var text = $"沁水县统计局发布数据，1至{month}月全县规上工业增加值同比增长{month + 3}.{month}%，固定资产投资完成{month * 3}.7{month}亿元，同比增长{month + 7}.{month}%；"
                + $"社会消费品零售总额{month * 2}.3{month}亿元，同比增长{month}.8{month}%；一般公共预算收入完成{month}.9{month}亿元。全县经济运行总体平稳，主要指标保持在合理区间，发展质量稳步提升，向好态势继续巩固。";
            Save(store, $"{month}.txt", $"2024-0{month + 1}-15", text);
        }

        Assert.Equal(4, Firsts(store).Count);
    }

    [Theory, OnSqlite, OnPostgres]
    public void Short_pieces_and_captions_repeat_nothing(string database)
    {
        using var place = new TestStore(database);
        using var store = place.Open();
        for (var i = 0; i < 3; i++)
        {
            Save(store, $"short{i}.txt", "2024-03-04", "开发区今日举行项目开工仪式。");
            Save(store, $"caption{i}.txt", "2024-03-04", Opening + Middle + End, ArticleKind.Caption);
        }

        Assert.Equal(6, Firsts(store).Count);
    }

    [Theory, OnSqlite, OnPostgres]
    public void The_order_of_saving_does_not_matter(string database)
    {
        var random = new Random(3);
        var texts = Enumerable.Range(0, 24).Select(i => (Path: $"{i}.txt", Day: $"2024-03-{random.Next(1, 9):D2}", Text: Variant(random, i % 6))).ToList();
        List<(string, string)>? expected = null;
        for (var round = 0; round < 4; round++)
        {
            using var place = new TestStore(database);
            using var store = place.Open();
            foreach (var (path, day, text) in texts.OrderBy(_ => random.Next()).ToList()) Save(store, path, day, text);
            if (round == 3)
            {
                // Taking sources out and in again is an order too.
                foreach (var (path, day, text) in texts.Take(8)) store.Remove(path);
                foreach (var (path, day, text) in texts.Take(8)) Save(store, path, day, text);
            }

            expected ??= Stories(store);
            Assert.Equal(expected, Stories(store));
        }

        Assert.InRange(expected!.Select(s => s.Item2).Distinct().Count(), 2, 23);
    }

    /// <summary>One of some base texts with a part cut out and another put in.</summary>
    private static string Variant(Random random, int kind)
    {
        var clauses = Enumerable.Range(0, 30).Select(i => $"{(char)('甲' + kind)}县第{(kind * 31) + i}个项目落地，{(char)('一' + (i * 37) + (kind * 411))}业园区新添生产线{i}条，").ToList();
        clauses.RemoveRange(random.Next(20), random.Next(1, 10));
        return string.Concat(clauses);
    }

    private static List<string> Firsts(Store store) => [.. store.Articles(new StoreFilter { WithRepeats = false }).Select(a => a.Head.Source)];

    private static List<(string Path, string First)> Stories(Store store)
    {
        var heads = store.Articles(StoreFilter.All).ToDictionary(a => a.Head.Id, a => a.Head);
        return [.. heads.Values.Select(h => (h.Source, heads[h.Story].Source)).Order()];
    }

    private static void Save(Store store, string path, string day, string text, ArticleKind kind = ArticleKind.Article)
    {
        var published = DateOnly.ParseExact(day, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        store.Save(new SourceRecord
        {
            Path = path,
            Text = text,
            Articles = [new Article { Source = path, Number = 1, Kind = kind, Published = published, Segments = [new TextSpan(0, text.Length)] }],
        });
    }
}
