using System.Globalization;
using System.Text;

using PolicyML.Core.Lexicons;
using PolicyML.Learning.Data;
using PolicyML.Learning.Data.Auditing;
using PolicyML.Terminal;

namespace PolicyML.Trainer.Output;

/// <summary>An audit to read: counts, labels, then what was found, errors first.</summary>
internal sealed class AuditText(Catalogue messages, LabelSchema schema, Func<DataProblem, string> textOf)
{
    private const int MostOfAKind = 10;
    private readonly StringBuilder text = new();

    /// <summary>The text.</summary>
    public string Of(AuditReport report)
    {
        text.Clear();
        AppendCounts(report);
        AppendLabels(report);
        Section("check.problems", report.Problems.Select(p => $"{p.Where}: {textOf(p)}"), int.MaxValue);
        foreach (var group in report.Findings.GroupBy(f => (f.Code, f.IsError)))
            Section("finding." + group.Key.Code, group.Select(Line), MostOfAKind, group.Key.IsError);
        text.Append('\n').Append(messages.Format(
            report.HasErrors ? "check.errors" : report.Findings.Count > 0 ? "check.warnings" : "check.clean",
            report.Problems.Count + report.Findings.Count(f => f.IsError), report.Findings.Count(f => !f.IsError))).Append('\n');
        return text.ToString();
    }

    private void AppendCounts(AuditReport report)
    {
        text.Append(messages.Format("check.counts", report.Articles, report.WithoutChain, report.WithFacts)).Append('\n');
        var splits = report.Splits.Select(s => messages.Format(s.Key.Length == 0 ? "check.nosplit" : "check.split", s.Value, s.Key));
        text.Append(string.Join(messages["check.comma"], splits)).Append('\n');
        text.Append(messages.Format("check.lengths", report.Lengths.Least, report.Lengths.Median, report.Lengths.Most, report.Cardinality.ToString("0.00", CultureInfo.InvariantCulture))).Append("\n\n");
    }

    private void AppendLabels(AuditReport report)
    {
        var table = new TextTable(messages["head.label"], messages["head.name"], ">" + messages["head.positives"], ">train", ">test");
        foreach (var label in report.Labels)
            table.Add(label.Id, schema.Find(label.Id)!.Name, Number(label.Positives), Number(label.Train), Number(label.Test));
        table.AppendTo(text);
    }

    private void Section(string key, IEnumerable<string> lines, int most, bool isError = true)
    {
        var list = lines.ToList();
        if (list.Count == 0) return;
        text.Append('\n').Append(messages[isError ? "check.error" : "check.warning"]).Append(messages.Format(key, list.Count)).Append('\n');
        foreach (var line in list.Take(most).Where(l => l.Length > 0)) text.Append("  ").Append(SafeText.Clean(line)).Append('\n');
        if (list.Count > most) text.Append("  ").Append(messages.Format("check.more", list.Count - most)).Append('\n');
    }

    private string Line(Finding finding)
    {
        var detail = string.Join(' ', finding.Arguments);
        if (finding.Article is not { } article) return finding.Arguments.Count == 0 ? "" : messages.Format("line." + finding.Code, [.. finding.Arguments]);
        var other = finding.Other is { } twin ? $" = {Where(twin)}" : "";
        return $"{Where(article)}{other}{(detail.Length > 0 ? ": " + detail : "")}";
    }

    private static string Where(LabeledArticle article)
    {
        var place = string.Create(CultureInfo.InvariantCulture, $"{article.File}:{article.Line}");
        return article.Id == place ? place : $"{place} ({article.Id})";
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
