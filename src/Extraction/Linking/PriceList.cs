using PolicyML.Core;

namespace PolicyML.Extraction.Linking;

/// <summary>
/// What the changes of a release on price indices are compared with: 同比 or 环比 is said once, by the heading (价格环比变动情况),
/// the sentence that sums up (其他七大类价格同比五涨两降) or the first change, and holds for the list of goods below it.
/// </summary>
internal sealed class PriceList
{
    private const int LongestSummary = 8;
    private const int LongestGap = 120;
    private Basis? basis;
    private Basis? ofHeading;
    private bool underHeading;
    private int sentence = -1;
    private int last;

    /// <summary>True in an article on price indices; in others a bare change is compared with nothing that is printed.</summary>
    public bool IsOfIndices { get; init; }

    /// <summary>Starts a paragraph; what a heading says holds until the next heading.</summary>
    public void StartParagraph(bool isHeading)
    {
        if (underHeading) ofHeading = basis;
        basis = isHeading ? null : ofHeading;
        underHeading = isHeading;
    }

    /// <summary>Takes over the word of a sentence that sums up a list or names what follows.</summary>
    public void Open(Sentence sentence)
    {
        if (!IsOfIndices) return;
        for (var i = sentence.First; i < sentence.End; i++)
        {
            if (sentence.CueAt(i) is not { Basis: Basis.Yoy or Basis.Qoq } cue) continue;
            var rest = sentence.Text.AsSpan(sentence[i].End, Math.Min(LongestSummary, sentence.Text.Length - sentence[i].End));
            if (rest.StartsWith("变动") || rest.StartsWith("看") || rest.StartsWith("来看") || (rest.IndexOf('涨') is var up && rest.IndexOf('降') is var down && up > 0 && down > 0 && Math.Abs(up - down) <= 3)) (basis, last) = (cue.Basis, sentence[i].End);
        }
    }

    /// <summary>Takes over the printed word of a price change.</summary>
    public void Note(Link link)
    {
        if (!IsOfIndices || link.Basis is not (Basis.Yoy or Basis.Qoq)) return;
        // 同比下降0.3%，环比上涨0.2%: both are told, neither opens a list.
        var isSecond = sentence == link.SentenceStart && basis is not null && basis != link.Basis;
        basis = isSecond ? null : link.Basis;
        last = link.Quantity.End;
        sentence = link.SentenceStart;
    }

    /// <summary>The word in force for a price change without one; null where none is.</summary>
    public Basis? Of(Sentence sentence, Link link)
    {
        if (!IsOfIndices || link is not { Unit: "%", IsAgainstPeer: false } || link.Quantity.Start - last > LongestGap) return null;
        if (link.Noun is { } noun && sentence.Words.Quotation.Has(noun)) return null;
        last = link.Quantity.End;
        return basis;
    }
}
