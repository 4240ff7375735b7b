using System.Globalization;
using System.Text;

using PolicyML.Learning.Models;
using PolicyML.Terminal;
using PolicyML.Trainer.Commands;

namespace PolicyML.Trainer.Output;

/// <summary>Explanations to read on a terminal.</summary>
internal sealed class ExplanationText(Catalogue messages, int width)
{
    private const int Opening = 60;

    /// <summary>The text.</summary>
    public string Of(IReadOnlyList<ExplainedArticle> articles)
    {
        var text = new StringBuilder();
        foreach (var article in articles)
        {
            if (text.Length > 0) text.Append('\n');
            var head = article.Layout.Headline.Length > 0 ? article.Layout.Headline : Start(article.Layout.Reading.Text);
            text.Append(SafeText.Clean(article.Name)).Append("  ").Append(SafeText.Clean(head)).Append('\n');
            if (article.Labels.Count == 0) text.Append("  ").Append(messages["explain.none"]).Append('\n');
            foreach (var label in article.Labels) Append(text, label);
        }

        return text.ToString();
    }

    private void Append(StringBuilder text, LabelExplanation label)
    {
        var key = label.Probability >= label.Threshold ? "explain.holds" : "explain.not";
        text.Append("  ").Append(messages.Format(key, label.Label.Name, label.Label.Id, Two(label.Probability), Two(label.Threshold))).Append('\n');
        Append(text, messages["explain.for"], label.Parts.Where(p => p.Weight > 0));
        Append(text, messages["explain.against"], label.Parts.Where(p => p.Weight < 0));
    }

    private void Append(StringBuilder text, string head, IEnumerable<ExplanationPart> parts)
    {
        var list = string.Join("  ", parts.Select(p => $"{Name(p)}{(p.Spans.Count > 1 ? "×" + p.Spans.Count.ToString(CultureInfo.InvariantCulture) : "")} {Signed(p.Weight)}"));
        if (list.Length == 0) return;
        var indent = "      " + head;
        foreach (var line in DisplayWidth.Wrap(SafeText.Clean(list), Math.Max(30, width - DisplayWidth.Of(indent)), " "))
        {
            text.Append(indent).Append(line).Append('\n');
            indent = DisplayWidth.PadEnd("", DisplayWidth.Of(indent));
        }
    }

    private string Name(ExplanationPart part) => part.Kind switch
    {
        PartKind.Article => messages.Find("part." + part.Text) ?? part.Text,
        PartKind.NGram => $"“{part.Text}”",
        _ => part.Text,
    };

    private static string Start(string text)
    {
        var line = text.AsSpan().TrimStart();
        var end = line.IndexOf('\n');
        return DisplayWidth.Fit((end < 0 ? line : line[..end]).ToString(), Opening);
    }

    private static string Two(double value) => value.ToString("0.00", CultureInfo.InvariantCulture);

    private static string Signed(double value) => value.ToString("+0.00;−0.00;0", CultureInfo.InvariantCulture);
}
