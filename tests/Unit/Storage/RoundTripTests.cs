using FsCheck;
using FsCheck.Fluent;

using PolicyML.Core;
using PolicyML.Core.Json;
using PolicyML.Storage;

namespace PolicyML.Tests.Unit.Storage;

/// <summary>What is saved comes back as it was, and saving it again changes nothing.</summary>
public class RoundTripTests
{
    [Theory, OnSqlite, OnPostgres]
    public void A_source_comes_back_as_it_was_saved(string database)
    {
        using var place = new TestStore(database);
        using var store = place.Open();
        Prop.ForAll(ArbMap.Default.ArbFor<int>(), seed =>
        {
            var source = new RandomSources(seed).Next("issue-" + seed);
            store.Save(source);
            AssertSame(source, store.Source(source.Path)!);
        }).QuickCheckThrowOnFailure();
    }

    [Theory, OnSqlite, OnPostgres]
    public void A_text_that_no_encoding_holds_comes_back(string database)
    {
        using var place = new TestStore(database);
        using var store = place.Open();
        var source = new SourceRecord { Path = "half\ud800.txt", Text = "前\ud800后\0末\udfff", Articles = [] };
        store.Save(source);
        AssertSame(source, store.Source(source.Path)!);
    }

    [Theory, OnSqlite, OnPostgres]
    public void The_same_reading_again_changes_nothing(string database)
    {
        using var place = new TestStore(database);
        using var store = place.Open();
        var source = new RandomSources(7).Next("a.txt", 6);
        Assert.Equal(SaveOutcome.Added, store.Save(source));
        var before = StoreContent.Of(store);
        Assert.Equal(SaveOutcome.Unchanged, store.Save(source));
        using (var second = place.Open()) Assert.Equal(SaveOutcome.Unchanged, second.Save(source));
        Assert.Equal(before, StoreContent.Of(store));
    }

    [Theory, OnSqlite, OnPostgres]
    public void A_corrected_reading_replaces_the_old_one(string database)
    {
        using var place = new TestStore(database);
        using var store = place.Open();
        var others = new RandomSources(3);
        store.Save(others.Next("b.txt", 6));
        store.Save(others.Next("a.txt", 6));
        var corrected = others.Next("a.txt", 6);
        Assert.Equal(SaveOutcome.Replaced, store.Save(corrected));
        AssertSame(corrected, store.Source("a.txt")!);

        using var freshPlace = new TestStore(database);
        using var fresh = freshPlace.Open();
        fresh.Save(corrected);
        fresh.Save(store.Source("b.txt")!);
        Assert.Equal(StoreContent.Of(fresh), StoreContent.Of(store));
    }

    [Theory, OnSqlite, OnPostgres]
    public void A_removed_source_leaves_nothing(string database)
    {
        using var place = new TestStore(database);
        using var store = place.Open();
        store.Save(new RandomSources(5).Next("a.txt", 6));
        Assert.True(store.Remove("a.txt"));
        Assert.False(store.Remove("a.txt"));
        Assert.Null(store.Source("a.txt"));
        Assert.Empty(StoreContent.Of(store));
    }

    internal static void AssertSame(SourceRecord expected, SourceRecord actual)
    {
        Assert.Equal(expected.Path, actual.Path);
        Assert.Equal(expected.Text, actual.Text);
        Assert.Equal(expected.Articles.Select(Describe), actual.Articles.Select(Describe));
        Assert.Equal(expected.Articles.SelectMany(a => a.Facts), actual.Articles.SelectMany(a => a.Facts));
        Assert.Equal(expected.Articles.SelectMany(a => a.Projects), actual.Articles.SelectMany(a => a.Projects));
        Assert.Equal(expected.Articles.SelectMany(a => a.Chains.Concat(a.Themes)), actual.Articles.SelectMany(a => a.Chains.Concat(a.Themes)));
    }

    /// <summary>All fields of an article, by the format of the output.</summary>
    private static string Describe(Article article) =>
        $"{article.Headline}|{article.Text}|{article.Byline}|{string.Join(' ', article.Enterprises.Select(e => e.Name + e.RoleSpan + e.Confidence + string.Join('+', e.Roles)))}|{ArticleJson.ToJson(article)}";
}
