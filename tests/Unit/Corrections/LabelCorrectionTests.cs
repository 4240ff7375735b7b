using PolicyML.Core;
using PolicyML.Core.Lexicons;
using PolicyML.Storage;
using PolicyML.Storage.Corrections;
using PolicyML.Tests.Unit.Storage;

using static PolicyML.Tests.Unit.Corrections.CorrectionSample;

namespace PolicyML.Tests.Unit.Corrections;

/// <summary>What people say about labels and about where articles end.</summary>
public class LabelCorrectionTests
{
    [Theory, OnSqlite, OnPostgres]
    public void Labels_are_confirmed_changed_rejected_and_added(string database)
    {
        using var place = new TestStore(database);
        using var store = place.Open();
        store.Save(Read);
        var (first, second) = (Article(store, 1), Article(store, 2));
        var confirmed = Made(store.Corrections.Make(new ConfirmLabel(first, LabelKind.Chain, "metals") { By = "李四", At = Now }));
        var changed = Made(store.Corrections.Make(new ChangeLabel(first, LabelKind.Theme, "projects", "upgrading") { By = "李四", At = Now }));
        var added = Made(store.Corrections.Make(new ConfirmLabel(second, LabelKind.Chain, "culture_tourism") { By = "李四", At = Now }));
        var heads = store.Articles(StoreFilter.All).Select(a => a.Head).ToList();
        Assert.Equal([new Label("metals", 1), new Label("materials", 0.9)], heads[0].Chains);
        Assert.Equal([new Label("upgrading", 1)], heads[0].Themes);
        Assert.Equal((true, true), (heads[1].Relevant, heads[1].IsCorrected));
        Assert.Equal(second, Assert.Single(store.Articles(new StoreFilter { Chain = "culture_tourism", Relevant = true })).Head.Id);
        Assert.Empty(store.Articles(new StoreFilter { Theme = "projects" }));
        Assert.Equal(3, store.Facts(new StoreFilter { Theme = "upgrading" }).Count());

        var review = store.Corrections.Review(first)!;
        Assert.Equal(
            [("materials", true, ReviewState.Machine), ("metals", true, ReviewState.Confirmed), ("projects", false, ReviewState.Rejected), ("upgrading", true, ReviewState.Added)],
            review.Labels.Select(l => (l.Id, l.Holds, l.State)));
        Assert.Equal(changed.Id, review.Labels.Single(l => l.Id == "upgrading").Version);
        Made(store.Corrections.Make(new RejectLabel(first, LabelKind.Chain, "metals") { Version = confirmed.Id, By = "李四", At = Now }));
        Assert.Equal([first], store.Articles(new StoreFilter { Chain = "materials" }).Select(a => a.Head.Id));
        Assert.Empty(store.Articles(new StoreFilter { Chain = "metals" }));
        Undo(store, added);
        Assert.False(store.Articles(StoreFilter.All).Last().Head.Relevant);
        Assert.Empty(store.Articles(new StoreFilter { Chain = "culture_tourism" }));
    }

    [Theory, OnSqlite, OnPostgres]
    public void Two_people_on_one_label_do_not_overrun_each_other(string database)
    {
        using var place = new TestStore(database);
        using var store = place.Open();
        store.Save(Read);
        var first = Article(store, 1);
        var changed = Made(store.Corrections.Make(new ChangeLabel(first, LabelKind.Chain, "metals", "equipment") { By = "李四", At = Now }));
        Assert.Equal(changed, Assert.Single(store.Corrections.Make(new ConfirmLabel(first, LabelKind.Chain, "metals") { By = "王五", At = Now }).Earlier));
        Assert.Equal(CorrectionResult.Conflict, store.Corrections.Make(new RejectLabel(first, LabelKind.Chain, "equipment") { By = "王五", At = Now }).Result);
        Made(store.Corrections.Make(new ConfirmLabel(first, LabelKind.Chain, "materials") { By = "王五", At = Now }));
        Assert.Equal(CorrectionProblem.NothingChanges, store.Corrections.Make(new RejectLabel(first, LabelKind.Chain, "food") { By = "王五", At = Now }).Problem);
        Assert.Equal(CorrectionProblem.BadLabel, store.Corrections.Make(new ChangeLabel(first, LabelKind.Chain, "materials", "") { By = "王五", At = Now }).Problem);
    }

    [Theory, OnSqlite, OnPostgres]
    public void A_moved_boundary_takes_figures_projects_and_words_along(string database)
    {
        using var place = new TestStore(database);
        using var store = place.Open();
        store.Save(Read);
        var before = StoreContent.Of(store);
        var (first, second) = (Article(store, 1), Article(store, 2));
        var range = Find(Page, "沙河今年力争完成投资60亿元。\n");
        var moved = Made(store.Corrections.Make(new MoveBoundary(second, range) { By = "李四", At = Now }));
        var articles = store.Source(Paper)!.Articles;
        Assert.Equal([new TextSpan(0, range.Start)], articles[0].Segments);
        Assert.Equal([new TextSpan(range.Start, Page.Length)], articles[1].Segments);
        Assert.Equal(["完成投资60亿元", "旅游收入3.2亿元"], articles[1].Facts.Select(f => f.Text));
        Assert.Equal("130522", store.Facts(new StoreFilter { Indicator = "investment_completed" }).Single().PlaceCode);
        Assert.Equal([2, 2], store.Articles(StoreFilter.All).Select(a => a.Facts));
        Assert.Equal(second, Assert.Single(store.Search("力争完成投资", StoreFilter.All)).Article.Head.Id);
        Assert.Equal([first], store.Search("沙河光电", StoreFilter.All).Select(h => h.Article.Head.Id));

        // Corrected where it now stands, and still so when the boundary is where it was.
        var fact = store.Corrections.Review(second)!.Facts[0];
        Made(Change(store, fact, v => v with { Status = FactStatus.Target }));
        Undo(store, moved);
        Assert.Equal(first, store.Facts(new StoreFilter { Status = FactStatus.Target }).Single().Article.Id);
        Assert.Equal(first, Assert.Single(store.Search("力争完成投资", StoreFilter.All)).Article.Head.Id);
        Undo(store, store.Corrections.List(CorrectionFilter.All).First());
        Assert.Equal(before, StoreContent.Of(store));
    }

    [Theory, OnSqlite, OnPostgres]
    public void An_article_that_is_joined_to_another_stands_in_no_list(string database)
    {
        using var place = new TestStore(database);
        using var store = place.Open();
        store.Save(Read);
        var (first, second) = (Article(store, 1), Article(store, 2));
        var version = store.Corrections.Review(first)!.Version;
        Made(store.Corrections.Make(new MoveBoundary(first, Find(Page, Page[Page.IndexOf("临城旅游", StringComparison.Ordinal)..])) { Version = version, By = "李四", At = Now }));
        Assert.Equal(first, Assert.Single(store.Articles(StoreFilter.All)).Head.Id);
        Assert.Equal(4, store.Facts(StoreFilter.All).Count(f => f.Article.Id == first));
        Assert.Equal(2, store.Projects(StoreFilter.All).Count());
        Assert.Empty(store.Corrections.Review(second)!.Article.Segments);
        Assert.Equal(CorrectionResult.Conflict, store.Corrections.Make(new ConfirmArticle(first) { Version = version, By = "王五", At = Now }).Result);
        Made(store.Corrections.Make(new ConfirmArticle(first) { Version = store.Corrections.Review(first)!.Version, By = "王五", At = Now }));
        Assert.True(store.Corrections.Review(first)!.IsConfirmed);
    }

    [Theory, OnSqlite, OnPostgres]
    public void The_history_is_listed_by_who_when_and_what(string database)
    {
        using var place = new TestStore(database);
        using var store = place.Open();
        store.Save(Read);
        var rejected = Made(Reject(store, Fact(store, 1, "8.5%")));
        var added = Made(Add(store, 2, "前两月", Amount(2), "王五"));
        Undo(store, rejected);
        var list = store.Corrections;
        Assert.Equal([added.Id, rejected.Id], list.List(CorrectionFilter.All).Select(c => c.Id));
        Assert.Equal([added.Id], list.List(new CorrectionFilter { By = "王五" }).Select(c => c.Id));
        Assert.Equal([rejected.Id], list.List(new CorrectionFilter { Undone = true, Source = Paper }).Select(c => c.Id));
        Assert.Equal([added.Id], list.List(new CorrectionFilter { Kind = CorrectionKind.AddFact, SourceContains = "shahe", Lost = false }).Select(c => c.Id));
        Assert.Empty(list.List(new CorrectionFilter { From = Now.AddSeconds(1) }));
        Assert.Equal(2, list.List(new CorrectionFilter { From = Now, To = Now.AddSeconds(1) }).Count());
        Assert.Equal([added.Id], list.List(new CorrectionFilter { Limit = 1 }).Select(c => c.Id));
        Assert.Equal(added, list.Find(added.Id));
        using var reader = place.Open(StoreAccess.Read);
        Assert.Equal(StoreError.ReadOnly, Assert.Throws<StoreException>(() => Reject(reader, Fact(reader, 1, "12亿"))).Error);
    }
}
