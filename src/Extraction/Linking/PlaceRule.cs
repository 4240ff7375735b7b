using PolicyML.Core;
using PolicyML.Text.Places;

namespace PolicyML.Extraction.Linking;

/// <summary>The division a figure belongs to where its sentence names one other than the article's.</summary>
internal sealed class PlaceRule
{
    private readonly string text;
    private readonly string? home;
    private readonly Gazetteer gazetteer;
    private int sentenceStart = -1;
    private int resolvedTo;
    private IReadOnlyList<ResolvedPlace> places = [];

    public PlaceRule(string text, Place? home, Gazetteer gazetteer)
    {
        this.text = text;
        this.home = home?.Code;
        this.gazetteer = gazetteer;
    }

    /// <summary>The code, or null where the sentence names none, several, or only the article's place and what holds it.</summary>
    public string? Of(Link link)
    {
        Resolve(link);
        var clause = ClauseStart(link);
        return Single(clause, link.Quantity.Start, out var several) ?? (several ? null : Single(sentenceStart, link.Quantity.Start, out _));
    }

    private void Resolve(Link link)
    {
        if (link.SentenceStart == sentenceStart && link.Quantity.Start <= resolvedTo) return;
        sentenceStart = link.SentenceStart;
        resolvedTo = Math.Min(text.Length, Math.Max(link.SentenceEnd, link.Quantity.End));
        places = gazetteer.Resolve(text.AsSpan(sentenceStart, resolvedTo - sentenceStart), home);
    }

    private int ClauseStart(Link link)
    {
        for (var i = link.Quantity.Start - 1; i > sentenceStart; i--)
        {
            if (text[i] is '，' or '；' or '：') return i + 1;
        }

        return sentenceStart;
    }

    private string? Single(int from, int to, out bool several)
    {
        Division? found = null;
        several = false;
        foreach (var place in places)
        {
            var at = sentenceStart + place.Span.Start;
            if (at < from || at >= to) continue;
            if (found is not null && found.Code != place.Division.Code && !place.Division.IsWithin(found))
            {
                several = !found.IsWithin(place.Division);
                if (several) return null;
                continue;
            }

            found = place.Division;
        }

        if (found is null || found.Code == home || (home is not null && gazetteer.IsWithin(home, found.Code))) return null;
        return found.Code;
    }
}
