using PolicyML.Core;
using PolicyML.Extraction.Linking;
using PolicyML.Extraction.Scanning;

namespace PolicyML.Extraction.Explaining;

/// <summary>
/// What the rules tell of one figure while they decide. It exists only where an explanation is asked for: a rule tells
/// through <c>link.Trace?</c>, so that reading without one costs nothing. Ranges are those of the reading text.
/// </summary>
internal sealed class Trace
{
    private TextSpan seen;

    /// <summary>The nouns weighed for the indicator: token, score and the reading of the indicator they name.</summary>
    public List<(TextSpan Span, double Score, int Indicator)> Candidates { get; } = [];

    /// <summary>The figure that lent its noun, or null.</summary>
    public Link? Lender { get; private set; }

    /// <summary>What gave the status, and its word where there is one.</summary>
    public (string Code, TextSpan Span) Status { get; private set; } = ("stated", default);

    /// <summary>What gave the basis, and its word where there is one.</summary>
    public (string Code, TextSpan Span) Basis { get; private set; }

    /// <summary>All reasons, once the figure is read.</summary>
    public List<Reason> Reasons { get; } = [];

    /// <summary>Tells of a noun that was weighed.</summary>
    public void Weigh(Sentence sentence, int token, double score) =>
        Candidates.Add((SpanOf(sentence[token]), score, sentence.CueAt(token)!.Indicator));

    /// <summary>Tells whose noun was carried over.</summary>
    public void Lend(Link from) => Lender = from;

    /// <summary>Tells which token a rule looks at; what it decides next leans on it.</summary>
    public void Look(in Token token) => seen = SpanOf(token);

    /// <summary>Tells what gave the status; a cue is the token last looked at.</summary>
    public void SetStatus(string code, bool isSeen = false) => Status = (code, isSeen ? seen : default);

    /// <summary>Tells what gave the basis; a word is the token last looked at.</summary>
    public void SetBasis(string code, bool isSeen = false) => Basis = (code, isSeen ? seen : default);

    private static TextSpan SpanOf(in Token token) => new(token.Start, token.End);
}
