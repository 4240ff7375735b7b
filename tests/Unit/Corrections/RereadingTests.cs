using PolicyML.Core;
using PolicyML.Core.Lexicons;
using PolicyML.Storage;
using PolicyML.Storage.Corrections;
using PolicyML.Tests.Unit.Storage;

using static PolicyML.Tests.Unit.Corrections.CorrectionSample;

namespace PolicyML.Tests.Unit.Corrections;

/// <summary>A source that is read anew keeps its corrections; what they no longer find is shown, not dropped.</summary>
public class RereadingTests
{
    [Theory, OnSqlite, OnPostgres]
    public void Corrections_follow_their_words_into_another_text(string database)
    {
        using var place = new TestStore(database);
        using var store = place.Open();
        store.Save(Read);
        Made(Change(store, Fact(store, 1, "60亿"), v => v with { Status = FactStatus.Target }));
        Made(Reject(store, Fact(store, 1, "8.5%")));
        Made(Add(store, 2, "前两月", Amount(2)));
        Made(store.Corrections.Make(new ChangeLabel(Article(store, 1), LabelKind.Chain, "metals", "equipment") { By = "李四", At = Now }));
        var version = store.Corrections.Review(Article(store, 2))!.Version;
        Made(store.Corrections.Make(new MoveBoundary(Article(store, 2), Find(Page, "沙河今年力争完成投资60亿元。\n")) { Version = version, By = "李四", At = Now }));

        // The same page from another file: a line before, another break within a sentence.
        var text = "国内统一刊号\n" + Page.Replace("沙河今年力争", "沙河今年\n力争", StringComparison.Ordinal);
        Assert.Equal(SaveOutcome.Replaced, store.Save(Of(text)));
        Assert.Empty(store.Corrections.List(new CorrectionFilter { Lost = true }));
        var articles = store.Source(Paper)!.Articles;
        Assert.Equal(["完成投资60亿元", "前两月", "旅游收入3.2亿元"], articles[1].Facts.Select(f => f.Text));
        Assert.All(articles.SelectMany(a => a.Facts), f => Assert.Equal(f.Text, f.Span.Of(text).ToString()));
        Assert.Equal((FactStatus.Target, 1.0), (articles[1].Facts[0].Status, articles[1].Facts[0].Confidence));
        Assert.StartsWith("沙河今年\n力争", articles[1].Segments[0].Of(text).ToString(), StringComparison.Ordinal);
        Assert.Equal(["总投资12亿元"], articles[0].Facts.Select(f => f.Text));
        Assert.Equal(["equipment", "materials"], articles[0].Chains.Select(l => l.Id));

        // And back.
        foreach (var correction in store.Corrections.List(CorrectionFilter.All).ToList()) Undo(store, correction);
        RoundTripTests.AssertSame(Of(text), store.Source(Paper)!);
    }

    [Theory, OnSqlite, OnPostgres]
    public void What_is_not_found_again_is_shown_and_comes_back_with_its_words(string database)
    {
        using var place = new TestStore(database);
        using var store = place.Open();
        store.Save(Read);
        var change = Made(Change(store, Fact(store, 2, "3.2亿"), v => v with { Status = FactStatus.Expected }));
        var added = Made(Add(store, 2, "前两月", Amount(2)));
        var shorter = Page[..Page.IndexOf("临城旅游", StringComparison.Ordinal)];
        store.Save(Of(Page) with { Text = shorter, Articles = [Read.Articles[0]] });
        Assert.Equal([added.Id, change.Id], store.Corrections.List(new CorrectionFilter { Lost = true }).Select(c => c.Id));
        var lost = store.Corrections.Review(Article(store, 1))!.Lost;
        Assert.Equal([(change.Id, 2, "临城旅游回暖"), (added.Id, 2, "临城旅游回暖")], lost.Select(c => (c.Id, c.ArticleNumber, c.Headline)));
        Assert.Equal(change.After, lost[0].After);
        Assert.Equal(3, store.Facts(StoreFilter.All).Count());
        store.Save(Read);
        Assert.Empty(store.Corrections.List(new CorrectionFilter { Lost = true }));
        Assert.Equal(FactStatus.Expected, Fact(store, 2, "3.2亿").Fact.Status);
        Assert.Equal(ReviewState.Added, Fact(store, 2, "前两月").State);
    }

    [Theory, OnSqlite, OnPostgres]
    public void A_missed_figure_that_the_next_reading_sees_stands_once(string database)
    {
        using var place = new TestStore(database);
        using var store = place.Open();
        store.Save(Read with { Articles = [Read.Articles[0] with { Facts = [.. Read.Articles[0].Facts.Skip(1)] }, Read.Articles[1]] });
        var added = Made(Add(store, 1, "投资12亿元", Amount(1_200_000_000) with { Subject = "沙河光电" }));
        Assert.Equal(SaveOutcome.Replaced, store.Save(Read));
        var fact = Assert.Single(store.Facts(new StoreFilter { Indicator = "investment_total" }));
        Assert.Equal("沙河光电", fact.Fact.Subject);
        Undo(store, added);
        Assert.Equal("总投资12亿元", Assert.Single(store.Facts(new StoreFilter { Indicator = "investment_total" })).Fact.Text);
    }

    [Theory, OnSqlite, OnPostgres]
    public void The_same_reading_again_changes_nothing(string database)
    {
        using var place = new TestStore(database);
        using var store = place.Open();
        store.Save(Read);
        Made(Reject(store, Fact(store, 1, "12亿")));
        var version = store.Corrections.Review(Article(store, 1))!.Version;
        Made(store.Corrections.Make(new ConfirmArticle(Article(store, 1)) { Version = version, By = "李四", At = Now }));
        var (article, content) = (Article(store, 1), StoreContent.Of(store));
        Assert.Equal(SaveOutcome.Unchanged, store.Save(Read));
        Assert.Equal((article, true), (Article(store, 1), store.Corrections.Review(article)!.IsConfirmed));
        Assert.Equal(content, StoreContent.Of(store));

        // Surer than before, but nothing else: the article is still the one that was said to be right. With another figure it is not.
        Assert.Equal(SaveOutcome.Replaced, store.Save(Read with { Articles = [Read.Articles[0] with { Chains = [new Label("materials", 0.95), new Label("metals", 0.61)] }, Read.Articles[1]] }));
        Assert.True(store.Corrections.Review(Article(store, 1))!.IsConfirmed);
        store.Save(Read with { Articles = [Read.Articles[0] with { Facts = [Read.Articles[0].Facts[0]] }, Read.Articles[1]] });
        Assert.False(store.Corrections.Review(Article(store, 1))!.IsConfirmed);
        Assert.Equal([CorrectionKind.ConfirmArticle], store.Corrections.List(new CorrectionFilter { Lost = true }).Select(c => c.Kind));
    }

    [Theory, OnSqlite, OnPostgres]
    public void A_correction_made_on_a_reading_that_is_gone_is_told_so(string database)
    {
        using var place = new TestStore(database);
        using var store = place.Open();
        store.Save(Read);
        var fact = Fact(store, 1, "12亿");
        store.Save(Of("前言\n" + Page));
        Assert.Equal(CorrectionResult.Gone, Reject(store, fact).Result);
        Assert.Empty(store.Corrections.List(CorrectionFilter.All));
    }
}
