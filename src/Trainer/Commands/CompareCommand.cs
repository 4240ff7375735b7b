using System.CommandLine;
using System.Globalization;
using System.Text;
using System.Text.Json;

using PolicyML.Core.Lexicons;
using PolicyML.Learning.Evaluating;
using PolicyML.Terminal;
using PolicyML.Trainer.Output;
using PolicyML.Trainer.Scoring;

namespace PolicyML.Trainer.Commands;

/// <summary>The command <c>compare</c>: which of two models is better, where, and is it chance.</summary>
internal sealed class CompareCommand(CommandContext context, CommonValues common, (string First, string Second) models, IReadOnlyList<string> paths, string? split)
    : ScoringRun(context, common)
{
    /// <summary>The command as the parser sees it.</summary>
    public static Command Make(CommandContext context)
    {
        var first = DataCommand.One(context, "MODEL", "argument.model");
        var second = DataCommand.One(context, "MODEL2", "argument.model2");
        var data = DataCommand.Data(context);
        var split = TransferCommand.Split(context, "train", "test", "all");
        var common = new CommonOptions(context, ["table", "json"], hasJobs: true);
        return DataCommand.Make(context, "compare", [first, second, data, split], common, parsed => new CompareCommand(
            context, common.Bind(parsed), (parsed.GetValue(first)!, parsed.GetValue(second)!), parsed.GetValue(data)!, parsed.GetValue(split)).Execute());
    }

    /// <inheritdoc/>
    protected override int Run()
    {
        var (first, second) = (Scorers.Load(models.First, Lexicon), Scorers.Load(models.Second, Lexicon));
        if (!first.Labels.Select(l => l.Id).SequenceEqual(second.Labels.Select(l => l.Id), StringComparer.Ordinal))
            throw new CallException(Messages.Format("compare.labels", first.Name, second.Name));
        var articles = ReadSplit(paths, split);
        var (one, two) = (Score(articles, first), Score(articles, second));
        Show(Messages["progress.intervals"]);
        var report = PairedBootstrap.Compare(one, two);
        Write(Common.Format == "json" ? Json(report) : Table(report, first.Name, second.Name));
        return ExitCode.Done;
    }

    private string Table(ComparisonReport report, string first, string second)
    {
        var text = new StringBuilder(Messages.Format("compare.title", SafeText.Clean(first), SafeText.Clean(second), report.Rows, report.Bootstraps)).Append("\n\n");
        var table = new TextTable("", ">A", ">B", ">B − A", Messages["head.interval"], ">p", Messages["head.verdict"]);
        foreach (var (kind, micro, macro) in report.Groups)
        {
            var name = Messages[kind == LabelKind.Chain ? "chains" : "themes"];
            Add(table, $"{name} {Messages["head.micro"]}", micro);
            Add(table, $"{name} {Messages["head.macro"]}", macro);
        }

        table.AppendTo(text);
        var labels = new TextTable(Messages["head.label"], ">A", ">B", ">B − A", Messages["head.interval"], ">p", Messages["head.verdict"]);
        foreach (var (label, f1) in report.Labels.Where(l => l.F1.Difference.Value != 0).OrderByDescending(l => Math.Abs(l.F1.Difference.Value)))
            Add(labels, $"{label.Name} {label.Id}", f1);
        text.Append('\n');
        labels.AppendTo(text);
        text.Append('\n').Append(Messages["compare.note"]).Append('\n');
        return text.ToString();
    }

    private void Add(TextTable table, string name, Comparison comparison) => table.Add(
        name, EvaluationText.Figure(comparison.First), EvaluationText.Figure(comparison.Second),
        comparison.Difference.Value.ToString("+0.000;−0.000;0.000", CultureInfo.InvariantCulture), EvaluationText.Range(comparison.Difference),
        EvaluationText.Figure(comparison.PValue), Verdict(comparison));

    private string Verdict(Comparison comparison) =>
        Messages[!comparison.IsSignificant ? "compare.chance" : comparison.Difference.Value > 0 ? "compare.second" : "compare.first"];

    private static string Json(ComparisonReport report)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, Jsons.Indented))
        {
            json.WriteStartObject();
            json.WriteNumber("articles", report.Rows);
            json.WriteNumber("bootstraps", report.Bootstraps);
            foreach (var (kind, micro, macro) in report.Groups)
            {
                json.WriteStartObject(kind == LabelKind.Chain ? "chains" : "themes");
                Write(json, "microF1", micro);
                Write(json, "macroF1", macro);
                json.WriteEndObject();
            }

            json.WriteStartObject("labels");
            foreach (var (label, f1) in report.Labels) Write(json, label.Id, f1);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.ToArray()) + "\n";
    }

    private static void Write(Utf8JsonWriter json, string name, Comparison comparison)
    {
        json.WriteStartObject(name);
        json.WriteRounded("first", comparison.First);
        json.WriteRounded("second", comparison.Second);
        EvaluationJson.WriteInterval(json, "difference", comparison.Difference);
        json.WriteRounded("p", comparison.PValue);
        json.WriteBoolean("significant", comparison.IsSignificant);
        json.WriteEndObject();
    }
}
