using System.CommandLine;
using System.Globalization;
using System.Text;
using System.Text.Json;

using PolicyML.Learning.Evaluating;
using PolicyML.Learning.Training;
using PolicyML.Terminal;
using PolicyML.Trainer.Output;

namespace PolicyML.Trainer.Commands;

/// <summary>The command <c>curve</c>: would more data help?</summary>
internal sealed class CurveCommand(CommandContext context, CommonValues common, IReadOnlyList<string> paths, TrainOptions options)
    : CommandRun(context, common)
{
    /// <summary>A gain that is worth the labelling of as many articles again.</summary>
    private const double WorthIt = 0.01;

    /// <summary>The command as the parser sees it.</summary>
    public static Command Make(CommandContext context)
    {
        var data = DataCommand.Data(context);
        var training = new TrainingOptions(context);
        var common = new CommonOptions(context, ["table", "json"], hasJobs: true);
        return DataCommand.Make(context, "curve", [data, .. training.All], common, parsed =>
        {
            var values = common.Bind(parsed);
            return new CurveCommand(context, values, parsed.GetValue(data)!, training.Bind(parsed, values.Jobs)).Execute();
        });
    }

    /// <inheritdoc/>
    protected override int Run()
    {
        var articles = ReadData(paths).Articles;
        IReadOnlyList<Learning.Data.LabeledArticle> used = [.. articles.Where(a => a.Split != "test")];
        var points = LearningCurve.Run(used, Schema, Lexicon, options, null, new TrainProgressLine(Messages, Show), Host.Cancel);
        Write(Common.Format == "json" ? Json(points) : Table(points));
        return ExitCode.Done;
    }

    private string Table(IReadOnlyList<LearningCurvePoint> points)
    {
        var table = new TextTable(
            ">" + Messages["head.articles"], ">" + Messages["chains"] + " " + Messages["head.micro"], Messages["head.interval"], ">" + Messages["head.macro"],
            ">" + Messages["themes"] + " " + Messages["head.micro"], Messages["head.interval"], ">" + Messages["head.macro"]);
        foreach (var point in points)
        {
            var (chains, themes) = (point.Report.Groups[0], point.Report.Groups[1]);
            table.Add(
                point.Articles.ToString(CultureInfo.InvariantCulture),
                EvaluationText.Figure(chains.MicroF1.Value), EvaluationText.Range(chains.MicroF1), EvaluationText.Figure(chains.MacroF1.Value),
                EvaluationText.Figure(themes.MicroF1.Value), EvaluationText.Range(themes.MicroF1), EvaluationText.Figure(themes.MacroF1.Value));
        }

        var text = new StringBuilder();
        table.AppendTo(text);
        text.Append('\n');
        for (var group = 0; group < 2; group++)
        {
            var gain = GainOfDoubling(points, group);
            var key = gain > WorthIt ? "curve.helps" : "curve.flat";
            text.Append(Messages.Format(key, Messages[group == 0 ? "chains" : "themes"], gain.ToString("+0.000;−0.000;0.000", CultureInfo.InvariantCulture))).Append('\n');
        }

        return text.ToString();
    }

    /// <summary>Slope of micro-F1 over the logarithm of the number of articles (least squares over the upper half of the curve), a doubling.</summary>
    private static double GainOfDoubling(IReadOnlyList<LearningCurvePoint> points, int group)
    {
        var upper = points.Skip(points.Count / 2).Where(p => p.Articles > 0).Select(p => (X: Math.Log2(p.Articles), Y: p.Report.Groups[group].MicroF1.Value)).ToList();
        if (upper.Count < 2) return 0;
        var (meanX, meanY) = (upper.Average(p => p.X), upper.Average(p => p.Y));
        var spread = upper.Sum(p => (p.X - meanX) * (p.X - meanX));
        return spread == 0 ? 0 : upper.Sum(p => (p.X - meanX) * (p.Y - meanY)) / spread;
    }

    private static string Json(IReadOnlyList<LearningCurvePoint> points)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, Jsons.Indented))
        {
            json.WriteStartArray();
            foreach (var point in points)
            {
                json.WriteStartObject();
                json.WriteNumber("articles", point.Articles);
                foreach (var (name, group) in ((string, GroupReport)[])[("chains", point.Report.Groups[0]), ("themes", point.Report.Groups[1])])
                {
                    json.WriteStartObject(name);
                    EvaluationJson.WriteInterval(json, "microF1", group.MicroF1);
                    EvaluationJson.WriteInterval(json, "macroF1", group.MacroF1);
                    json.WriteEndObject();
                }

                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        return Encoding.UTF8.GetString(stream.ToArray()) + "\n";
    }
}
