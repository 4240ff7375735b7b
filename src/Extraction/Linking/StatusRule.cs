using PolicyML.Core;
using PolicyML.Extraction.Cues;
using PolicyML.Extraction.Periods;
using PolicyML.Extraction.Scanning;

namespace PolicyML.Extraction.Linking;

/// <summary>Tells what is done from what is planned, aimed at or foreseen, by the nearest cue that governs the clause.</summary>
internal sealed class StatusRule
{
    // 将利率上调25个基点: so many letters between are a thing taken hold of.
    private const int ShortestThing = 3;
    private readonly HashSet<int> outcomes;
    private readonly HashSet<int> funds;
    private readonly HashSet<int> sundry;
    private readonly int total;

    public StatusRule(CueTable cues)
    {
        string[] names = ["output_value", "revenue", "profit", "tax", "income", "gdp", "value_added", "trade", "retail", "fiscal_revenue", "transactions", "production", "price"];
        outcomes = [.. names.Select(cues.IndicatorOf)];
        total = cues.IndicatorOf("investment_total");
        sundry = [cues.IndicatorOf("other"), cues.IndicatorOf("price")];
        funds = [cues.IndicatorOf("fiscal_funds"), cues.IndicatorOf("financing")];
    }

    public FactStatus Of(Sentence sentence, Link link, TimeScope scope)
    {
        var found = Cue(sentence, link, scope);
        if (found is { } status) return Told(link, status, "word", isSeen: true);
        if (IsDone(sentence, link)) return Told(link, FactStatus.Reported, "done", isSeen: true);
        if (Deadline(sentence, link, scope)) return Told(link, FactStatus.Target, "deadline", isSeen: true);
        if (!(scope.Plan || IsTask(scope)) || (link.Indicator == total && link.Measure == Measure.Amount)) return FactStatus.Reported;
        if (!scope.IsReport && link.Measure == Measure.Amount && sundry.Contains(link.Indicator)) return FactStatus.Reported;
        return Told(link, link.Measure == Measure.Amount && (funds.Contains(link.Indicator) || sentence.Words.Allotted.IsIn(PeriodFinder.ClauseBefore(sentence, link))) ? FactStatus.Planned : FactStatus.Target, "plan");
    }

    // A work report of January cannot look back on its own year: what is of it is to be done.
    private static bool IsTask(TimeScope scope) => scope is { IsReport: true, Published: { } issue, Days: { } days } && days.From.Year >= issue.Year;

    /// <summary>True where a cue of the sentence itself gives the status.</summary>
    public bool IsSaid(Sentence sentence, Link link, TimeScope scope) => Cue(sentence, link, scope) is not null;

    private static FactStatus Told(Link link, FactStatus status, string code, bool isSeen = false)
    {
        link.Trace?.SetStatus(code, isSeen);
        return status;
    }

    private static bool IsOver(PeriodMention mention, TimeScope scope) =>
        TakesOver(mention) && mention.Part is not PeriodPart.Year && scope.Published is { } day && PeriodResolver.EndMonth(mention) < day.Month && (mention.Year == 0 || mention.Year <= day.Year);

    private FactStatus? Cue(Sentence sentence, Link link, TimeScope scope)
    {
        var crossed = 0;
        var done = false;
        var compared = false;
        var dated = false;
        var parted = false;
        var quoted = Quotation.Is(sentence, link);
        for (var i = link.Token - 1; i >= sentence.First && link.Token - i < 60; i--)
        {
            var token = sentence[i];
            if (token.Kind is TokenKind.Comma or TokenKind.Colon or TokenKind.Semicolon) crossed++;
            parted |= token.Kind == TokenKind.Semicolon;
            if (crossed > 0 && (dated || quoted)) break;
            dated |= crossed == 0 && token.Kind == TokenKind.Period && IsOver(sentence.PeriodAt(i)!.Value, scope) && !IsForeseen(sentence, i);
            if (crossed > 0 && token.Kind == TokenKind.Period && TakesOver(sentence.PeriodAt(i)!.Value) && !IsForeseen(sentence, i)) break;
            if (sentence.CueAt(i) is not { } cue) continue;
            link.Trace?.Look(token);
            if (cue.Has(CueRoles.Basis) && cue.Basis is Basis.Yoy && crossed > 0) compared = true;
            if (cue.Has(CueRoles.Will) && crossed <= 1 && (!sundry.Contains(link.Indicator) || Announces(sentence, link, i, crossed)) && !done && !compared && !IsSizeOfProject(sentence, link) && !IsGrasp(sentence, i)) return Will(sentence, link, i);
            if (cue.Has(CueRoles.Will) && crossed is 2 or 3 && !done && !compared && IsReachedLevel(sentence, link)) return FactStatus.Expected;
            if (cue.Text == "可" && crossed == 0 && IsMay(sentence, i)) return FactStatus.Expected;
            if (cue.Text == "要" && crossed == 0 && !done && !compared && !IsDemanded(link) && IsOught(sentence, i, link)) return FactStatus.Target;
            if ((cue.Status ?? OfNoun(cue)) is not { } status || IsHopeAsNoun(sentence, i, cue, link.Token) || (crossed > 0 && IsForecastAsNoun(sentence, i))) continue;
            if (status == FactStatus.Reported)
            {
                if (crossed == 0) return FactStatus.Reported;
                done = true;
                continue;
            }

            if (done || (compared && cue.Text != "预计")) continue;
            if (status is FactStatus.Target or FactStatus.Expected && parted && link.Measure == Measure.Growth && IsSingleGoal(sentence, i)) continue;
            if (parted && status == FactStatus.Expected && link.Measure != Measure.Growth && !outcomes.Contains(link.Indicator)) continue;
            if (Governs(sentence, i, link, status, crossed)) return status;
        }

        return null;
    }

    // 总投资5亿元 is what a project costs, whenever it is built; bare 投资 is an act.
    private bool IsSizeOfProject(Sentence sentence, Link link) =>
        link.Indicator == total && link.Measure == Measure.Amount && (link.Noun is not ("投资" or "斥资") || (link.Quantity.End < sentence.Text.Length && sentence.Text[link.Quantity.End] == '的'));

    // 并将100元的票价调整为80元, 曾将200万元转移至…: 将 takes hold of a thing rather than telling the future.
    private static bool IsGrasp(Sentence sentence, int index)
    {
        if (sentence.CueAt(index)!.Text != "将") return false;
        if (sentence.QuantityAt(index + 1) is not null && sentence.GapAfter(index) == 0) return true;
        var (start, end) = (sentence[index].Start, sentence[index].End);
        if (end < sentence.Text.Length && sentence.Text[end] is '自' or '其' or '他' or '她' or '该' or '所' or '此') return true;
        return start > sentence.Start && sentence.Text[start - 1] is '曾' or '已';
    }

    // 将用3至5年时间，实现机构突破2000家，营业收入突破1800亿元: a list of what will be reached.
    private bool IsReachedLevel(Sentence sentence, Link link) =>
        link.Measure == Measure.Amount && link.Converts is null && outcomes.Contains(link.Indicator) && !sundry.Contains(link.Indicator) && link.Token - 1 > link.IndicatorToken && sentence.CueAt(link.Token - 1)?.Has(CueRoles.ToLevel | CueRoles.BoundBefore) == true;

    // 将支付, 将在五年内捐款; not 将成本不足十元的药卖给…
    private static bool Announces(Sentence sentence, Link link, int index, int crossed)
    {
        var end = sentence[index].End;
        if (link.Measure == Measure.Growth) return crossed == 0 && !(link.ChangeToken > index && sentence[link.ChangeToken].Start - end >= ShortestThing && sentence.Words.Acts.Has(sentence.CueAt(link.ChangeToken)?.Text ?? ""));
        if (crossed > 0 && (end >= sentence.Text.Length || sentence.Text[end] != '在')) return false;
        return sentence.CueAt(index)!.Text.Length > 1 || sentence.Words.WillAct.Opens(sentence.Text.AsSpan(end, Math.Min(4, sentence.Text.Length - end)));
    }

    // 已投入, 已投资: the noun itself says that it is done.
    private static FactStatus? OfNoun(Cue cue) => cue.Indicator >= 0 && cue.Text[0] == '已' ? FactStatus.Reported : null;

    // 积极的预期不断释放, 增幅高于预期: a noun, which says nothing of the figures but the one that it touches (市场预期8亿元).
    private static bool IsHopeAsNoun(Sentence sentence, int index, Cue cue, int number) =>
        cue is { Status: FactStatus.Expected, Text: "预期" } && IsNounOfHope(sentence, index, number);

    // 完成预测值的104%，项目公司EBITDA为…: what somebody had foretold is what it is measured against.
    private static bool IsForecastAsNoun(Sentence sentence, int index)
    {
        var rest = sentence.Text.AsSpan(sentence[index].End);
        return rest.StartsWith("值") || rest.StartsWith("数的");
    }

    private static bool IsNounOfHope(Sentence sentence, int index, int number) =>
        sentence.Text.AsSpan(sentence[index].End).StartsWith("指数") || (sentence[index].Start > sentence.Start && !(number - index <= 3 && sentence[number].Start - sentence[index].End <= 2) && "的于及超合乎出如场稳导变比较".Contains(sentence.Text[sentence[index].Start - 1], StringComparison.Ordinal));

    private bool Governs(Sentence sentence, int index, Link link, FactStatus status, int crossed)
    {
        if (status == FactStatus.Planned)
        {
            if (IsNoun(sentence, index) || IsBaseOfExcess(sentence, index, link)) return false;
            // 计划总投资5亿元，一期投资2亿元: the plan is of the first alone unless it opens the list.
            if (crossed > 0 && sentence.CueAt(index)!.Indicator >= 0) return false;
            if (crossed > 1 || (crossed == 1 && !IsElliptic(sentence, link))) return false;
            return !IsSizeOfProject(sentence, link) || Touches(sentence, index, link);
        }

        if (sentence.CueAt(index)!.Text == "争取" && IsFunding(sentence, index)) return false;
        // What is built at a stated cost is stated, even in a sentence of hopes.
        if (link.Indicator == total && link.Measure == Measure.Amount && crossed > 0) return false;
        return true;
    }

    // 全年目标是5.5%；工业下降0.8%: a goal with its figure right after it is no list.
    private static bool IsSingleGoal(Sentence sentence, int index)
    {
        for (var i = index + 1; i < sentence.End && i <= index + 4; i++)
        {
            if (sentence.GapBefore(i) > 0) return false;
            if (sentence.QuantityAt(i) is not null) return true;
            if (sentence.CueAt(i) is not { } cue || cue.Indicator >= 0) return false;
        }

        return false;
    }

    // 实际募资比原拟募资多6亿元: the plan is what the sum is compared with.
    private static bool IsBaseOfExcess(Sentence sentence, int index, Link link)
    {
        var (start, number) = (sentence[index].Start, link.Quantity.Start);
        return start > 0 && sentence.Text[start - 1] == '原' && sentence.Text[number - 1] is '多' or '少';
    }

    // 行动计划, 《规划》, 计划的: the word names a paper.
    private static bool IsNoun(Sentence sentence, int index)
    {
        var cue = sentence.CueAt(index)!;
        var text = sentence.Text;
        var end = sentence[index].End;
        if (cue.Text == "拟" && end < text.Length && text[end] == '议') return true;
        if (cue.Text is not ("计划" or "规划" or "谋划" or "年度计划")) return false;
        if (end < text.Length && text[end] is '》' or '”' or '、' or '，' or '。' or '的' or '和' or '内' or ')' or '；') return true;
        var start = sentence[index].Start;
        if (start > 0 && text[start - 1] is '该' or '本' or '此' or '项') return true;
        return start > 1 && sentence.Words.PlanBefore.Ends(text.AsSpan(0, start));
    }

    // 将 before an actor's act is a plan, before an outcome a hope.
    private FactStatus Will(Sentence sentence, Link link, int index)
    {
        if (link.Measure == Measure.Growth || outcomes.Contains(link.Indicator) || IsForetold(sentence, index)) return FactStatus.Expected;
        var end = sentence[index].End;
        var rest = sentence.Text.AsSpan(end, Math.Min(4, sentence.Text.Length - end));
        return sentence.Words.Outcome.Opens(rest) ? FactStatus.Expected : FactStatus.Planned;
    }

    // 预计今年将增加…: somebody foretells what will be.
    private static bool IsForetold(Sentence sentence, int index)
    {
        for (var i = index - 1; i >= sentence.First && index - i < 6; i--)
        {
            if (Sentence.IsBreak(sentence[i].Kind)) return false;
            if (sentence.CueAt(i) is { Status: FactStatus.Expected }) return true;
        }

        return false;
    }

    // A time of its own takes a clause out of the hopes before it, but for 全年 and 到2025年.
    private static bool TakesOver(PeriodMention mention) => !mention.Has(PeriodFlags.WholeYear | PeriodFlags.Deadline | PeriodFlags.Base | PeriodFlags.Name) && mention.Part != PeriodPart.Unknown && mention.YearOffset is null or < 0;

    // 预计2025年全县GDP: the time belongs to the hope.
    private static bool IsForeseen(Sentence sentence, int index) =>
        index > sentence.First && sentence.GapBefore(index) == 0 && sentence.CueAt(index - 1) is { Status: FactStatus.Expected or FactStatus.Target or FactStatus.Planned };

    // 计划实现营收18亿元、净利润1.2亿元，研发投入9000万元; 年内完成投资7亿元: a clause that only goes on.
    private static bool IsElliptic(Sentence sentence, Link link)
    {
        var noun = link.IndicatorToken >= 0 && link.IndicatorToken < link.Token ? link.IndicatorToken : link.Token;
        var start = sentence.ClauseStart(noun);
        if (sentence[start].Start > sentence.ClauseOffset(start)) return false;
        for (var i = start + 1; i <= noun; i++)
        {
            if (sentence.GapBefore(i) > 0) return false;
        }

        return true;
    }

    // 计划总投资, 拟投资: the cue is the noun or touches it.
    private static bool Touches(Sentence sentence, int index, Link link) =>
        index == link.IndicatorToken || (index == link.IndicatorToken - 1 && sentence.GapBefore(link.IndicatorToken) == 0) || index == link.Token - 1;

    // 能耗可下降15%; not 可持续, 许可, 可比.
    private static bool IsMay(Sentence sentence, int index)
    {
        var start = sentence[index].Start;
        if (start > 0 && sentence.Text[start - 1] is '许' or '认' or '不' or '非' or '大') return false;
        return sentence.IsFollowedBy(index, CueRoles.Change | CueRoles.ToLevel | CueRoles.BoundBefore | CueRoles.Filler);
    }

    // 要增长8%, 要突破500亿元
    private static bool IsOught(Sentence sentence, int index, Link link) =>
        !IsPartOfWord(sentence, index) && index + 1 < link.Token && sentence.IsFollowedBy(index, CueRoles.Change | CueRoles.ToLevel | CueRoles.BoundBefore | CueRoles.Filler | CueRoles.Indicator);

    // 还要赔偿8万元: a sum asked of somebody is no goal.
    private bool IsDemanded(Link link) => link.Measure == Measure.Amount && sundry.Contains(link.Indicator);

    // 需要, 主要, 只要: 要 is the end of another word.
    private static bool IsPartOfWord(Sentence sentence, int index) =>
        sentence[index].Start > 0 && ("需主必重只想不首概索讨".Contains(sentence.Text[sentence[index].Start - 1], StringComparison.Ordinal) || (sentence[index].End < sentence.Text.Length && sentence.Text[sentence[index].End] is '了' or '求' or '素' or '闻' or '点'));

    // 争取上级资金5亿元 is money won, not a goal.
    private static bool IsFunding(Sentence sentence, int index)
    {
        var end = sentence[index].End;
        var rest = sentence.Text.AsSpan(end, Math.Min(14, sentence.Text.Length - end));
        return sentence.Words.Funding.IsIn(rest);
    }

    // A verb of its own that says so, in this clause or one before it in the sentence (已开工61个，完成投资18.7亿元).
    private static bool IsDone(Sentence sentence, Link link)
    {
        for (var i = link.Token - 1; i >= sentence.First && link.Token - i < 40; i--)
        {
            if (sentence[i].Kind == TokenKind.Semicolon || sentence.PeriodAt(i) is { } mention && mention.Has(PeriodFlags.Deadline)) break;
            link.Trace?.Look(sentence[i]);
            if (sentence.CueAt(i) is { Status: FactStatus.Reported }) return true;
        }

        return false;
    }

    private static bool Deadline(Sentence sentence, Link link, TimeScope scope)
    {
        for (var i = link.Token - 1; i >= sentence.First; i--)
        {
            link.Trace?.Look(sentence[i]);
            if (sentence.PeriodAt(i) is { } mention && mention.Has(PeriodFlags.Deadline) && mention.Part is PeriodPart.Year or PeriodPart.FiveYearPlan && mention.YearOffset is not < 0 && (mention.Year == 0 || scope.Published is not { } day || mention.Year >= day.Year)) return true;
        }

        return false;
    }
}
