using PolicyML.Reports.Charts;
using PolicyML.Reports.Documents;
using PolicyML.Reports.Trends;
using PolicyML.Storage.Ledgers;
using PolicyML.Storage.Ledgers.Projects;
using PolicyML.Storage.Ledgers.Tables;

namespace PolicyML.Reports.Briefing;

/// <summary>
/// Makes a briefing of stored rows: key figures, investment by chain, growth, projects, goals, articles by theme, and all evidence.
/// The document depends on the rows and options alone.
/// </summary>
public static class BriefingBuilder
{
    private const int LongBriefing = 40;   // blocks from which a table of contents helps

    /// <summary>Makes the document.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="options">What the briefing is to be like.</param>
    /// <param name="words">The vocabulary.</param>
    /// <param name="draw">Draws a chart; null where it cannot be drawn.</param>
    public static Document Build(BriefingRows rows, BriefingOptions options, BriefingVocabulary words, Func<Chart, Picture?> draw)
    {
        var title = options.Title ?? DefaultTitle(rows, options);
        if (rows.Period is not { } period || rows.Articles.Count == 0) return Empty(title, rows.Period, options);
        var frame = Frame(rows, period, options, words, draw);
        IReadOnlyList<Block> text =
        [
            .. FiguresSection.Make(frame), .. InvestmentSection.Make(frame), .. GrowthSection.Make(frame),
            .. ProjectsSection.Make(frame), .. TargetsSection.Make(frame), .. ThemesSection.Make(frame),
        ];
        IEnumerable<Block> contents = text.Count > LongBriefing ? [new Contents("目　录", 1)] : [];
        return new Document
        {
            Title = title,
            Subtitle = Words.Time(period.From, period.To),
            Date = period.To,
            Blocks = [.. Opening(frame), .. contents, .. text, new PageBreak(), new Heading(1, "附录：数据依据", IsNumbered: false), Legend(options), new NoteList()],
        };
    }

    private static BriefingFrame Frame(
        BriefingRows rows, BriefingPeriod period, BriefingOptions options, BriefingVocabulary words, Func<Chart, Picture?> draw)
    {
        var ledger = ProjectLedger.Build(rows.Projects, rows.Enterprises, rows.Sums, words.Ledger);
        var context = new SeriesContext(words.Series, key => words.Labels.Find(key)?.Name ?? words.Place(key))
        {
            Projects = ProjectsOfFacts.Of(ledger),
            KeyOrder = [.. words.Labels.Labels.Select(l => l.Id)],
        };
        return new BriefingFrame
        {
            Rows = rows,
            Period = period,
            Options = options,
            Words = words,
            Points = new IndicatorPoints(rows.Facts, context, options),
            PeriodPoints = new IndicatorPoints([.. rows.Facts.Where(f => period.Contains(f.Article.Published))], context, options),
            Projects = new ProjectMoves(Chosen(ledger, rows), period, options),
            Evidence = new Evidence(new EvidenceQuotes(path => rows.Source(path)?.Text)),
            Draw = draw,
        };
    }

    private static List<ProjectRow> Chosen(IReadOnlyList<ProjectRow> ledger, BriefingRows rows) =>
        [.. ledger.Where(r => (rows.Place is null || (r.Place is { } place && LedgerPlaces.IsWithin(place.Code, rows.Place))) && (rows.Chain is null || r.Chain == rows.Chain))];

    private static string DefaultTitle(BriefingRows rows, BriefingOptions options)
    {
        var scope = string.Concat(options.Scope.Take(1));
        if (scope.Length == 0)
        {
            var places = rows.Articles.Select(a => a.Head.Place?.Name).OfType<string>().CountBy(name => name, StringComparer.Ordinal).ToList();
            var most = places.OrderByDescending(c => c.Value).FirstOrDefault();
            if (most.Value * 2 > rows.Articles.Count) scope = most.Key;
        }

        return scope + "产业动态简报";
    }

    /// <summary>What was read, and what was left out.</summary>
    private static IEnumerable<Block> Opening(BriefingFrame frame)
    {
        var (rows, period, options) = (frame.Rows, frame.Period, frame.Options);
        var heads = rows.Articles.Select(a => a.Head).ToList();
        var facts = rows.Facts.Where(f => period.Contains(f.Article.Published) && f.Fact.IsCore).ToList();
        var (unsure, doubtful) = (facts.Count(f => f.Fact.Confidence < options.LeastConfidence), facts.Count(f => f.Fact.Confidence >= options.LeastConfidence && f.Fact.Confidence < options.SureConfidence));
        var scope = options.Scope.Count == 0 ? "" : $"范围：{string.Join("、", options.Scope)}。";
        var repeats = heads.Count(h => h.Story != h.Id);
        yield return new Paragraph(
            $"{scope}本期（{Words.Time(period.From, period.To)}）读取来源{heads.Select(h => h.Source).Distinct(StringComparer.Ordinal).Count()}个、文章{heads.Count}篇，"
            + $"其中与产业有关的{heads.Count(h => h.Relevant)}篇{(repeats == 0 ? "" : $"；同一报道重复刊登{repeats}篇，不重复计算")}。"
            + $"摘出金额和增速{facts.Count}个{(unsure == 0 ? "" : $"，把握低于{options.LeastConfidence:0.##}的{unsure}个不采用")}"
            + $"{(doubtful == 0 ? "" : $"，把握低于{options.SureConfidence:0.##}的{doubtful}个采用时注明“待核”")}。");
    }

    private static Paragraph Legend(BriefingOptions options) => new(
        $"方括号内的编号与正文对应；引号内为原文。“把握”是程序对数值、单位和指标判读正确的概率估计，低于{options.SureConfidence:0.##}的在正文注明“待核”，使用前请核对原文。",
        ParagraphKind.Remark);

    private static Document Empty(string title, BriefingPeriod? period, BriefingOptions options) => new()
    {
        Title = title,
        Subtitle = period is { } known ? Words.Time(known.From, known.To) : null,
        Date = period?.To,
        Blocks = [new Paragraph((options.Scope.Count == 0 ? "" : $"范围：{string.Join("、", options.Scope)}。") + "本期库中没有符合条件的文章，因此没有可报告的内容。")],
    };
}
