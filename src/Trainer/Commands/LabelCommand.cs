using System.CommandLine;

using PolicyML.Core;
using PolicyML.Learning.Data;
using PolicyML.Learning.Data.Writing;
using PolicyML.Terminal;
using PolicyML.Text.Dates;
using PolicyML.Text.Layout;
using PolicyML.Text.Places;
using PolicyML.Text.Sources;
using PolicyML.Trainer.Scoring;

namespace PolicyML.Trainer.Commands;

/// <summary>The command <c>label</c>: proposes labels for articles, for <c>review</c> to go through.</summary>
internal sealed class LabelCommand(CommandContext context, CommonValues common, IReadOnlyList<string> paths, string? model) : CommandRun(context, common)
{
    private PageLayout layout = null!;
    private PlaceResolver places = null!;
    private IScorer scorer = null!;
    private IScorer? second;
    private int written;

    /// <inheritdoc/>
    protected override bool ShowsProgressOnScreen => false;

    /// <summary>The command as the parser sees it.</summary>
    public static Command Make(CommandContext context)
    {
        var paths = DataCommand.Many(context, "PATH", "argument.pages");
        var model = context.Build.Value("--model", "value.dir", null, null);
        var common = new CommonOptions(context, [], hasJobs: true);
        return DataCommand.Make(context, "label", [paths, model], common, parsed => new LabelCommand(
            context, common.Bind(parsed), parsed.GetValue(paths)!, parsed.GetValue(model)).Execute());
    }

    /// <inheritdoc/>
    protected override int Run()
    {
        if (paths.FirstOrDefault(p => File.Exists(Path.Combine(p, "model.bin"))) is { } folder) throw new CallException(Messages.Format("label.model", folder));
        var rules = Scorers.Load(Scorers.Rules, Lexicon);
        (scorer, second) = model is null ? (rules, null) : (Scorers.Load(model, Lexicon), rules);
        layout = PageLayout.Load(Lexicon);
        places = PlaceResolver.Load(Lexicon);
        Write(stream =>
        {
            var writer = DataWriters.Make("jsonl", stream);
            OrderedWork.Run(Items(), Work, result => Take(result, writer), Common.Jobs, Host.Cancel);
            writer.Finish();
        });
        if (written == 0) throw new CallException(Messages["data.none"]);
        if (Common.Out is { } path) Note("label.done", written, Skipped, path);
        return ExitCode.Done;
    }

    /// <summary>Rows of data files and pages of folders, as they come.</summary>
    private IEnumerable<Item> Items()
    {
        foreach (var path in paths)
        {
            if (DataReader.IsData(path))
                foreach (var row in DataReader.Read([path], Schema, needsLabels: false)) yield return new Item(row, null);
            if (DataReader.IsData(path) && !Directory.Exists(path)) continue;
            foreach (var found in SourceFinder.Find([path]))
            {
                if (found.File is { } file && DataReader.IsData(file.Path)) continue;
                if (found.Problem?.Code != SourceProblemCode.NoSources || !DataReader.IsData(path)) yield return new Item(default, found);
            }
        }
    }

    private Result Work(Item item)
    {
        if (item.Page is { } page) return Read(page);
        if (item.Row.Problem is { } problem) return new Result([], $"{problem.Where}: {Text(problem)}") { File = problem.File };
        var article = item.Row.Article!;
        return new Result([article with { Suggested = Suggestions.Of(SingleArticle.Read(layout, article.Text), scorer, second) }], null);
    }

    private Result Read(SourceFound found)
    {
        if (found.Problem is { } problem) return new Result([], Messages.Format("skipped", found.Path, Explain(problem)));
        try
        {
            var source = SourceReader.Read(found.Path, new ReadOptions());
            var pieces = layout.Split(source);
            var published = IssueDate.Infer(found.Path, source.Text, pieces)?.Date;
            var located = places.Resolve(source, pieces);
            return new Result([.. Enumerable.Range(0, pieces.Count).Where(i => pieces[i].Kind != ArticleKind.Masthead).Select(i => new LabeledArticle
            {
                Id = $"{found.Path}#{i + 1}",
                Text = string.Join('\n', pieces[i].Segments.Select(s => s.Of(source.Text).ToString())),
                Published = published,
                Place = located[i]?.Code,
                IsLabeled = false,
                Suggested = Suggestions.Of(pieces[i], scorer, second),
            })], null);
        }
        catch (SourceException error)
        {
            return new Result([], Messages.Format("skipped", found.Path, Explain(error.Problem)));
        }
    }

    private string Explain(SourceProblem problem) =>
        Messages.Find("problem." + problem.Code) is { Length: > 0 } template ? problem.Format(template) : problem.Message;

    private void Take(Result result, IDataWriter writer)
    {
        if (result.Problem is { } problem) Skip(problem, result.File);
        foreach (var article in result.Articles)
        {
            if (string.IsNullOrWhiteSpace(article.Text)) continue;
            writer.Write(article);
            if (++written % 100 == 0) Show(Messages.Format("progress.labelled", written));
        }
    }

    /// <summary>A row of a data file, or a page.</summary>
    private readonly record struct Item(DataRow Row, SourceFound? Page);

    private readonly record struct Result(IReadOnlyList<LabeledArticle> Articles, string? Problem)
    {
        /// <summary>The data file whose row the problem is in.</summary>
        public string? File { get; init; }
    }
}
