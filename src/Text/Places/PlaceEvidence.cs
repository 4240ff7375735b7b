using PolicyML.Core;
using PolicyML.Text.Layout;

namespace PolicyML.Text.Places;

/// <summary>What an article says about its place: weights of divisions, of its own levels, and of the country at large.</summary>
internal sealed class PlaceEvidence
{
    private readonly Dictionary<Division, double> own = [];
    private readonly Dictionary<Division, int> counts = [];

    /// <summary>Weight of each division named.</summary>
    public IReadOnlyDictionary<Division, double> Own => own;

    /// <summary>Weight of cues of a level: province, prefecture, city, county.</summary>
    public Dictionary<string, double> Levels { get; } = new(StringComparer.Ordinal);

    /// <summary>Weight of what speaks of the whole country or of other countries.</summary>
    public double Elsewhere { get; private set; }

    /// <summary>True where it names no place, no agency and nothing of the whole country.</summary>
    public bool IsLocal { get; private set; }

    /// <summary>Collects the evidence of an article.</summary>
    public static PlaceEvidence Of(ArticleLayout article, Gazetteer gazetteer, PaperHome papers, PageHome home, PlaceWeights weights)
    {
        var evidence = new PlaceEvidence();
        var text = article.Reading.Text;
        var places = PlaceDisambiguator.Resolve(gazetteer.FindAll(text), text, home.Division, gazetteer.Cues);
        evidence.AddMentions(article, places, gazetteer.Cues, weights);
        evidence.AddCues(text, gazetteer.Cues, home.Division, weights);
        var agency = papers.IsOfAgency(text);
        evidence.IsLocal = !agency && evidence.own.Count == 0 && evidence.Elsewhere < 1;
        if (home.Division is not null) evidence.Add(home.Division, (home.IsPage ? weights.PageHome : weights.Home) * (agency ? 0.25 : 1));
        return evidence;
    }

    /// <summary>Adds to a division.</summary>
    public void Add(Division division, double weight) => own[division] = own.GetValueOrDefault(division) + weight;

    private void AddMentions(ArticleLayout article, IReadOnlyList<ResolvedPlace> places, PlaceCues cues, PlaceWeights weights)
    {
        var text = article.Reading.Text;
        var paragraphs = article.Paragraphs;
        var bodyStart = BodyStart(paragraphs);
        for (int i = 0, p = 0; i < places.Count; i++)
        {
            var place = places[i];
            while (p + 1 < paragraphs.Count && paragraphs[p + 1].Span.Start <= place.Span.Start) p++;
            var role = paragraphs.Count > 0 ? paragraphs[p].Role : ParagraphRole.Body;
            if (role == ParagraphRole.Caption && article.Kind == ArticleKind.Caption) role = ParagraphRole.Body;
            if (cues.IsPaper(text, place.Span.End)) continue;
            var weight = Position(role, place.Span, bodyStart, text, weights);
            if (weight <= 0) continue;
            if (IsDateline(text, place.Span))
            {
                AddDateline(place.Division, weights);
                continue;
            }

            weight *= place.Form.Weight * cues.Before(text, place.Span.Start) * cues.After(text, place.Span.End);
            if (place.Form.Kind is PlaceFormKind.Short or PlaceFormKind.Weak or PlaceFormKind.Word) weight *= weights.ShortForm;
            if (IsChainParent(places, i)) weight *= weights.ChainParent;
            AddSaturating(place.Division, weight, weights);
        }
    }

    private void AddSaturating(Division division, double weight, PlaceWeights weights)
    {
        var count = counts.GetValueOrDefault(division);
        counts[division] = count + 1;
        Add(division, weight / (1 + weights.Saturation * count));
    }

    private void AddDateline(Division division, PlaceWeights weights)
    {
        // Beijing is where the country's news is made.
        if (division.Code == "110000") return;
        if (division.Level == DivisionLevel.Prefecture && division.Code.EndsWith("0100", StringComparison.Ordinal))
        {
            Add(division, weights.Dateline / 2);
            Add(division.Province, weights.Dateline);
        }
        else
        {
            Add(division, weights.Dateline * 2);
        }
    }

    private void AddCues(ReadOnlySpan<char> text, PlaceCues cues, Division? home, PlaceWeights weights)
    {
        var national = 0.0;
        var abroad = 0.0;
        foreach (var cue in cues.CuesIn(text))
        {
            if (cue.Kind == "national") national += cue.Weight;
            else if (cue.Kind == "abroad") abroad += cue.Weight;
            else if (cue.Kind == "own" && PlaceLevels.Of(cue.Level, home) is { } own) AddSaturating(own, cue.Weight, weights);
            else Levels[cue.Level] = Math.Min(weights.LevelMost, Levels.GetValueOrDefault(cue.Level) + (cue.Weight * weights.Level));
        }

        Elsewhere = (national * weights.National) + (abroad * weights.Abroad);
    }

    private static double Position(ParagraphRole role, TextSpan span, int bodyStart, ReadOnlySpan<char> text, PlaceWeights weights) => role switch
    {
        ParagraphRole.Headline => weights.Headline * (span.End < text.Length && text[span.End] is '：' or ':' ? weights.Announced : 1),
        ParagraphRole.Kicker or ParagraphRole.Subhead => weights.Kicker,
        ParagraphRole.Heading or ParagraphRole.Caption => weights.Heading,
        ParagraphRole.Byline or ParagraphRole.Credit => weights.Body / 2,
        _ => span.Start - bodyStart < weights.LeadLength ? weights.Lead : weights.Body,
    };

    private static int BodyStart(IReadOnlyList<Paragraph> paragraphs)
    {
        foreach (var paragraph in paragraphs)
        {
            if (paragraph.Role is ParagraphRole.Body) return paragraph.Span.Start;
        }

        return 0;
    }

    /// <summary>Followed by a day and 电, 讯 or 消息: 太原8月10日电.</summary>
    private static bool IsDateline(ReadOnlySpan<char> text, TextSpan span)
    {
        var at = span.End;
        var digits = 0;
        while (at < text.Length && at - span.End < 8 && (char.IsAsciiDigit(text[at]) || text[at] is '月' or '日'))
        {
            if (char.IsAsciiDigit(text[at])) digits++;
            at++;
        }

        return at < text.Length && text[at] is '电' or '讯' or '消' && (digits > 0 || (text[at] is '电' or '讯' && span.Start < 80));
    }

    private static bool IsChainParent(IReadOnlyList<ResolvedPlace> places, int at) =>
        at + 1 < places.Count
        && places[at + 1].Span.Start - places[at].Span.End <= 1
        && !ReferenceEquals(places[at + 1].Division, places[at].Division)
        && places[at + 1].Division.IsWithin(places[at].Division);
}
