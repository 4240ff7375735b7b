using System.Globalization;
using System.Text;

using PolicyML.Core.Lexicons;
using PolicyML.Learning.Evaluating;
using PolicyML.Terminal;

namespace PolicyML.Trainer.Output;

/// <summary>An evaluation to read on a terminal.</summary>
internal sealed class EvaluationText(Catalogue messages)
{
    private const int MostConfusions = 10;

    /// <summary>The text.</summary>
    public string Of(EvaluationReport report, string title)
    {
        var text = new StringBuilder();
        text.Append(title).Append("\n\n");
        Groups(report).AppendTo(text);
        foreach (var kind in (LabelKind[])[LabelKind.Chain, LabelKind.Theme])
        {
            text.Append('\n');
            Labels(report, kind).AppendTo(text);
        }

        if (report.Confusions.Count > 0) text.Append('\n').Append(messages["evaluate.confusions"]).Append('\n');
        foreach (var confusion in report.Confusions.Take(MostConfusions))
            text.Append("  ").Append(messages.Format("evaluate.confusion", confusion.Missed.Name, confusion.Said.Name, confusion.Count)).Append('\n');
        if (report.Bootstraps > 0) text.Append('\n').Append(messages.Format("evaluate.intervals", report.Bootstraps)).Append('\n');
        return text.ToString();
    }

    private TextTable Groups(EvaluationReport report)
    {
        var table = new TextTable(
            "", ">" + messages["head.precision"], ">" + messages["head.recall"], ">" + messages["head.micro"], messages["head.interval"], ">" + messages["head.macro"],
            messages["head.interval"], ">ECE", ">Brier", ">" + messages["head.exact"]);
        foreach (var group in report.Groups)
        {
            table.Add(
                messages[group.Kind == LabelKind.Chain ? "chains" : "themes"], Figure(group.Counts.Precision), Figure(group.Counts.Recall), Figure(group.MicroF1.Value),
                Range(group.MicroF1), Figure(group.MacroF1.Value), Range(group.MacroF1), Figure(group.CalibrationError), Figure(group.Brier), Figure(group.ExactMatch));
        }

        return table;
    }

    private TextTable Labels(EvaluationReport report, LabelKind kind)
    {
        var table = new TextTable(
            messages["head.label"], messages["head.name"], ">" + messages["head.positives"], ">" + messages["head.precision"], ">" + messages["head.recall"], ">F1",
            messages["head.interval"], ">AP", ">ECE", ">" + messages["head.threshold"]);
        foreach (var label in report.Labels.Where(l => l.Label.Kind == kind))
        {
            table.Add(
                label.Label.Id, label.Label.Name, label.Positives.ToString(CultureInfo.InvariantCulture), Figure(label.Counts.Precision), Figure(label.Counts.Recall),
                F1(label), Range(label), Figure(label.AveragePrecision), Figure(label.CalibrationError), Figure(label.Threshold));
        }

        return table;
    }

    /// <summary>Three digits; – where there is no figure.</summary>
    public static string Figure(double value) => double.IsFinite(value) ? value.ToString("0.000", CultureInfo.InvariantCulture) : "–";

    /// <summary>F1 of a label; – where it never holds.</summary>
    public static string F1(LabelReport label) => label.Positives == 0 ? "–" : Figure(label.F1.Value);

    /// <summary>Its interval.</summary>
    public static string Range(LabelReport label) => label.Positives == 0 ? "–" : Range(label.F1);

    /// <summary>An interval in brackets; – where there are no samples.</summary>
    public static string Range(Interval interval) => interval.Low == interval.High && interval.Low is > 0 and < 1 ? "–" : $"[{Figure(interval.Low)}, {Figure(interval.High)}]";
}
