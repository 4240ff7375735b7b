using PolicyML.Core;
using PolicyML.Storage;
using PolicyML.Storage.Corrections;
using PolicyML.Tests.Unit.Storage;

using static PolicyML.Tests.Unit.Corrections.CorrectionSample;

namespace PolicyML.Tests.Unit.Corrections;

/// <summary>What people say about facts: kept beside the machine's, in every list at once, and taken back without a trace but in the history.</summary>
public class FactCorrectionTests
{
    [Theory, OnSqlite, OnPostgres]
    public void A_changed_fact_is_in_the_lists_with_who_changed_it(string database)
    {
        using var place = new TestStore(database);
        using var store = place.Open();
        store.Save(Read);
        var fact = Fact(store, 1, "60亿");
        Assert.Equal((0L, ReviewState.Machine), (fact.Version, fact.State));
        var year = new Period("今年", new DateOnly(2024, 1, 1), new DateOnly(2024, 12, 31));
        var correction = Made(Change(store, fact, v => v with { Status = FactStatus.Target, Period = year, Place = "130500" }));
        Assert.Equal(fact.Fact, correction.Before);
        Assert.Equal(("李四", Now, CorrectionKind.ChangeFact, Paper, 1), (correction.By, correction.At, correction.Kind, correction.Source, correction.ArticleNumber));

        var stored = Assert.Single(store.Facts(new StoreFilter { Status = FactStatus.Target }));
        Assert.Equal((fact.Id, FactStatus.Target, year, "130500"), (stored.Id, stored.Fact.Status, stored.Fact.Period, stored.PlaceCode));
        Assert.Equal((1.0, "analyst:part-of"), (stored.Fact.Confidence, stored.Fact.Rule));
        Assert.Equal(new CorrectionMark(correction.Id, CorrectionKind.ChangeFact, "李四", Now), stored.Correction);
        Assert.True(stored.Article.IsCorrected);
        Assert.Equal(fact.Fact.Span.Of(Page).ToString(), stored.Fact.Text);
        Assert.Single(store.Facts(new StoreFilter { Place = "130500", Indicator = "investment_completed" }), f => f.Id == fact.Id);
        Assert.Single(store.Facts(new StoreFilter { Indicator = "investment_completed", PeriodTo = new DateOnly(2024, 12, 31), PeriodFrom = new DateOnly(2024, 12, 1) }));
        Assert.All(store.Facts(StoreFilter.All).Where(f => f.Id != fact.Id), f => Assert.Null(f.Correction));
        Assert.Contains(store.Source(Paper)!.Articles[0].Facts, f => f.Status == FactStatus.Target);

        var review = Fact(store, 1, "60亿");
        Assert.Equal((ReviewState.Changed, correction.Id, fact.Fact), (review.State, review.Version, review.Machine));
        Assert.Equal(correction, Assert.Single(review.History));
    }

    [Theory, OnSqlite, OnPostgres]
    public void A_changed_indicator_moves_the_fact_between_lists(string database)
    {
        using var place = new TestStore(database);
        using var store = place.Open();
        store.Save(Read);
        Made(Change(store, Fact(store, 2, "3.2亿"), v => v with { Indicator = "retail", Value = 3.25m, Unit = "CNY" }));
        Assert.Empty(store.Facts(new StoreFilter { Indicator = "revenue" }));
        Assert.Equal(3.25m, Assert.Single(store.Facts(new StoreFilter { Indicator = "retail" })).Fact.Value);
    }

    [Theory, OnSqlite, OnPostgres]
    public void A_rejected_fact_is_in_no_list_but_in_the_review(string database)
    {
        using var place = new TestStore(database);
        using var store = place.Open();
        store.Save(Read);
        var fact = Fact(store, 1, "8.5%");
        var correction = Made(Reject(store, fact));
        Assert.DoesNotContain(store.Facts(StoreFilter.All), f => f.Fact.Text.Contains("8.5", StringComparison.Ordinal));
        Assert.Equal(2, store.Articles(StoreFilter.All).First().Facts);
        var review = Fact(store, 1, "8.5%");
        Assert.Equal((fact.Id, ReviewState.Rejected), (review.Id, review.State));
        Undo(store, correction);
        Assert.Equal(3, store.Articles(StoreFilter.All).First().Facts);
        Assert.Contains(store.Facts(StoreFilter.All), f => f.Id == fact.Id && f.Correction is null && f.Fact == fact.Fact);
        var history = Assert.Single(Fact(store, 1, "8.5%").History);
        Assert.Equal(("李四", "王五", Now.AddMinutes(5)), (history.By, history.UndoneBy, history.UndoneAt));
    }

    [Theory, OnSqlite, OnPostgres]
    public void A_confirmed_fact_keeps_its_rule_and_is_sure(string database)
    {
        using var place = new TestStore(database);
        using var store = place.Open();
        store.Save(Read);
        var fact = Fact(store, 1, "12亿");
        Made(store.Corrections.Make(new ConfirmFact(fact.Id) { By = "李四", At = Now }));
        var stored = store.Facts(new StoreFilter { MinConfidence = 1 }).Single();
        Assert.Equal(("direct", CorrectionKind.ConfirmFact), (stored.Fact.Rule, stored.Correction!.Kind));
        Assert.Equal(ReviewState.Confirmed, Fact(store, 1, "12亿").State);
    }

    [Theory, OnSqlite, OnPostgres]
    public void An_added_fact_stands_where_its_words_are(string database)
    {
        using var place = new TestStore(database);
        using var store = place.Open();
        var text = Page.Replace("临城旅游回暖\n", "临城旅游回暖\n洞酒店总投\n资4亿元。\n", StringComparison.Ordinal);
        store.Save(Of(text));
        var correction = Made(Add(store, 2, "总投\n资4亿元", Amount(400_000_000)));
        var stored = store.Facts(new StoreFilter { Place = "130522", Indicator = "investment_total" }).Single();
        Assert.Equal(("总投资4亿元", 400_000_000m, "analyst", 1.0), (stored.Fact.Text, stored.Fact.Value, stored.Fact.Rule, stored.Fact.Confidence));
        Assert.Equal("总投\n资4亿元", stored.Fact.Span.Of(text).ToString());
        Assert.Equal(correction.Id, stored.Correction!.Id);
        Assert.Equal(["总投资4亿元", "旅游收入3.2亿元"], store.Source(Paper)!.Articles[1].Facts.Select(f => f.Text));
        Assert.Equal(ReviewState.Added, Fact(store, 2, "4亿").State);

        var changed = Made(Change(store, Fact(store, 2, "4亿"), v => v with { Bound = Bound.AtLeast }));
        Assert.Equal(Bound.AtLeast, store.Facts(new StoreFilter { Place = "130522", Indicator = "investment_total" }).Single().Fact.Bound);
        Undo(store, correction);
        Assert.Empty(store.Facts(new StoreFilter { Place = "130522", Indicator = "investment_total" }));
        Undo(store, changed);
        Assert.Equal(2, store.Corrections.List(CorrectionFilter.All).Count(c => c.IsUndone));
    }

    [Theory, OnSqlite, OnPostgres]
    public void An_added_fact_must_stand_in_the_text_of_the_article(string database)
    {
        using var place = new TestStore(database);
        using var store = place.Open();
        store.Save(Read);
        var (first, second) = (Article(store, 1), Article(store, 2));
        var span = Find(Page, "3月1日");
        CorrectionProblem? Problem(AddFact request)
        {
            var outcome = store.Corrections.Make(request);
            Assert.Equal(CorrectionResult.Invalid, outcome.Result);
            return outcome.Problem;
        }

        Assert.Equal(CorrectionProblem.BadSpan, Problem(new AddFact(second, span, Amount(1)) { By = "李四", At = Now }));
        Assert.Equal(CorrectionProblem.BadSpan, Problem(new AddFact(first, new TextSpan(3, 3), Amount(1)) { By = "李四", At = Now }));
        Assert.Equal(CorrectionProblem.BadSpan, Problem(new AddFact(first, new TextSpan(3, Page.Length + 1), Amount(1)) { By = "李四", At = Now }));
        Assert.Equal(CorrectionProblem.BadSpan, Problem(new AddFact(first, new TextSpan(-1, 4), Amount(1)) { By = "李四", At = Now }));
        Assert.Equal(CorrectionProblem.OtherEvidence, Problem(new AddFact(first, span, Amount(1)) { Evidence = "3月2日", By = "李四", At = Now }));
        Assert.Equal(CorrectionProblem.NoName, Problem(new AddFact(first, span, Amount(1)) { By = " ", At = Now }));
        Assert.Equal(CorrectionProblem.AlreadyThere, Problem(new AddFact(first, Find(Page, "12亿元"), Amount(1_200_000_000)) { By = "李四", At = Now }));
        Assert.Equal(CorrectionProblem.BadValues, Problem(new AddFact(first, span, Amount(1) with { Low = 2, High = 1 }) { By = "李四", At = Now }));
        Assert.Equal(CorrectionProblem.BadValues, Problem(new AddFact(first, span, Amount(1) with { Basis = Basis.Yoy }) { By = "李四", At = Now }));
        Assert.Equal(CorrectionProblem.BadValues, Problem(new AddFact(first, span, Amount(1) with { Place = "沙河" }) { By = "李四", At = Now }));
        Assert.Equal(CorrectionProblem.BadValues, Problem(new AddFact(first, span, Amount(1, "")) { By = "李四", At = Now }));
        Assert.Empty(store.Corrections.List(CorrectionFilter.All));
        Assert.Equal(CorrectionResult.Gone, store.Corrections.Make(new AddFact(999, span, Amount(1)) { By = "李四", At = Now }).Result);
        Assert.Null(store.Corrections.Review(999));
    }

    [Theory, OnSqlite, OnPostgres]
    public void The_sum_of_a_project_follows_its_fact(string database)
    {
        using var place = new TestStore(database);
        using var store = place.Open();
        store.Save(Read);
        decimal? Sum(string name) => store.Projects(StoreFilter.All).Single(p => p.Mention.Name == name).Mention.Investment;
        var change = Made(Change(store, Fact(store, 1, "12亿"), v => v with { Value = 1_250_000_000 }));
        Assert.Equal(1_250_000_000m, Sum("沙河光电玻璃项目"));
        Undo(store, change);
        Assert.Equal(1_200_000_000m, Sum("沙河光电玻璃项目"));
        Made(Reject(store, Fact(store, 1, "12亿")));
        Assert.Null(Sum("沙河光电玻璃项目"));
        Made(Add(store, 2, "岩溶洞酒店项目签约", Amount(50_000_000) with { Subject = "岩溶洞酒店项目" }));
        Assert.Equal(50_000_000m, Sum("岩溶洞酒店项目"));
    }

    [Theory, OnSqlite, OnPostgres]
    public void The_later_of_two_gets_the_change_of_the_earlier_back(string database)
    {
        using var place = new TestStore(database);
        using var store = place.Open();
        using var colleague = place.Open();
        store.Save(Read);
        var seen = Fact(colleague, 1, "12亿");
        var other = Fact(colleague, 1, "8.5%");
        var first = Made(Change(store, Fact(store, 1, "12亿"), v => v with { Status = FactStatus.Planned }));
        var outcome = Reject(colleague, seen, "王五");
        Assert.Equal((CorrectionResult.Conflict, first.Id), (outcome.Result, outcome.Version));
        Assert.Equal(first, Assert.Single(outcome.Earlier));
        Assert.Equal(FactStatus.Planned, Fact(colleague, 1, "12亿").Fact.Status);
        Made(Reject(colleague, other, "王五"));

        // Knowing it, the colleague changes something else in it; both hold. Then the first takes the own one back.
        Made(Change(colleague, Fact(colleague, 1, "12亿"), v => v with { Bound = Bound.Approx }, "王五"));
        Undo(store, first);
        var left = Fact(store, 1, "12亿").Fact;
        Assert.Equal((FactStatus.Reported, Bound.Approx), (left.Status, left.Bound));
        var again = store.Corrections.Undo(first.Id, "李四", Now);
        Assert.Equal((CorrectionResult.Conflict, "王五"), (again.Result, Assert.Single(again.Earlier).UndoneBy));
        Assert.Equal(CorrectionResult.Conflict, Reject(store, seen).Result);

        // The same missed fact, added twice.
        var added = Made(Add(store, 2, "前两月", Amount(2)));
        Assert.Equal(added, Assert.Single(Add(colleague, 2, "前两月", Amount(2), "王五").Earlier));
    }
}
