using PolicyML.Core;
using PolicyML.Text.Places;
using PolicyML.Text.Reading;

namespace PolicyML.Extraction.Entities;

/// <summary>Turns what was found in the reading text into records with spans of the source; a name is shown once.</summary>
internal sealed class EntityBuilder
{
    private readonly ReadingText reading;
    private readonly string source;
    private readonly FactContext context;
    private readonly ChainTerms chains;
    private readonly EntityVocabulary words;
    private readonly Dictionary<string, FirmRoles> firms = new(StringComparer.Ordinal);
    private readonly List<string> order = [];
    private readonly List<ProjectMention> projects = [];

    public EntityBuilder(ReadingText reading, string source, FactContext context, ChainTerms chains, EntityVocabulary words)
    {
        this.reading = reading;
        this.source = source;
        this.context = context;
        this.chains = chains;
        this.words = words;
    }

    public void Add(Firm firm) => Take(firm).IsSure |= firm.IsSure;

    /// <summary>The company that the article is about: the only one that it names so far, by whatever forms of its name; null where there are several.</summary>
    public Firm? OnlyFirm
    {
        get
        {
            var longest = order.MaxBy(n => n.Length);
            return longest is not null && order.TrueForAll(n => n == longest || longest.Contains(n, StringComparison.Ordinal)) ? firms[longest].Firm : (Firm?)null;
        }
    }

    public void AddRole(Firm? holder, RoleGroup group, string? chain)
    {
        if (holder is not { } firm) return;
        var taken = Take(firm);
        taken.IsSure = true;
        foreach (var role in group.Roles)
        {
            if (!taken.Roles.Contains(role)) taken.Roles.Add(role);
        }

        taken.Chain ??= chain;
        if (taken.RoleSpan is not null) return;
        taken.RoleSpan = group.Words;
        taken.Firm = firm;
    }

    public void Add(FoundProject project)
    {
        if (ToSource(project.Name.Span) is not { } span) return;
        var name = Words(span);
        if (project.Owner is { } owner && firms.TryGetValue(owner.Of(reading.Text).ToString(), out var firm)) firm.IsSure = true;
        var stage = project.Stage is null ? null : ToSource(project.StageSpan);
        var mention = new ProjectMention
        {
            Name = name,
            NameSpan = span,
            Owner = project.Owner is { } front && ToSource(front) is { } at ? Words(at) : null,
            Place = PlaceOf(project),
            Chain = chains.Of(project.Name.Span.Of(reading.Text)),
            Stage = stage is null ? null : project.Stage,
            StageSpan = stage,
            Investment = project.Sum?.Fact.Value,
            Currency = project.Sum?.Fact.Unit,
            InvestmentSpan = project.Sum?.Fact.Span,
            Part = project.Name.Part.IsEmpty ? null : project.Name.Part.Of(reading.Text).ToString(),
            Confidence = ConfidenceOf(project),
        };
        var same = projects.FindIndex(p => p.Name == name && p.Part == mention.Part);
        if (same < 0) projects.Add(mention);
        else projects[same] = Merge(projects[same], mention);
    }

    public ArticleEntities ToEntities()
    {
        if (order.Count == 0 && projects.Count == 0) return ArticleEntities.None;
        var enterprises = new List<EnterpriseMention>();
        foreach (var name in order)
        {
            if (ToMention(firms[name]) is { } mention) enterprises.Add(mention);
        }

        return new ArticleEntities(projects, enterprises);
    }

    private static double ConfidenceOf(FoundProject project) => (project.Sum is not null, project.Stage is not null, project.Name.IsSite) switch
    {
        (true, true, false) => 0.95,
        (true, _, false) => 0.92,
        (_, _, false) => 0.88,
        _ => 0.82,
    };

    private static ProjectMention Merge(ProjectMention first, ProjectMention other) => first with
    {
        Owner = first.Owner ?? other.Owner,
        Stage = first.Stage ?? other.Stage,
        StageSpan = first.Stage is null ? other.StageSpan : first.StageSpan,
        Investment = first.Investment ?? other.Investment,
        Currency = first.Investment is null ? other.Currency : first.Currency,
        InvestmentSpan = first.Investment is null ? other.InvestmentSpan : first.InvestmentSpan,
        Confidence = Math.Max(first.Confidence, other.Confidence),
    };

    private FirmRoles Take(Firm firm)
    {
        var name = firm.Span.Of(reading.Text).ToString();
        if (firms.TryGetValue(name, out var taken)) return taken;
        order.Add(name);
        return firms[name] = new FirmRoles(firm);
    }

    private EnterpriseMention? ToMention(FirmRoles firm)
    {
        if (!firm.IsSure || ToSource(firm.Firm.Span) is not { } span) return null;
        return new EnterpriseMention
        {
            Name = Words(span),
            Span = span,
            Roles = [.. firm.Roles.Select(r => words.Roles[r])],
            RoleSpan = firm.RoleSpan is { } said ? ToSource(said) : null,
            Chain = firm.Chain,
            Confidence = firm.Firm.Form switch { FirmForm.Full => 0.97, FirmForm.Known => 0.96, FirmForm.Short => 0.9, _ => 0.85 },
        };
    }

    // The division that the project's sentence names before the end of its name, or in a bracket behind it; null where none, several or the article's.
    private string? PlaceOf(FoundProject project)
    {
        if (context.Gazetteer is not { } gazetteer) return null;
        var start = Math.Max(project.Name.From, project.Name.Span.End - 80);
        var end = Signs.AfterAside(reading.Text, project.Name.Span.End, reading.Text.Length);
        Division? found = null;
        foreach (var place in gazetteer.Resolve(reading.Text.AsSpan(start, end - start), context.Place?.Code))
        {
            var after = start + place.Span.End;
            if (words.PlaceOfOthers.StartsAt(reading.Text, after, Math.Min(end, after + 6)) > 0) continue;
            if (found is null || place.Division.IsWithin(found)) found = place.Division;
            else if (!found.IsWithin(place.Division)) return null;
        }

        if (found is null || (context.Place is { } home && gazetteer.IsWithin(home.Code, found.Code))) return null;
        return found.Code;
    }

    // A range that runs through one piece of the source; null where a column or another piece stands between.
    private TextSpan? ToSource(TextSpan span) => reading.Clip(span, span) == span ? reading.ToSource(span) : Joined(span);

    private TextSpan? Joined(TextSpan span)
    {
        var range = reading.ToSource(span);
        return range.Length >= span.Length && range.Length <= span.Length + 2 ? range : null;
    }

    private string Words(TextSpan span)
    {
        var text = span.Of(source);
        return text.Contains('\n') ? text.ToString().Replace("\n", "", StringComparison.Ordinal) : text.ToString();
    }
}
