using PolicyML.Analyzer.Pipeline;
using PolicyML.Core;
using PolicyML.Core.Csv;
using PolicyML.Core.Json;
using PolicyML.Terminal;

namespace PolicyML.Analyzer.Output;

/// <summary>One fact a row, with its article's columns repeated; UTF-8 with a byte-order mark, so that Excel and WPS open it.</summary>
internal sealed class CsvWriter : IResultWriter
{
    private static readonly string[] Columns =
    [
        "source", "article", "headline", "published", "place_code", "place", "chains", "themes",
        "indicator", "indicator_name", "measure", "value", "low", "high", "unit", "bound", "basis",
        "period", "period_from", "period_to", "status", "stage", "subject", "fact_place",
        "start", "end", "text", "confidence", "rule", "corrected_by",
    ];

    private readonly TextSink output;
    private readonly Names names;
    private readonly CsvCells cells = new();

    /// <summary>Writes the header at once, so that a run without facts still leaves a table.</summary>
    public CsvWriter(Stream stream, Names names)
    {
        this.names = names;
        output = new TextSink(stream);
        output.Write("\uFEFF");
        foreach (var column in Columns) cells.Add(column);
        output.Write(cells.TakeLine());
    }

    /// <inheritdoc/>
    public void Write(SourceResult result)
    {
        foreach (var article in result.Articles)
        {
            foreach (var fact in article.Facts)
            {
                AddArticle(article);
                AddValue(fact);
                AddContext(fact);
                output.Write(cells.TakeLine());
            }
        }

        output.Flush();
    }

    /// <inheritdoc/>
    public void Finish() => output.Flush();

    private void AddArticle(Article article) => cells
        .Add(article.Source).Add(article.Number).Add(article.Headline).Add(article.Published)
        .Add(article.Place?.Code).Add(article.Place?.Name)
        .Add(names.Labels(article.Chains, "；")).Add(names.Labels(article.Themes, "；"));

    private void AddValue(Fact fact) => cells
        .Add(fact.Indicator).Add(names.Indicator(fact.Indicator)).Add(JsonNames.Of(fact.Measure))
        .Add(ArticleJson.WithoutTrailingZeros(fact.Value))
        .Add(fact.Low is { } low ? ArticleJson.WithoutTrailingZeros(low) : null)
        .Add(fact.High is { } high ? ArticleJson.WithoutTrailingZeros(high) : null)
        .Add(fact.Unit).Add(JsonNames.Of(fact.Bound)).Add(fact.Basis is { } basis ? JsonNames.Of(basis) : null);

    private void AddContext(Fact fact) => cells
        .Add(fact.Period?.Text).Add(fact.Period?.From).Add(fact.Period?.To)
        .Add(JsonNames.Of(fact.Status)).Add(fact.Stage is { } stage ? JsonNames.Of(stage) : null)
        .Add(fact.Subject).Add(fact.Place)
        .Add(fact.Span.Start).Add(fact.Span.End).Add(fact.Text)
        .Add(ArticleJson.WithoutTrailingZeros(Math.Round((decimal)fact.Confidence, ArticleJson.ProbabilityDigits)))
        .Add(fact.Rule).Add(fact.CorrectedBy);
}
