using PolicyML.Core;
using PolicyML.Core.Json;
using PolicyML.Core.Tables;

namespace PolicyML.Analyzer.Output;

/// <summary>Facts and articles as rows of typed cells, for workbooks.</summary>
internal sealed class FactTable(Names names)
{
    /// <summary>Columns of a sheet of facts. Growth and shares of an amount's own unit stand apart, so that each column has one kind of number.</summary>
    public static readonly TableColumn[] FactColumns =
    [
        new("source", "来源"), new("article", "篇", CellKind.Whole), new("headline", "标题"), new("published", "日期", CellKind.Date),
        new("place_code", "区划代码"), new("place", "地点"), new("chains", "产业链"), new("themes", "主题"),
        new("indicator", "指标代码"), new("indicator_name", "指标"), new("measure", "类别"),
        new("amount", "金额", CellKind.Amount), new("percent", "增减或比率", CellKind.Percent), new("number", "其他数量", CellKind.Number),
        new("unit", "单位"), new("low", "下限", CellKind.Number), new("high", "上限", CellKind.Number), new("bound", "界限"), new("basis", "基期"),
        new("period", "时间原文"), new("period_from", "起", CellKind.Date), new("period_to", "止", CellKind.Date),
        new("status", "性质"), new("stage", "阶段"), new("subject", "对象"), new("fact_place", "另指地点"),
        new("text", "原文"), new("confidence", "把握", CellKind.Probability), new("start", "起点", CellKind.Whole), new("end", "终点", CellKind.Whole), new("rule", "规则"), new("corrected_by", "校改人"),
    ];

    /// <summary>Columns of a sheet of articles.</summary>
    public static readonly TableColumn[] ArticleColumns =
    [
        new("source", "来源"), new("article", "篇", CellKind.Whole), new("headline", "标题"), new("kind", "类别"), new("byline", "作者"),
        new("published", "日期", CellKind.Date), new("place_code", "区划代码"), new("place", "地点"), new("chains", "产业链"), new("themes", "主题"),
        new("relevant", "与产业有关"), new("facts", "数字", CellKind.Whole), new("projects", "项目", CellKind.Whole), new("enterprises", "企业", CellKind.Whole),
    ];

    /// <summary>The row of a fact.</summary>
    public TableCell[] Row(Article article, Fact fact) =>
    [
        article.Source, article.Number, article.Headline, article.Published, article.Place?.Code, article.Place?.Name,
        names.Labels(article.Chains, "；"), names.Labels(article.Themes, "；"),
        fact.Indicator, names.Indicator(fact.Indicator), JsonNames.Of(fact.Measure), .. Numbers(fact),
        fact.Unit, fact.Low, fact.High, JsonNames.Of(fact.Bound), fact.Basis is { } basis ? JsonNames.Of(basis) : null,
        fact.Period?.Text, fact.Period?.From, fact.Period?.To,
        JsonNames.Of(fact.Status), fact.Stage is { } stage ? JsonNames.Of(stage) : null, fact.Subject, fact.Place,
        fact.Text, fact.Confidence, fact.Span.Start, fact.Span.End, fact.Rule, fact.CorrectedBy,
    ];

    /// <summary>The row of an article.</summary>
    public TableCell[] Row(Article article) =>
    [
        article.Source, article.Number, article.Headline, JsonNames.Of(article.Kind), article.Byline, article.Published,
        article.Place?.Code, article.Place?.Name, names.Labels(article.Chains, "；"), names.Labels(article.Themes, "；"),
        article.Relevant ? "是" : "否", article.Facts.Count, article.Projects.Count, article.Enterprises.Count,
    ];

    private static TableCell[] Numbers(Fact fact) =>
        fact.Unit == "%" ? [default, fact.Value, default] : fact.Measure == Measure.Amount ? [fact.Value, default, default] : [default, default, fact.Value];
}
