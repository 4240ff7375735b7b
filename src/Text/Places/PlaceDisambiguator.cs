using PolicyML.Core;

namespace PolicyML.Text.Places;

/// <summary>
/// Settles each name of a text to one division, or leaves it open. What speaks for a candidate is scored: a parent
/// directly before it, the division named safely elsewhere, its prefecture named, its province named, the text's home.
/// </summary>
internal static class PlaceDisambiguator
{
    private const int Adjacent = 100;
    private const int Itself = 50;
    private const int ParentNamed = 20;
    private const int HomePrefecture = 15;
    private const int ZoneNamed = 10;
    private const int ProvinceBefore = 10;
    private const int ProvinceNamed = 7;
    private const int HomeProvince = 6;
    private const int Announced = 5;
    private const int ProvinceReach = 40;

    public static IReadOnlyList<ResolvedPlace> Resolve(IReadOnlyList<PlaceMention> mentions, ReadOnlySpan<char> text, Division? home, PlaceCues cues)
    {
        mentions = WithoutReporters(mentions, text, cues);
        if (mentions.Count == 0) return [];
        var settled = new Division?[mentions.Count];
        var known = new HashSet<Division>();
        for (var i = 0; i < mentions.Count; i++)
        {
            if (mentions[i].Form.NeedsSupport || IsOpenDistrict(mentions[i], text)) continue;
            settled[i] = mentions[i].Form.Candidates[0];
            known.Add(settled[i]!);
        }

        // A name settled in the first round may support others in the second.
        for (var round = 0; round < 2; round++)
        {
            for (var i = 0; i < mentions.Count; i++)
            {
                if (settled[i] is not null) continue;
                settled[i] = Settle(mentions, settled, i, text, known, home, cues);
                if (settled[i] is { } found && !mentions[i].Form.NeedsSupport) known.Add(found);
            }

            foreach (var division in settled)
            {
                if (division is not null) known.Add(division);
            }
        }

        return Collect(mentions, settled);
    }

    private static IReadOnlyList<PlaceMention> WithoutReporters(IReadOnlyList<PlaceMention> mentions, ReadOnlySpan<char> text, PlaceCues cues)
    {
        List<PlaceMention>? kept = null;
        for (var i = 0; i < mentions.Count; i++)
        {
            var isReporter = cues.IsReporter(text, mentions[i].Span);
            if (isReporter) kept ??= [.. mentions.Take(i)];
            else kept?.Add(mentions[i]);
        }

        return kept ?? mentions;
    }

    private static List<ResolvedPlace> Collect(IReadOnlyList<PlaceMention> mentions, Division?[] settled)
    {
        var resolved = new List<ResolvedPlace>(mentions.Count);
        for (var i = 0; i < mentions.Count; i++)
        {
            if (settled[i] is { } division) resolved.Add(new ResolvedPlace(mentions[i].Span, division, mentions[i].Form));
        }

        return resolved;
    }

    private static Division? Settle(
        IReadOnlyList<PlaceMention> mentions, Division?[] settled, int at, ReadOnlySpan<char> text, HashSet<Division> known, Division? home, PlaceCues cues)
    {
        var mention = mentions[at];
        var zone = cues.IsZone(text, mention.Span.End);
        var announced = IsAnnounced(text, mention.Span);
        Division? best = null;
        var bestScore = 0;
        var tie = false;
        foreach (var candidate in mention.Form.Candidates)
        {
            var score = Support(candidate, mentions, settled, at, known, home);
            // A headline's or dateline's own place is the higher of its candidates: 朝阳 there is the city.
            if (announced && score < Announced) score = Announced;
            if (zone && mention.Form.Candidates.Count == 1) score += ZoneNamed;
            if (score == bestScore && score > 0) tie = candidate.Level == best!.Level;
            if (score <= bestScore) continue;
            (best, bestScore, tie) = (candidate, score, false);
        }

        var needed = (mention.Form.Kind, announced) switch
        {
            (PlaceFormKind.Word, true) => HomeProvince,
            (PlaceFormKind.Word, false) => zone ? ZoneNamed + HomeProvince : Adjacent,
            (_, true) => Announced,
            (PlaceFormKind.Weak, false) => ProvinceBefore,
            _ => HomeProvince,
        };
        return tie || bestScore < needed ? null : best;
    }

    private static int Support(
        Division candidate, IReadOnlyList<PlaceMention> mentions, Division?[] settled, int at, HashSet<Division> known, Division? home)
    {
        var span = mentions[at].Span;
        var before = at > 0 ? settled[at - 1] : null;
        if (before is not null && span.Start - mentions[at - 1].Span.End <= 1 && !ReferenceEquals(before, candidate) && candidate.IsWithin(before))
            return Adjacent;
        if (known.Contains(candidate)) return Itself;
        if (candidate.Parent is { } parent)
        {
            // A municipality (北京) stands where elsewhere a prefecture stands.
            if (known.Contains(parent) && (parent.Level == DivisionLevel.Prefecture || IsMunicipality(parent))) return ParentNamed;
            if (home is not null && IsHomePrefecture(candidate, home)) return HomePrefecture;
            if (IsNamedBefore(candidate.Province, mentions, settled, at)) return ProvinceBefore;
            if (known.Contains(candidate.Province)) return ProvinceNamed;
        }

        return home is not null && candidate.IsWithin(home.Province) ? HomeProvince : 0;
    }

    private static bool IsHomePrefecture(Division candidate, Division home)
    {
        var prefecture = home.Level == DivisionLevel.County ? home.Parent! : home;
        return (prefecture.Level == DivisionLevel.Prefecture || IsMunicipality(prefecture)) && candidate.IsWithin(prefecture);
    }

    private static bool IsMunicipality(Division division) =>
        division.Level == DivisionLevel.Province && division.Name.EndsWith('市');

    private static bool IsNamedBefore(Division province, IReadOnlyList<PlaceMention> mentions, Division?[] settled, int at)
    {
        for (var i = at - 1; i >= 0 && mentions[at].Span.Start - mentions[i].Span.End <= ProvinceReach; i--)
        {
            if (ReferenceEquals(settled[i], province)) return true;
        }

        return false;
    }

    /// <summary>A full name that may run on into another word: 港口区 in 港口区域.</summary>
    private static bool IsOpenDistrict(PlaceMention mention, ReadOnlySpan<char> text) =>
        mention.Form.Text[^1] == '区' && mention.Span.End < text.Length && text[mention.Span.End] is '域' or '间' or '块' or '划';

    /// <summary>At the start of a line and before a colon (芮城：), or before a day of the month (朝阳7月29日电).</summary>
    private static bool IsAnnounced(ReadOnlySpan<char> text, TextSpan span)
    {
        if (span.End >= text.Length) return false;
        var next = text[span.End];
        if (next is '：' or ':') return span.Start == 0 || text[span.Start - 1] is '\n' or ' ';
        var at = span.End;
        while (at < text.Length && at - span.End < 2 && char.IsAsciiDigit(text[at])) at++;
        return at > span.End && at < text.Length && text[at] == '月';
    }
}
