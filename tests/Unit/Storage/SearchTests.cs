using PolicyML.Core;
using PolicyML.Storage;

namespace PolicyML.Tests.Unit.Storage;

/// <summary>Search finds every piece of text as a substring, wherever it stands, and nothing else.</summary>
public class SearchTests
{
    [Theory]
    [OnSqlite, OnPostgres]
    public void Part_of_a_longer_word_is_found_with_its_place_in_the_snippet(string database)
    {
        using var place = new TestStore(database);
        using var store = place.Open();
        Save(store, "a.txt", "县里走访企业\n上午，调研组来到两家兽药企业，了解技改进度。");
        Save(store, "b.txt", "春耕备耕\n农资企业备足兽用药品。");
        var hit = Assert.Single(store.Search("兽药", StoreFilter.All));
        Assert.Equal("a.txt", hit.Article.Head.Source);
        Assert.Equal("兽药", hit.Hits.Select(h => h.Of(hit.Snippet).ToString()).Single());
        Assert.DoesNotContain('\n', hit.Snippet);
        Assert.Equal("上午，调研组来到两家兽药企业，了解技改进度。", hit.Article.Opening);
    }

    [Theory]
    [OnSqlite, OnPostgres]
    public void Width_case_and_line_breaks_do_not_matter(string database)
    {
        using var place = new TestStore(database);
        using var store = place.Open();
        Save(store, "a.txt", "开发区\n引进ＬＥＤ封装线，碳化\n硅衬底 已\u3000投产，Green Power 公司\n签约");
        foreach (var text in new[] { "led", "LED封装", "碳化硅", "衬底已投产", "green", "power 公司", "n p", "司签" })
            Assert.Single(store.Search(text, StoreFilter.All));
        Assert.Empty(store.Search("greenpower", StoreFilter.All));
        var broken = Assert.Single(store.Search("碳化硅", StoreFilter.All));
        Assert.Equal("碳化硅", Assert.Single(broken.Hits).Of(broken.Snippet).ToString());
    }

    [Theory]
    [OnSqlite, OnPostgres]
    public void All_pieces_must_be_there_and_filters_hold(string database)
    {
        using var place = new TestStore(database);
        using var store = place.Open();
        Save(store, "a.txt", "兽药企业投产");
        Save(store, "b.txt", "兽药企业停产");
        Assert.Equal("a.txt", Assert.Single(store.Search("兽药 投产", StoreFilter.All)).Article.Head.Source);
        Assert.Equal("b.txt", Assert.Single(store.Search("兽药", new StoreFilter { Source = "b" })).Article.Head.Source);
        Assert.Equal(2, store.Search("产", StoreFilter.All).Count());
        Assert.Single(store.Search("产", new StoreFilter { Limit = 1 }));
        Assert.Empty(store.Search("  ", StoreFilter.All));
        Assert.Empty(store.Search("药兽", StoreFilter.All));
    }

    [Theory]
    [OnSqlite, OnPostgres]
    public void Any_piece_of_any_text_is_found_and_what_is_found_holds_it(string database)
    {
        using var place = new TestStore(database);
        using var store = place.Open();
        var sources = Enumerable.Range(0, 40).Select(i => new RandomSources(i).Next(i + ".txt")).ToList();
        Assert.Equal(sources.Count, store.SaveAll(sources).Count());
        store.Remove("3.txt");
        store.Save(new RandomSources(400).Next("4.txt"));
        var all = Enumerable.Range(0, 40).Select(i => store.Source(i + ".txt")).OfType<SourceRecord>().SelectMany(s => s.Articles.Select(a => (s, a))).Where(x => x.a.Kind != ArticleKind.Masthead).ToList();
        var random = new Random(5);
        for (var i = 0; i < 300; i++)
        {
            var (source, article) = all[random.Next(all.Count)];
            var text = Plain(source, article);
            if (text.Length == 0) continue;
            var start = random.Next(text.Length);
            var piece = text.Substring(start, random.Next(1, Math.Min(8, text.Length - start) + 1));
            if (piece.Any(c => char.IsSurrogate(c) || c == '|')) continue;
            var expected = all.Where(x => Plain(x.s, x.a).Contains(piece, StringComparison.Ordinal) || Fold(x.a.Headline).Contains(piece, StringComparison.Ordinal)).Select(x => (x.a.Source, x.a.Number)).Order();
            Assert.Equal(expected, store.Search(piece, StoreFilter.All).Select(h => (h.Article.Head.Source, h.Article.Head.Number)).Order());
        }
    }

    /// <summary>The text as it is compared: the phrases of the random texts have blanks beside wide characters or digits alone.</summary>
    private static string Plain(SourceRecord source, Article article) => Fold(string.Join('\n', article.Segments.Select(s => s.Of(source.Text).ToString())));

    private static string Fold(string text)
    {
        var folded = string.Concat(text.Select(c => c is >= '\uFF01' and <= '\uFF5E' ? (char)(c - 0xFEE0) : c)).ToLowerInvariant();
        var kept = new System.Text.StringBuilder();
        for (var i = 0; i < folded.Length; i++)
        {
            if (!char.IsWhiteSpace(folded[i]))
            {
                kept.Append(folded[i]);
                continue;
            }

            var next = folded.AsSpan(i).TrimStart();
            if (kept.Length > 0 && kept[^1] < 0x2E80 && kept[^1] != '|' && next.Length > 0 && next[0] < 0x2E80) kept.Append('|');
        }

        return kept.ToString();
    }

    private static void Save(Store store, string path, string text)
    {
        var headline = text.Split('\n')[0];
        store.Save(new SourceRecord
        {
            Path = path,
            Text = text,
            Articles = [new Article { Source = path, Number = 1, Headline = headline, Segments = [new TextSpan(0, text.Length)] }],
        });
    }
}
