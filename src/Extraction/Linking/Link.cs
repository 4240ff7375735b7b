using PolicyML.Core;
using PolicyML.Extraction.Explaining;
using PolicyML.Extraction.Numbers;
using PolicyML.Extraction.Periods;

namespace PolicyML.Extraction.Linking;

/// <summary>What is known of one figure while its sentence is read.</summary>
internal sealed class Link
{
    /// <summary>Token index of the quantity.</summary>
    public required int Token { get; init; }

    public required Quantity Quantity { get; init; }

    /// <summary>Reading offset at which the clause of the figure starts, or -1 until it is asked for.</summary>
    public int ClauseFrom { get; set; } = -1;

    public Measure Measure { get; set; }

    public decimal Value { get; set; }

    public decimal? Low { get; set; }

    public decimal? High { get; set; }

    public string Unit { get; set; } = "";

    public Bound Bound { get; set; }

    /// <summary>Index of the indicator, or -1 while unknown.</summary>
    public int Indicator { get; set; } = -1;

    /// <summary>Token that named the indicator, or -1 where it was carried over.</summary>
    public int IndicatorToken { get; set; } = -1;

    /// <summary>Token of the change word, or -1.</summary>
    public int ChangeToken { get; set; } = -1;

    public Basis? Basis { get; set; }

    public FactStatus Status { get; set; }

    public Period? Period { get; set; }

    /// <summary>Reading range that holds the words of the figure.</summary>
    public int SpanStart { get; set; }

    public int SpanEnd { get; set; }

    public string Rule { get; set; } = "";

    /// <summary>Evidence for the link, as log-odds.</summary>
    public double Score { get; set; }

    /// <summary>What its features weigh, as log-odds.</summary>
    public double Weight { get; set; }

    /// <summary>True where the figure is not one: a comparison, a name, a condition.</summary>
    public bool Rejected { get; set; }

    /// <summary>True where the change is against another thing of the kind, not an earlier time.</summary>
    public bool IsAgainstPeer { get; set; }

    public PeriodMention? PeriodMention { get; set; }

    /// <summary>Reading offsets of the sentence it stands in.</summary>
    public int SentenceStart { get; init; }

    /// <summary>0 where the day of publication is unknown.</summary>
    public int YearOfPublication { get; init; }

    public int SentenceEnd { get; init; }

    /// <summary>The word that named the indicator, or null.</summary>
    public string? Noun { get; set; }

    /// <summary>Reading range of that word, in this sentence or an earlier one; from -1 where there is none.</summary>
    public int NounStart { get; set; } = -1;

    public int NounEnd { get; set; } = -1;

    /// <summary>Reading range of the change word, or of the number where there is none.</summary>
    public int ChangeStart { get; set; }

    public int ChangeEnd { get; set; }

    /// <summary>True for last year's sum, with which the one before it is compared.</summary>
    public bool IsBase { get; set; }

    /// <summary>The same sum in another currency, printed before it (62亿元（8.6亿美元）); null for most.</summary>
    public Link? Converts { get; set; }

    public string? Subject { get; set; }

    public ProjectStage? Stage { get; set; }

    /// <summary>What the rules tell; null unless an explanation is asked for.</summary>
    public Trace? Trace { get; init; }

    public bool IsCore => Measure is Measure.Amount or Measure.Growth;

    /// <summary>Turns the sign of the value and swaps the ends of its range.</summary>
    public void Negate()
    {
        Value = -Value;
        (Low, High) = (-High, -Low);
    }
}
