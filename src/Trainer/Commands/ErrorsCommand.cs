using System.CommandLine;
using System.Globalization;
using System.Text;
using System.Text.Json;

using PolicyML.Learning.Data;
using PolicyML.Learning.Data.Writing;
using PolicyML.Learning.Evaluating;
using PolicyML.Learning.Training;
using PolicyML.Terminal;
using PolicyML.Trainer.Output;
using PolicyML.Trainer.Scoring;

namespace PolicyML.Trainer.Commands;

/// <summary>What <c>errors</c> is told.</summary>
/// <param name="Model">Folder of a model, or the rules.</param>
/// <param name="Paths">Data files.</param>
/// <param name="Split">The split to look at; null for all.</param>
/// <param name="IsHeldOut">True where the model has not seen the data: its own probabilities are used.</param>
internal sealed record ErrorsValues(string Model, IReadOnlyList<string> Paths, string? Split, bool IsHeldOut);

/// <summary>
/// The command <c>errors</c>: rows whose label looks wrong (confident learning). A model is sure of what it was trained on, so
/// the data is cross-validated anew in the model's way, unless it is said to be held out.
/// </summary>
internal sealed class ErrorsCommand(CommandContext context, CommonValues common, ErrorsValues call) : ScoringRun(context, common)
{
    private const double Half = 0.5;

    /// <summary>The command as the parser sees it.</summary>
    public static Command Make(CommandContext context)
    {
        var model = DataCommand.One(context, "MODEL", "argument.model");
        var data = DataCommand.Data(context);
        var split = TransferCommand.Split(context, "train", "test", "all");
        var heldOut = context.Build.Flag("--held-out");
        var common = new CommonOptions(context, ["table", "json", "jsonl"], hasJobs: true);
        return DataCommand.Make(context, "errors", [model, data, split, heldOut], common, parsed => new ErrorsCommand(
            context, common.Bind(parsed),
            new ErrorsValues(parsed.GetValue(model)!, parsed.GetValue(data)!, parsed.GetValue(split), parsed.GetValue(heldOut))).Execute());
    }

    /// <inheritdoc/>
    protected override int Run()
    {
        var articles = ReadSplit(call.Paths, call.Split ?? "all");
        var scored = call.IsHeldOut || call.Model == Scorers.Rules ? Score(articles, Scorers.Load(call.Model, Lexicon)) : CrossValidate(ref articles);
        var issues = ConfidentLearning.Find(scored);
        var format = Common.Format ?? (Path.GetExtension(Common.Out ?? "").Equals(".jsonl", StringComparison.OrdinalIgnoreCase) ? "jsonl" : "table");
        if (format == "jsonl") WriteArticles(articles, issues);
        else Write(format == "json" ? Json(articles, issues) : Table(articles, issues));
        return ExitCode.Done;
    }

    /// <summary>Of very many articles some are measured; those remain.</summary>
    private ScoredSet CrossValidate(ref IReadOnlyList<LabeledArticle> articles)
    {
        var manifest = Learning.Models.LabelModel.Load(call.Model, Lexicon, OutsideEngines.Trainers).Manifest;
        var options = new TrainOptions { Engine = manifest.Engine, Engines = OutsideEngines.Trainers, Seed = manifest.Seed, Folds = manifest.Folds, Threads = Common.Jobs };
        var result = ModelTrainer.Train(articles, Schema, Lexicon, options, new TrainProgressLine(Messages, Show), Host.Cancel);
        if (result.Measured.Count < articles.Count) Note("train.drawn", articles.Count, result.Measured.Count);
        var given = articles;
        articles = [.. result.Measured.Select(i => given[i])];
        return result.OutOfFold;
    }

    /// <summary>Suspects with what speaks against their labels, for <c>review</c>.</summary>
    private void WriteArticles(IReadOnlyList<LabeledArticle> articles, IReadOnlyList<LabelIssue> issues) => Write(stream =>
    {
        var writer = DataWriters.Make("jsonl", stream);
        foreach (var row in issues.GroupBy(i => i.Row))
            writer.Write(articles[row.Key] with { Suggested = [.. row.Select(i => new Suggestion(i.Label.Id, i.Probability, Half))] });
        writer.Finish();
    });

    private string Table(IReadOnlyList<LabeledArticle> articles, IReadOnlyList<LabelIssue> issues)
    {
        var text = new StringBuilder(Messages.Format("errors.title", articles.Count, issues.Count)).Append('\n');
        var table = new TextTable(Messages["head.row"], Messages["head.label"], Messages["head.given"], ">p", ">" + Messages["head.margin"], Messages["head.text"]);
        foreach (var issue in issues)
        {
            var article = articles[issue.Row];
            table.Add(
                string.Create(CultureInfo.InvariantCulture, $"{article.File}:{article.Line}"), $"{issue.Label.Name} {issue.Label.Id}", Messages[issue.Given ? "given.yes" : "given.no"],
                issue.Probability.ToString("0.00", CultureInfo.InvariantCulture), issue.Margin.ToString("0.00", CultureInfo.InvariantCulture), DisplayWidth.Fit(SafeText.Clean(article.Text[..Math.Min(60, article.Text.Length)]), 40));
        }

        if (issues.Count > 0) text.Append('\n');
        table.AppendTo(text);
        return text.ToString();
    }

    private static string Json(IReadOnlyList<LabeledArticle> articles, IReadOnlyList<LabelIssue> issues)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, Jsons.Indented))
        {
            json.WriteStartArray();
            foreach (var issue in issues)
            {
                json.WriteStartObject();
                json.WriteString("id", articles[issue.Row].Id);
                json.WriteString("file", articles[issue.Row].File);
                json.WriteNumber("line", articles[issue.Row].Line);
                json.WriteString("label", issue.Label.Id);
                json.WriteBoolean("given", issue.Given);
                json.WriteRounded("p", issue.Probability);
                json.WriteRounded("margin", issue.Margin);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        return Encoding.UTF8.GetString(stream.ToArray()) + "\n";
    }
}
