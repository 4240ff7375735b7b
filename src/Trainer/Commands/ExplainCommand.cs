using System.CommandLine;

using PolicyML.Core;
using PolicyML.Learning.Data;
using PolicyML.Learning.Models;
using PolicyML.Terminal;
using PolicyML.Text.Layout;
using PolicyML.Text.Sources;
using PolicyML.Trainer.Output;
using PolicyML.Trainer.Scoring;

namespace PolicyML.Trainer.Commands;

/// <summary>An article whose labels are explained.</summary>
/// <param name="Name">Where it stands.</param>
/// <param name="Layout">The article.</param>
/// <param name="Labels">What speaks for and against each label of interest, most probable first.</param>
internal sealed record ExplainedArticle(string Name, ArticleLayout Layout, IReadOnlyList<LabelExplanation> Labels);

/// <summary>The command <c>explain</c>: what in a text spoke for and against each label.</summary>
internal sealed class ExplainCommand(CommandContext context, CommonValues common, string model, string file, IReadOnlyList<string> labels, int most)
    : ScoringRun(context, common)
{
    private const int DefaultParts = 8;

    /// <summary>A label below this share of its threshold is explained only where it is asked for.</summary>
    private const double LeastShare = 0.5;

    /// <summary>The command as the parser sees it.</summary>
    public static Command Make(CommandContext context)
    {
        var model = DataCommand.One(context, "MODEL", "argument.model");
        var file = DataCommand.One(context, "FILE", "argument.explain");
        var labels = context.Build.Values("--label", "value.id", null, null);
        var most = context.Build.Value("--most", "value.number", "number", text => OptionValues.Whole(text) is >= 1 and <= 1000);
        var common = new CommonOptions(context, ["table", "json"]);
        return DataCommand.Make(context, "explain", [model, file, labels, most], common, parsed => new ExplainCommand(
            context, common.Bind(parsed), parsed.GetValue(model)!, parsed.GetValue(file)!,
            [.. (parsed.GetValue(labels) ?? []).SelectMany(l => l.Split(','))],
            parsed.GetValue(most) is { } number ? OptionValues.Whole(number)!.Value : DefaultParts).Execute());
    }

    /// <inheritdoc/>
    protected override int Run()
    {
        var names = new LabelNames(Schema);
        var asked = labels.Select(l => names.Find(l)?.Id ?? throw new CallException(Messages.Format("explain.no-label", l))).ToHashSet(StringComparer.Ordinal);
        var scorer = Scorers.Load(model, Lexicon);
        var articles = Articles().Select(a => new ExplainedArticle(a.Name, a.Layout, OfInterest(scorer.Explain(a.Layout, most), asked))).ToList();
        if (articles.Count == 0) throw new CallException(Messages["data.none"]);
        Write(Common.Format == "json" ? ExplanationJson.Of(articles) : new ExplanationText(Messages, Host.Width).Of(articles));
        return ExitCode.Done;
    }

    private static List<LabelExplanation> OfInterest(IEnumerable<LabelExplanation> all, HashSet<string> asked) => [.. all
        .Where(e => asked.Count > 0 ? asked.Contains(e.Label.Id) : e.Probability >= e.Threshold * LeastShare)
        .OrderByDescending(e => e.Probability)
        .ThenBy(e => e.Label.Id, StringComparer.Ordinal)];

    private IEnumerable<(string Name, ArticleLayout Layout)> Articles()
    {
        if (DataReader.IsData(file))
        {
            foreach (var row in DataReader.Read([file], Schema, needsLabels: false))
            {
                if (row.Article is { } article) yield return ($"{article.File}:{article.Line} ({article.Id})", SingleArticle.Read(Layout, article.Text));
                else Report(row.Problem!);
            }

            yield break;
        }

        var pieces = Layout.Split(ReadSource());
        for (var i = 0; i < pieces.Count; i++)
            if (pieces[i].Kind != ArticleKind.Masthead) yield return ($"{file}#{i + 1}", pieces[i]);
    }

    private Text.SourceText ReadSource()
    {
        try
        {
            return SourceReader.Read(file, new ReadOptions());
        }
        catch (SourceException error)
        {
            var text = Messages.Find("problem." + error.Code) is { Length: > 0 } template ? error.Problem.Format(template) : error.Message;
            throw new CallException($"{file}: {text}");
        }
    }
}
