using System.Collections.Concurrent;

using PolicyML.Core;
using PolicyML.Core.Lexicons;
using PolicyML.Core.Lexicons.Prepared;
using PolicyML.Extraction.Cues;
using PolicyML.Extraction.Explaining;
using PolicyML.Extraction.Judging;
using PolicyML.Extraction.Linking;
using PolicyML.Extraction.Numbers;
using PolicyML.Extraction.Periods;
using PolicyML.Extraction.Scanning;
using PolicyML.Text.Layout;

namespace PolicyML.Extraction;

/// <summary>
/// Reads the figures of an article: what each number is of, when, how sure, and where it stands.
/// Immutable and safe for use from several threads.
/// </summary>
public sealed class FactExtractor
{
    private const string Part = "facts";
    private const int LongestSentence = 300;
    private const int LongestLead = 45;
    private readonly CueTable cues;
    private readonly UnitTable units;
    private readonly PeriodVocabulary periodWords;
    private readonly Scanner scanner;
    private readonly SentenceReader reader;
    private readonly TableRule tables;
    private readonly Confidence confidence;
    private readonly SharedCurrency currencies;
    private readonly ConcurrentBag<Scan> pool = [];

    private FactExtractor(CueTable cues, UnitTable units, PeriodVocabulary periodWords, Confidence confidence)
    {
        (this.cues, this.units, this.periodWords, this.confidence) = (cues, units, periodWords, confidence);
        scanner = new Scanner(cues, units, periodWords);
        reader = new SentenceReader(cues, units, periodWords);
        tables = new TableRule(units, cues);
        currencies = new SharedCurrency(units);
    }

    /// <summary>Builds an extractor from a vocabulary.</summary>
    /// <exception cref="FormatException">A table of the vocabulary is malformed.</exception>
    public static FactExtractor Load(Lexicon lexicon) => (FactExtractor)lexicon.Part(
        Part,
        ["indicators.tsv", "cues.tsv", "word-sets.tsv", "units.tsv", "periods.tsv", "holidays.tsv", "confidence.tsv", "figure-model.tsv"],
        prepared => new FactExtractor(CueTable.Read(prepared), UnitTable.Read(prepared), PeriodVocabulary.Read(prepared), Confidence.Read(prepared)),
        rows => new FactExtractor(CueTable.Load(rows), UnitTable.Load(rows), PeriodVocabulary.Load(rows), Confidence.Load(rows)));

    /// <summary>Writes what <see cref="Load"/> makes of the tables.</summary>
    /// <returns>The name of the part.</returns>
    public string Write(PreparedWriter writer)
    {
        cues.Write(writer);
        units.Write(writer);
        periodWords.Write(writer);
        confidence.Write(writer);
        return Part;
    }

    /// <summary>The figures of an article, in reading order; a figure of the headline only where the body lacks it.</summary>
    /// <param name="article">The article as laid out.</param>
    /// <param name="sourceText">The decoded source that the article's spans point into.</param>
    /// <param name="context">Day of publication and place.</param>
    public IReadOnlyList<Fact> Extract(ArticleLayout article, string sourceText, FactContext context) =>
        Read(article, sourceText, context, explains: false).ToFacts();

    /// <summary>The same facts as <see cref="Extract"/>, each with the reasons for what it says. Slower: for reading, not for bulk.</summary>
    /// <param name="article">The article as laid out.</param>
    /// <param name="sourceText">The decoded source that the article's spans point into.</param>
    /// <param name="context">Day of publication and place.</param>
    public IReadOnlyList<ExplainedFact> Explain(ArticleLayout article, string sourceText, FactContext context) =>
        Read(article, sourceText, context, explains: true).ToExplainedFacts();

    /// <summary>The figures of money and change with the features that their indicators are judged by, for fitting the judge.</summary>
    /// <param name="article">The article as laid out.</param>
    /// <param name="sourceText">The decoded source that the article's spans point into.</param>
    /// <param name="context">Day of publication and place.</param>
    public IReadOnlyList<StudiedFact> Study(ArticleLayout article, string sourceText, FactContext context) =>
        Read(article, sourceText, context, explains: false).ToStudiedFacts();

    private FactBuilder Read(ArticleLayout article, string sourceText, FactContext context, bool explains)
    {
        var scan = pool.TryTake(out var pooled) ? pooled : new Scan();
        var text = article.Reading.Text;
        var builder = new FactBuilder(cues, confidence, article.Reading, sourceText, context) { Explains = explains, LeadEnd = article.Headline.Length == 0 ? LongestLead : 0 };
        var report = ReportYear.Of(article.Headline, context.Published);
        var scope = new TimeScope(context.Published ?? ReportYear.Day(report));
        if (report is { } year) scope.OpenReport(year);
        var state = new ReaderState { Explains = explains, Prices = new PriceList { IsOfIndices = IsOfPriceIndices(text) }, AllYoy = text.Contains("增速均为同比", StringComparison.Ordinal) || text.Contains("均为同比增", StringComparison.Ordinal) };
        ReadHeadings(article, text, scan, scope);
        foreach (var paragraph in article.Paragraphs)
        {
            if (!IsRead(paragraph.Role)) continue;
            var heading = IsHeading(text, paragraph);
            if (report is null && (heading || !ContinuesList(text, paragraph.Span))) scope.StartParagraph();
            else if (report is not null) scope.StartReportParagraph();
            if (heading && IsNumbered(text, paragraph.Span)) scope.LeaveSection();
            state.Prices.StartParagraph(heading);
            ReadParagraph(text, paragraph.Span, scan, scope, state, builder.Body);
            if (heading) TakeSection(text, paragraph.Span, scan, scope);
        }

        ReadHeadline(article, text, context, scan, builder);
        builder.Currency = currencies.Of(text);
        pool.Add(scan);
        return builder;
    }

    private static bool IsOfPriceIndices(string text) =>
        text.Contains("消费价格", StringComparison.Ordinal) || text.Contains("出厂价格", StringComparison.Ordinal) || text.Contains("价格指数", StringComparison.Ordinal);

    // 数说古镇（1—8月）: a time in the headline holds for the article until another takes over.
    private void ReadHeadings(ArticleLayout article, string text, Scan scan, TimeScope scope)
    {
        if (scope.IsReport) return;
        foreach (var paragraph in article.Paragraphs)
        {
            if (paragraph.Role is not (ParagraphRole.Headline or ParagraphRole.Subhead)) continue;
            scanner.Run(text, paragraph.Span.Start, paragraph.Span.End, scan);
            reader.TakeHeading(text, paragraph.Span, scan, scope);
            scope.MakeSection();
        }

        scope.KeepHeadSection();
    }

    // 三、2026年工作安排; 表1 2024年1—9月主要指标: a heading that names a time sets it for what stands below.
    private void TakeSection(string text, TextSpan span, Scan scan, TimeScope scope)
    {
        if (scope.IsReport) reader.TakeReportHeading(text, span, scan, scope);
        else reader.TakeHeading(text, span, scan, scope);
        if (!scope.IsReport && scope.Mention is { } mention && mention.Start >= span.Start) scope.MakeSection();
    }

    // 一、…, （二）…: a heading of the text itself, which ends the table above it.
    private static bool IsNumbered(string text, TextSpan span) =>
        span.Length > 2 && (text[span.Start + 1] == '、' || (text[span.Start] == '(' && text.AsSpan(span.Start, Math.Min(5, span.Length)).Contains(')')));

    // A short line without a stop: 表 2024年1—9月主要指标
    private static bool IsHeading(string text, Paragraph paragraph) =>
        paragraph.Role == ParagraphRole.Heading || (paragraph.Span.Length <= 30 && text[paragraph.Span.End - 1] is not ('。' or '！' or '？' or '；' or '，' or '”') && paragraph.Span.Of(text).IndexOfAny('，', '%') < 0);

    // ——改造提升…, 一是…, （一）…: an item of the list that the paragraph before opened.
    private static bool ContinuesList(string text, TextSpan span)
    {
        var opening = text.AsSpan(span.Start, Math.Min(4, span.Length));
        return opening.StartsWith("——") || opening.StartsWith("——") || (opening.Length > 2 && (opening[1] is '是' or '、' or '.' || opening[0] == '(' || opening.StartsWith("第一") || opening.StartsWith("第二") || opening.StartsWith("其中")));
    }

    private static bool IsRead(ParagraphRole role) => role is ParagraphRole.Body or ParagraphRole.Caption or ParagraphRole.Heading;

    private void ReadHeadline(ArticleLayout article, string text, FactContext context, Scan scan, FactBuilder builder)
    {
        foreach (var paragraph in article.Paragraphs)
        {
            if (paragraph.Role is not (ParagraphRole.Headline or ParagraphRole.Subhead or ParagraphRole.Kicker)) continue;
            ReadParagraph(text, paragraph.Span, scan, new TimeScope(context.Published), new ReaderState { Explains = builder.Explains }, builder.Head);
        }
    }

    // A sentence without an end is cut at a comma, so that no text costs more per letter than another.
    private static bool EndsSentence(Scan scan, int first, int index) =>
        scan.Tokens[index].Kind == TokenKind.Stop || (index - first >= LongestSentence && (Sentence.IsBreak(scan.Tokens[index].Kind) || index - first >= 2 * LongestSentence));

    private void ReadParagraph(string text, TextSpan span, Scan scan, TimeScope scope, ReaderState state, List<Link> links)
    {
        scope.ParagraphStart = span.Start;
        scope.Whole = null;
        scope.IsAbroad = false;
        scope.Fiscal = null;
        scanner.Run(text, span.Start, span.End, scan);
        tables.Apply(text, span, scan, state.Table, state);
        state.Last = null;
        var first = 0;
        for (var i = 0; i <= scan.Tokens.Count; i++)
        {
            if (i < scan.Tokens.Count && !EndsSentence(scan, first, i)) continue;
            if (i > first)
            {
                var sentence = new Sentence(text, scan, cues, first, i) { Start = first == 0 ? span.Start : scan.Tokens[first - 1].End };
                reader.Read(sentence, scope, state, links);
            }

            first = i + 1;
        }
    }
}
