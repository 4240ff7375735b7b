using PolicyML.Core;
using PolicyML.Extraction.Cues;
using PolicyML.Extraction.Linking;
using PolicyML.Text.Reading;

namespace PolicyML.Extraction;

/// <summary>Turns links into facts: spans mapped back to the source, headline figures only where the body lacks them.</summary>
internal sealed class FactBuilder
{
    private readonly CueTable cues;
    private readonly ReadingText reading;
    private readonly string source;

    public FactBuilder(CueTable cues, ReadingText reading, string source)
    {
        this.cues = cues;
        this.reading = reading;
        this.source = source;
    }

    public List<Link> Body { get; } = [];

    public List<Link> Head { get; } = [];

    public IReadOnlyList<Fact> ToFacts()
    {
        var facts = new List<Fact>(Body.Count + Head.Count);
        foreach (var link in Head)
        {
            if (!link.Rejected && !Body.Exists(b => IsSame(b, link))) facts.Add(ToFact(link));
        }

        foreach (var link in Body)
        {
            if (!link.Rejected) facts.Add(ToFact(link));
        }

        return facts;
    }

    private static bool IsSame(Link a, Link b) => !a.Rejected && a.Value == b.Value && a.Unit == b.Unit && a.Measure == b.Measure;

    private Fact ToFact(Link link)
    {
        var number = new TextSpan(link.Quantity.Start, link.Quantity.End);
        var span = reading.ToSource(reading.Clip(new TextSpan(link.SpanStart, link.SpanEnd), number));
        return new Fact
        {
            Indicator = cues.Indicators[Math.Max(0, link.Indicator)],
            Measure = link.Measure,
            Value = Trim(link.Low is { } low && link.High is { } high ? (low + high) / 2m : link.Value),
            Low = link.Low is null ? null : Trim(link.Low.Value),
            High = link.High is null ? null : Trim(link.High.Value),
            Unit = link.Unit,
            Bound = link.Bound,
            Basis = link.Basis,
            Period = link.Period,
            Status = link.Status,
            Subject = link.Subject,
            Span = span,
            Text = Evidence(span),
            Confidence = Confidence.Of(link),
            Stage = cues.Indicators[Math.Max(0, link.Indicator)].StartsWith("investment", StringComparison.Ordinal) ? link.Stage : null,
            Rule = link.Rule.Length > 0 ? link.Rule : "figure",
        };
    }

    private string Evidence(TextSpan span)
    {
        var text = span.Of(source);
        return text.Contains('\n') ? text.ToString().Replace("\n", "", StringComparison.Ordinal) : text.ToString();
    }

    private static decimal Trim(decimal value) => value / 1.0000000000000000000000000000m;
}
