using PolicyML.Core;
using PolicyML.Storage.Ledgers.Names;

namespace PolicyML.Storage.Ledgers.Projects;

/// <summary>Makes the row of a project from its mentions.</summary>
internal sealed class ProjectRowBuilder
{
    private readonly List<ProjectNode> nodes;
    private readonly LedgerVocabulary words;
    private readonly Dictionary<(long, TextSpan), Fact> investments = [];
    private readonly Dictionary<string, string> owners = new(StringComparer.Ordinal);

    public ProjectRowBuilder(List<ProjectNode> nodes, FirmRegistry firms, IEnumerable<StoredFact> facts, LedgerVocabulary words)
    {
        this.nodes = nodes;
        this.words = words;
        var asked = nodes.Where(n => n.Mention.InvestmentSpan is not null).Select(n => (n.Row.Article.Id, n.Mention.InvestmentSpan!.Value)).ToHashSet();
        foreach (var fact in facts)
        {
            if (asked.Contains((fact.Article.Id, fact.Fact.Span))) investments[(fact.Article.Id, fact.Fact.Span)] = fact.Fact;
        }

        foreach (var (key, name) in firms.FullNames) owners[key] = name;
    }

    /// <summary>The row of some mentions.</summary>
    /// <param name="members">Positions of the mentions, in order.</param>
    /// <param name="links">The strongest link of each mention that has one.</param>
    public ProjectRow Build(List<int> members, IReadOnlyDictionary<int, ProjectLink> links)
    {
        var history = members.GroupBy(m => (nodes[m].Row.Article.Story, nodes[m].Name.Part)).Select(g => Report([.. g], links))
            .OrderBy(r => r.Evidence, LedgerEvidence.ByPlace).ThenBy(r => r.Part, StringComparer.Ordinal).ToList();
        var mentions = members.ConvertAll(m => nodes[m]);
        var name = BestName(mentions);
        var whole = history.Where(r => r.Part is null).ToList();
        var owner = mentions.Select(m => m.Name.Owner).OfType<string>().GroupBy(o => o, StringComparer.Ordinal)
            .OrderByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal).FirstOrDefault()?.Key;
        var stage = Furthest(history);
        return new ProjectRow
        {
            Name = name,
            OtherNames = [.. mentions.Select(m => m.Mention.Name).Where(n => n != name).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)],
            Owner = owner is null ? null : owners.GetValueOrDefault(owner) ?? OwnerForm(mentions, owner),
            OwnerKey = owner,
            Place = PlaceOf(mentions),
            Chain = ChainOf(mentions),
            Sum = Holding(whole),
            Sums = [.. whole.Select(r => r.Sum).OfType<ProjectSum>()],
            Stage = stage,
            Setback = stage is null ? null : SetbackOf(history, stage),
            First = history.Select(r => r.Article.Published).Min(),
            Last = history.Select(r => r.Article.Published).Max(),
            History = history,
            Parts = [.. history.Where(r => r.Part is not null).GroupBy(r => r.Part!, StringComparer.Ordinal).OrderBy(g => PartOrder(g.Key)).Select(g => new ProjectPart(g.Key, Furthest([.. g]), Holding([.. g]), [.. g]))],
            Confidence = mentions.Max(m => m.Mention.Confidence),
        };
    }

    /// <summary>The sum that holds: a correction, else the latest; a rounded latest gives way to an earlier exact one that it agrees with.</summary>
    internal static ProjectSum? Holding(IReadOnlyList<ProjectReport> reports)
    {
        var sums = reports.Select(r => r.Sum).OfType<ProjectSum>().ToList();
        if (sums.Count == 0) return null;
        var corrected = sums.FindLastIndex(s => s.IsCorrection);
        var latest = sums[^1];
        if (corrected >= 0 && sums.Take(corrected).Any(s => s.Value == latest.Value && s.Currency == latest.Currency)) return sums[corrected];
        if (latest.Bound == Bound.Exact) return latest;
        return sums.FindLast(s => s.Bound == Bound.Exact && s.Currency == latest.Currency && Agrees(latest, s)) ?? latest;
    }

    private static bool Agrees(ProjectSum rounded, ProjectSum exact) => rounded.Bound switch
    {
        Bound.AtLeast => exact.Value >= rounded.Value && exact.Value <= rounded.Value * 1.2m,
        Bound.AtMost => exact.Value <= rounded.Value && exact.Value >= rounded.Value * 0.8m,
        _ => Math.Abs(exact.Value - rounded.Value) <= rounded.Value * 0.1m,
    };

    private static StageReport? Furthest(IReadOnlyList<ProjectReport> reports) =>
        reports.Select(r => r.Stage).OfType<StageReport>().OrderByDescending(s => s.Stage).ThenBy(s => s.Part is null ? 0 : 1).ThenBy(s => s.Evidence, LedgerEvidence.ByPlace).FirstOrDefault();

    // The latest report of the part that stands furthest, where it says an earlier stage on a later day.
    private static StageReport? SetbackOf(List<ProjectReport> history, StageReport furthest)
    {
        var latest = history.Where(r => r.Part == furthest.Part && r.Stage is not null).Select(r => r.Stage!).LastOrDefault();
        return latest is not null && latest.Stage < furthest.Stage && latest.Evidence.Article.Published > furthest.Evidence.Article.Published ? latest : null;
    }

    private static int PartOrder(string part) => "一二三四五六七八九".IndexOf(part[0], StringComparison.Ordinal);

    private ProjectReport Report(List<int> group, IReadOnlyDictionary<int, ProjectLink> links)
    {
        var first = nodes[group[0]];
        var own = group.Where(m => nodes[m].Row.Article.Id == first.Row.Article.Id).Select(m => nodes[m]).ToList();
        var best = own.OrderByDescending(n => n.Mention.Name.Length).ThenBy(n => n.Key, StringComparer.Ordinal).First();
        var staged = own.Where(n => n.Mention.Stage is not null).OrderByDescending(n => n.Mention.Stage).ThenBy(n => n.Key, StringComparer.Ordinal).FirstOrDefault();
        var priced = own.Where(n => n.Mention.Investment is not null).OrderByDescending(n => n.Mention.Confidence).ThenBy(n => n.Key, StringComparer.Ordinal).FirstOrDefault();
        return new ProjectReport
        {
            Article = first.Row.Article,
            Name = best.Mention.Name,
            Part = first.Name.Part,
            Stage = staged is null ? null : new StageReport(staged.Mention.Stage!.Value, first.Name.Part, new LedgerEvidence(first.Row.Article, staged.Mention.StageSpan ?? staged.Mention.NameSpan, "", staged.Mention.Confidence)),
            Sum = priced is null ? null : SumOf(priced),
            Evidence = new LedgerEvidence(first.Row.Article, best.Mention.NameSpan, best.Mention.Name, best.Mention.Confidence),
            Repeats = [.. group.Select(m => nodes[m].Row.Article).Where(a => a.Id != first.Row.Article.Id).DistinctBy(a => a.Id).OrderBy(a => a.Published).ThenBy(a => a.Source, StringComparer.Ordinal).ThenBy(a => a.Number)],
            Link = group.Select(m => links.GetValueOrDefault(m)).FirstOrDefault(l => l is not null),
        };
    }

    private ProjectSum SumOf(ProjectNode node)
    {
        var mention = node.Mention;
        var article = node.Row.Article;
        var span = mention.InvestmentSpan ?? mention.NameSpan;
        var fact = investments.GetValueOrDefault((article.Id, span));
        var evidence = new LedgerEvidence(article, span, fact?.Text ?? "", fact?.Confidence ?? mention.Confidence);
        return new ProjectSum(mention.Investment!.Value, mention.Currency ?? "CNY", fact?.Bound ?? Bound.Exact, evidence, words.Corrections.IsIn(NameFolding.Fold(article.Headline)));
    }

    // Of whole names before parts: the surest, the most frequent, the longest, the first.
    private static string BestName(List<ProjectNode> mentions)
    {
        var best = mentions.GroupBy(m => m.Mention.Name, StringComparer.Ordinal)
            .OrderBy(g => g.First().Name.Part is null ? 0 : 1)
            .ThenByDescending(g => g.First().Name.Own.Length >= 2)
            .ThenByDescending(g => g.Select(m => m.Row.Article.Story).Distinct().Count())
            .ThenByDescending(g => Math.Round(g.Max(m => m.Mention.Confidence), 1))
            .ThenByDescending(g => g.Key.Length).ThenBy(g => g.Key, StringComparer.Ordinal).First();
        return best.First().Name.Part is null ? best.Key : ProjectName.WithoutPart(best.Key);
    }

    private static string? OwnerForm(List<ProjectNode> mentions, string key) =>
        mentions.Where(m => m.Name.Owner == key).Select(m => m.Mention.Owner).OfType<string>().OrderByDescending(o => o.Length).ThenBy(o => o, StringComparer.Ordinal).FirstOrDefault() ?? key;

    // Every report speaks for its place and for those over it; the place with most voices, the smallest of equals.
    private Place? PlaceOf(List<ProjectNode> mentions)
    {
        var votes = mentions.Select(m => m.Mention.Place ?? m.Row.Article.Place?.Code ?? m.Name.Place).OfType<string>().ToList();
        var best = votes.Distinct(StringComparer.Ordinal)
            .OrderByDescending(c => votes.Count(v => PlaceNames.IsWithin(c, v)))
            .ThenByDescending(c => votes.Count(v => v == c))
            .ThenByDescending(PlaceNames.IsCounty).ThenBy(c => c, StringComparer.Ordinal).FirstOrDefault();
        return best is null ? null : new Place(best, words.PlaceName(best));
    }

    // The chain that most names tell; where none does, the one that articles of a single chain are about; else the one that leads in most articles.
    private static string? ChainOf(List<ProjectNode> mentions) =>
        Most(mentions.Select(m => m.Mention.Chain))
        ?? Most(mentions.Select(m => m.Row.Article.Chains.Count == 1 ? m.Row.Article.Chains[0].Id : null))
        ?? Leading(mentions);

    // The surest chain of each story's article, where it is that of more than half.
    private static string? Leading(List<ProjectNode> mentions)
    {
        var stories = mentions.Where(m => m.Row.Article.Chains.Count > 0).DistinctBy(m => m.Row.Article.Story)
            .Select(m => m.Row.Article.Chains.MaxBy(c => c.P)!.Id).ToList();
        return Most(stories) is { } most && stories.Count(s => s == most) * 2 > stories.Count ? most : null;
    }

    private static string? Most(IEnumerable<string?> ids) =>
        ids.OfType<string>().GroupBy(i => i, StringComparer.Ordinal).OrderByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal).FirstOrDefault()?.Key;
}
