using PolicyML.Extraction.Cues;

namespace PolicyML.Extraction.Linking;

/// <summary>
/// Tells public money from other money that is given: a subsidy, a prize or bare 资金 is of the treasury only where the
/// words around name a public payer; a prize of a race, a firm's donation or a bounty is not.
/// </summary>
internal sealed class GrantRule
{
    // Letters before the sentence in which the payer may still be named.
    private const int Reach = 90;
    private const int Near = 50;
    private readonly int fiscal;
    private readonly int financing;
    private readonly int income;
    private readonly int other;

    public GrantRule(CueTable cues)
    {
        fiscal = cues.IndicatorOf("fiscal_funds");
        financing = cues.IndicatorOf("financing");
        income = cues.IndicatorOf("income");
        other = cues.Other;
    }

    /// <summary>Settles a figure that a word for money given has named.</summary>
    public void Apply(Sentence sentence, Link link)
    {
        if (link.Indicator != fiscal || link.IndicatorToken < 0 || sentence.CueAt(link.IndicatorToken) is not { } noun) return;
        var asks = sentence.Words.GrantAsks.Has(noun.Text);
        if (!asks && !sentence.Words.Grant.Has(noun.Text)) return;
        var end = sentence[sentence.End - 1].End;
        var words = sentence.Text.AsSpan(sentence.Start, Math.Max(0, end - sentence.Start));
        if (sentence.Words.Treasury.IsIn(words)) return;
        if (noun.Text == "资金" && sentence.Words.Raised.IsIn(words)) link.Indicator = financing;
        else if (sentence.Words.Bonus.IsIn(words)) link.Indicator = income;
        else if (IsPrivate(sentence, link, end)) link.Indicator = other;
        else if (asks && !sentence.Words.PublicPayer.IsIn(sentence.Text, Math.Max(0, sentence.Start - Reach), end)) link.Indicator = other;
    }

    // A donor, a lottery or a race stands near; or a firm, and whoever receives it is no firm or project.
    private static bool IsPrivate(Sentence sentence, Link link, int end)
    {
        var from = Math.Max(0, link.Quantity.Start - Near);
        var to = Math.Min(end, link.Quantity.End + Near / 2);
        if (sentence.Words.PrivatePayer.IsIn(sentence.Text, from, to)) return true;
        return sentence.Words.PrivatePerhaps.IsIn(sentence.Text, from, to) && !sentence.Words.GrantReceiver.IsIn(sentence.Text, from, to);
    }
}
