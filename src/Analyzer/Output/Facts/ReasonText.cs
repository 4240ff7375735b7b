using System.Globalization;

using PolicyML.Analyzer.Pipeline;
using PolicyML.Core;
using PolicyML.Core.Json;
using PolicyML.Extraction.Explaining;
using PolicyML.Terminal;

namespace PolicyML.Analyzer.Output.Facts;

/// <summary>The reasons of a fact in sentences, in the language of the messages: a label and what is said, one pair a reason.</summary>
internal sealed class ReasonText(Catalogue messages, Names names)
{
    /// <summary>All that is said of a fact: the rule, the reasons, and how the confidence comes about.</summary>
    public IEnumerable<(string Label, string Text)> Lines(Explanation why, LineIndex? lines)
    {
        yield return (messages["why.rule"], why.Rule + messages["why.colon"] + (messages.Find("rule." + why.Rule) ?? messages["rule.figure"]));
        foreach (var reason in why.Reasons)
        {
            var aspect = JsonNames.Of(reason.Aspect);
            yield return (messages["why." + aspect], Of(reason, aspect, lines));
        }

        yield return (messages["why.confidence"], Of(why.Confidence));
    }

    private string Of(Reason reason, string aspect, LineIndex? lines)
    {
        var words = reason.Span is { } span ? Place(reason.Text, span, lines) : "";
        var text = messages.Format($"why.{aspect}.{reason.Code}", words, reason.Indicator is { } id ? names.Indicator(id) : "");
        return reason.Score is { } score ? text + messages.Format("why.score", Number(score)) : text;
    }

    private string Place(string text, TextSpan span, LineIndex? lines)
    {
        if (lines is null) return messages.Format("why.words", SafeText.Clean(text));
        var (line, column) = lines.Of(span.Start);
        return messages.Format("why.place", SafeText.Clean(text), line, column);
    }

    private string Of(ConfidenceTerms terms) => messages.Format(
        terms.IsGeneral ? "why.terms.general" : "why.terms",
        Number(terms.Probability), Number(terms.Offset), Number(terms.Evidence), Number(terms.Slope));

    private static string Number(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);
}
