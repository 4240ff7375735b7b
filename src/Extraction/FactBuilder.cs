using System.Runtime.InteropServices;

using PolicyML.Core;
using PolicyML.Extraction.Cues;
using PolicyML.Extraction.Explaining;
using PolicyML.Extraction.Judging;
using PolicyML.Extraction.Linking;
using PolicyML.Text.Reading;

namespace PolicyML.Extraction;

/// <summary>Turns links into facts: spans mapped back to the source, headline figures only where the body lacks them.</summary>
internal sealed class FactBuilder
{
    private const int Few = 32;
    private const int MostCompared = 256;
    private readonly CueTable cues;
    private readonly Confidence confidence;
    private readonly ReadingText reading;
    private readonly string source;
    private readonly PlaceRule? places;
    private readonly int[] sundry;
    private Dictionary<(Measure Measure, string Unit, decimal Value), List<Link>>? figures;

    public FactBuilder(CueTable cues, Confidence confidence, ReadingText reading, string source, FactContext context)
    {
        places = context.Gazetteer is null ? null : new PlaceRule(reading.Text, context.Place, context.Gazetteer);
        this.cues = cues;
        sundry = [cues.Other, cues.IndicatorOf("price")];
        this.confidence = confidence;
        this.reading = reading;
        this.source = source;
    }

    public List<Link> Body { get; } = [];

    public List<Link> Head { get; } = [];

    /// <summary>Reading offset up to which a headline may run into the text, where the layout found none; 0 where it found one.</summary>
    public int LeadEnd { get; init; }

    /// <summary>The currency that a bare 元 stands for in this article; null for the yuan.</summary>
    public string? Currency { get; set; }

    /// <summary>True where the rules told why they decide as they do.</summary>
    public bool Explains { get; init; }

    public IReadOnlyList<Fact> ToFacts() => Judged().ConvertAll(ToFact);

    public IReadOnlyList<ExplainedFact> ToExplainedFacts() =>
        Judged().ConvertAll(link => new ExplainedFact(ToFact(link), ToExplanation(link)));

    /// <summary>The figures of money and change with what they are judged by, doubtful ones included.</summary>
    public IReadOnlyList<StudiedFact> ToStudiedFacts()
    {
        var features = new Dictionary<Link, IReadOnlyList<string>>();
        var others = ArticleFigures.Of(Body, cues.Other);
        Weigh(Head, others, features);
        Weigh(Body, others, features);
        return Choose().FindAll(l => l.IsCore).ConvertAll(l => new StudiedFact(ToFact(l), reading.ToSource(new TextSpan(l.Quantity.Start, l.Quantity.End)), confidence.Evidence(l, l.Indicator == cues.Other), features[l]));
    }

    // Leaves out what is too doubtful; tells the features instead where they are asked for.
    private void Weigh(List<Link> links, ArticleFigures others, Dictionary<Link, IReadOnlyList<string>>? features = null)
    {
        Link? before = null;
        foreach (var link in links)
        {
            if (link.Rejected || !link.IsCore) continue;
            var previous = before?.SentenceStart == link.SentenceStart ? before : null;
            var isDoubtful = confidence.Weigh(reading.Text, link, previous, others, cues);
            if (features is not null) features[link] = FeatureNames.Of(reading.Text, link, previous, others, cues, confidence.Evidence(link, link.Indicator == cues.Other));
            else link.Rejected = isDoubtful;
            before = link;
        }
    }

    private List<Link> Judged()
    {
        var others = ArticleFigures.Of(Body, cues.Other);
        Weigh(Head, others);
        Weigh(Body, others);
        return Choose();
    }

    private List<Link> Choose()
    {
        var links = new List<Link>(Body.Count + Head.Count);
        foreach (var link in Head)
        {
            if (!link.Rejected && !WithValueOf(link).Exists(b => IsSame(b, link))) links.Add(link);
        }

        foreach (var link in Body)
        {
            if (!link.Rejected && !IsRepeat(link)) links.Add(link);
        }

        return links;
    }

    // The same sum or rate printed again: one figure, at the mention that says most.
    private bool IsRepeat(Link link)
    {
        if (!link.IsCore) return false;
        var digits = Digits(link.Value);
        var telling = link.Measure == Measure.Growth ? digits >= 3 : digits >= 3 || (digits >= 2 && sundry.Contains(link.Indicator));
        if (!telling && link.Measure != Measure.Amount && LeadEnd == 0) return false;
        foreach (var other in WithValueOf(link))
        {
            if (ReferenceEquals(other, link) || !IsSame(other, link) || !IsAlike(other, link)) continue;
            var lead = IsInLead(other.Quantity.Start < link.Quantity.Start ? other : link, other.SentenceStart == link.SentenceStart);
            if (!(telling || lead || HasSameNoun(other, link))) continue;
            var more = lead ? 0 : Weight(other).CompareTo(Weight(link));
            if (more > 0 || (more == 0 && (other.Quantity.Start < link.Quantity.Start) != lead)) return true;
        }

        return false;
    }

    // A headline that runs into the text: its figure stands at the very start, in a sentence of its own or without a stop after it.
    private bool IsInLead(Link first, bool isOneSentence) =>
        first.Quantity.Start < LeadEnd && !(isOneSentence && first.Quantity.End < reading.Text.Length && char.IsPunctuation(reading.Text[first.Quantity.End]));

    // The figures of the body that may be the same as one: all of a short article, else those of its value.
    private List<Link> WithValueOf(Link link)
    {
        if (Body.Count <= Few) return Body;
        return (figures ??= ByValue(Body)).TryGetValue((link.Measure, link.Unit, link.Value), out var same) ? same : [];
    }

    // A value printed without end is compared with its first mentions only, so that no text costs more per letter than another.
    private static Dictionary<(Measure Measure, string Unit, decimal Value), List<Link>> ByValue(List<Link> body)
    {
        var byValue = new Dictionary<(Measure Measure, string Unit, decimal Value), List<Link>>(body.Count);
        foreach (var link in body)
        {
            if (link.Rejected) continue;
            ref var same = ref CollectionsMarshal.GetValueRefOrAddDefault(byValue, (link.Measure, link.Unit, link.Value), out _);
            same ??= [];
            if (same.Count < MostCompared) same.Add(link);
        }

        return byValue;
    }

    private static bool HasSameNoun(Link a, Link b) => a.Measure == Measure.Amount && a.Noun is not null && a.Noun == b.Noun && a.Subject == b.Subject;

    private bool IsAlike(Link a, Link b)
    {
        if (a.Indicator != b.Indicator && a.Indicator != cues.Other && b.Indicator != cues.Other) return false;
        return a.Period is null || b.Period is null || (a.Period.From == b.Period.From && a.Period.To == b.Period.To);
    }

    private static int Weight(Link link) => (link.Period is null ? 0 : 2) + (link.IndicatorToken >= 0 ? 1 : 0);

    // Significant digits of a value: 13000 has two, 17.82 four.
    private static int Digits(decimal value)
    {
        var text = Trim(Math.Abs(value)).ToString(System.Globalization.CultureInfo.InvariantCulture).Replace(".", "", StringComparison.Ordinal);
        return text.Trim('0').Length;
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
            Unit = Currency is { } currency && IsBareYuan(link) ? currency : link.Unit,
            Bound = link.Bound,
            Basis = link.Basis,
            Period = link.Period,
            Status = link.Status,
            Subject = link.Subject,
            Place = link.IsCore ? places?.Of(link) : null,
            Span = span,
            Text = Evidence(span),
            Confidence = confidence.Of(link, link.Indicator == cues.Other),
            Stage = cues.Indicators[Math.Max(0, link.Indicator)].StartsWith("investment", StringComparison.Ordinal) ? link.Stage : null,
            Rule = NameOf(link),
        };
    }

    private bool IsBareYuan(Link link) =>
        link.Unit == "CNY" && !reading.Text.AsSpan(link.Quantity.Start, link.Quantity.End - link.Quantity.Start).Contains("人民币", StringComparison.Ordinal);

    private Explanation ToExplanation(Link link) => new(
        NameOf(link), link.Trace?.Reasons.ConvertAll(ToSource) ?? [], confidence.Explain(link, link.Indicator == cues.Other));

    private Reason ToSource(Reason reason)
    {
        if (reason.Span is not { } word) return reason;
        var span = reading.ToSource(reading.Clip(word, new TextSpan(word.Start, word.Start + 1)));
        return reason with { Span = span, Text = Evidence(span) };
    }

    private static string NameOf(Link link) => link.Rule.Length > 0 ? link.Rule : "figure";

    private string Evidence(TextSpan span)
    {
        var text = span.Of(source);
        return text.Contains('\n') ? text.ToString().Replace("\n", "", StringComparison.Ordinal) : text.ToString();
    }

    private static decimal Trim(decimal value) => value / 1.0000000000000000000000000000m;
}
