using System.CommandLine;
using System.Text;

using PolicyML.Learning.Data;
using PolicyML.Learning.Data.Writing;
using PolicyML.Terminal;
using PolicyML.Text.Layout;
using PolicyML.Trainer.Review;
using PolicyML.Trainer.Scoring;

namespace PolicyML.Trainer.Commands;

/// <summary>What <c>review</c> is told.</summary>
/// <param name="File">The data file.</param>
/// <param name="Model">Folder of a model; null for the rules.</param>
/// <param name="Decisions">File of the decisions; null for the data file's name with <c>.decisions.jsonl</c>.</param>
/// <param name="IsFinish">True to write the result without a screen.</param>
internal sealed record ReviewValues(string File, string? Model, string? Decisions, bool IsFinish);

/// <summary>The command <c>review</c>: goes through proposals, least certain first, one key a decision.</summary>
internal sealed class ReviewCommand(CommandContext context, CommonValues common, ReviewValues call) : CommandRun(context, common)
{
    private const string Enter = "\e[?1049h\e[?25l";
    private const string Leave = "\e[?25h\e[?1049l";
    private readonly string decisionFile = call.Decisions ?? call.File + ".decisions.jsonl";
    private PageLayout layout = null!;
    private IScorer scorer = null!;

    /// <summary>The command as the parser sees it.</summary>
    public static Command Make(CommandContext context)
    {
        var file = DataCommand.One(context, "FILE", "argument.review");
        var model = context.Build.Value("--model", "value.dir", null, null);
        var decisions = context.Build.Value("--decisions", "value.file", null, null);
        var finish = context.Build.Flag("--finish");
        var common = new CommonOptions(context, []);
        return DataCommand.Make(context, "review", [file, model, decisions, finish], common, parsed => new ReviewCommand(
            context, common.Bind(parsed), new ReviewValues(parsed.GetValue(file)!, parsed.GetValue(model), parsed.GetValue(decisions), parsed.GetValue(finish))).Execute());
    }

    /// <inheritdoc/>
    protected override int Run()
    {
        if (!call.IsFinish && !(Host.InputIsTerminal && Host.OutputIsTerminal)) throw new CallException(Messages.Format("review.no-terminal", call.File));
        var items = ReadItems();
        var session = new ReviewSession(items, Schema, DecisionLog.Read(decisionFile));
        if (session.Unknown > 0) Note("review.unknown", session.Unknown, decisionFile);
        if (!call.IsFinish) Ask(session);
        var left = session.Items.Count - session.Done;
        if (!call.IsFinish) Note(Host.Cancel.IsCancellationRequested ? "review.interrupted" : "review.done", session.Done, left, decisionFile);
        if (Common.Out is not null || call.IsFinish) WriteResult(items);
        else Note("review.finish", call.File);
        return Host.Cancel.IsCancellationRequested ? ExitCode.Failed : ExitCode.Done;
    }

    private List<ReviewItem> ReadItems()
    {
        Show(Messages["progress.reading"]);
        scorer = Scorers.Load(call.Model ?? Scorers.Rules, Lexicon);
        layout = PageLayout.Load(Lexicon);
        var articles = new List<LabeledArticle>();
        var ids = new HashSet<string>(StringComparer.Ordinal);
        foreach (var row in DataReader.Read([call.File], Schema, needsLabels: false))
        {
            if (row.Article is { } article && ids.Add(article.Id)) articles.Add(article);
            else Report(row.Problem ?? new DataProblem(row.Article!.File, row.Article.Line, DataProblemCode.RepeatedId, row.Article.Id, Messages["data.before"]));
        }

        if (articles.Count == 0) throw new CallException(Messages["data.none"]);
        var items = new List<ReviewItem>(articles.Count);
        OrderedWork.Run(articles, Propose, item => Take(item, items), Host.Processors, Host.Cancel);
        return items;
    }

    private ReviewItem Propose(LabeledArticle article)
    {
        var isKept = article.Suggested is not null && call.Model is null;
        return new ReviewItem(article, isKept ? article.Suggested! : Suggestions.Of(SingleArticle.Read(layout, article.Text), scorer), Schema);
    }

    private void Take(ReviewItem item, List<ReviewItem> items)
    {
        items.Add(item);
        if (items.Count % 100 == 0) Show(Messages.Format("progress.labelled", items.Count));
    }

    private void Ask(ReviewSession session)
    {
        using var log = DecisionLog.Open(decisionFile, Host.Clock);
        using var output = new StreamWriter(Console.OpenStandardOutput(), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), 1 << 16);
        using var keys = new KeyReader();
        var screen = new ReviewScreen(Messages, new ReviewStyle(Host.Colour), Path.GetFileName(call.File));
        void Draw(string text)
        {
            output.Write(text);
            output.Flush();
        }

        Draw(Enter);
        try
        {
            new ReviewLoop(session, log, Schema, screen, Messages, new ReviewDesk(TextOf, Host.WindowSize, Draw)).Run(() => keys.Next(Host.Cancel));
        }
        finally
        {
            Draw(Leave);
        }
    }

    private (string Text, IReadOnlyList<EvidenceSpan> Evidence) TextOf(ReviewItem item, string? label)
    {
        var article = SingleArticle.Read(layout, item.Article.Text);
        return (article.Reading.Text, label is null ? [] : scorer.Evidence(article, label));
    }

    private void WriteResult(List<ReviewItem> items)
    {
        var written = 0;
        Write(stream =>
        {
            var writer = DataWriters.Make("jsonl", stream);
            foreach (var article in ReviewSession.Result(items, new LabelNames(Schema)))
            {
                writer.Write(article);
                written++;
            }

            writer.Finish();
        });
        if (Common.Out is { } path) Note("review.written", written, path);
    }
}
