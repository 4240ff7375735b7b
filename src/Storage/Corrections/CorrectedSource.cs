using PolicyML.Core;
using PolicyML.Storage.Writing;

namespace PolicyML.Storage.Corrections;

/// <summary>An article with everything that people said about it.</summary>
internal sealed class CorrectedArticle(long id, Article machine)
{
    public long Id { get; } = id;

    /// <summary>As the machine read it.</summary>
    public Article Machine { get; } = machine;

    /// <summary>With all corrections that hold.</summary>
    public Article Article { get; set; } = machine;

    public CorrectedLabels Labels { get; } = new(machine);

    /// <summary>Its facts, rejected ones too, in the order of their places.</summary>
    public List<CorrectedFact> Facts { get; set; } = [];

    public IReadOnlyList<TextSpan> Segments { get; set; } = machine.Segments;

    public List<ProjectMention> Projects { get; set; } = [.. machine.Projects];

    public List<EnterpriseMention> Enterprises { get; set; } = [.. machine.Enterprises];

    /// <summary>True where somebody corrected something in it.</summary>
    public bool IsCorrected { get; set; }

    /// <summary>True where somebody said that all of it is right.</summary>
    public bool IsConfirmed { get; set; }

    /// <summary>Equal for articles whose rows are equal.</summary>
    public string Fingerprint() =>
        Convert.ToHexString(ReadingHash.Of([Article])) + (IsCorrected ? "*" : "") + string.Join(' ', Facts.Where(f => f.IsIn).Select(f => $"{f.Ordinal}/{f.Last?.Id}"));
}

/// <summary>
/// A source as it is with all corrections that hold: a pure function of what the machine read and of the history. Without a
/// correction that holds it is what the machine read.
/// </summary>
internal sealed class CorrectedSource
{
    private readonly string text;
    private readonly List<CorrectedFact> facts = [];

    private CorrectedSource(string path, string text, IReadOnlyList<(long Id, Article Article)> machine, IReadOnlyList<LogRow> log)
    {
        Path = path;
        this.text = text;
        Log = log;
        Articles = [.. machine.Select(m => new CorrectedArticle(m.Id, m.Article))];
        Machine = machine;
    }

    public string Path { get; }

    public string Text => text;

    public IReadOnlyList<(long Id, Article Article)> Machine { get; }

    public IReadOnlyList<CorrectedArticle> Articles { get; }

    /// <summary>The history of the source.</summary>
    public IReadOnlyList<LogRow> Log { get; }

    /// <summary>Number of the last act on any of it.</summary>
    public long Version => Log.Count == 0 ? 0 : Log.Max(r => r.Version);

    /// <summary>Works out what holds.</summary>
    public static CorrectedSource Of(string path, string text, IReadOnlyList<(long Id, Article Article)> machine, IReadOnlyList<LogRow> log)
    {
        var source = new CorrectedSource(path, text, machine, log);
        source.ReadFacts();
        foreach (var row in log)
        {
            if (row.IsOfLabel && source.Find(row.Article) is { } labelled) labelled.Labels.Add(row);
            if (!row.Holds || source.Find(row.Article) is not { } article) continue;
            article.IsCorrected = true;
            if (row.Kind == CorrectionKind.MoveBoundary) source.Move(article, row.Span!.Value);
            if (row.Kind == CorrectionKind.ConfirmArticle) article.IsConfirmed = true;
        }

        source.AddFacts();
        foreach (var article in source.Articles) source.Finish(article);
        return source;
    }

    public CorrectedArticle? Find(long? id) => id is null ? null : Articles.FirstOrDefault(a => a.Id == id);

    /// <summary>A fact by its number.</summary>
    public CorrectedFact? FindFact(long id) => Find(id >> StoredFact.OrdinalBits)?.Facts.Find(f => f.Ordinal == (int)(id & StoredFact.MostOrdinal));

    private void ReadFacts()
    {
        var threads = Log.Where(r => r.IsOfFact).GroupBy(r => r.Thread).Select(g => g.ToList()).ToList();
        var ofMachine = threads.Where(t => t[0].Kind != CorrectionKind.AddFact && t[0].Article is not null)
            .ToDictionary(t => (t[0].Article!.Value, t[0].Ordinal!.Value), t => t);
        foreach (var article in Articles)
        {
            for (var i = 0; i < article.Machine.Facts.Count; i++)
            {
                var history = ofMachine.GetValueOrDefault((article.Id, i), []);
                article.Facts.Add(CorrectedFact.Of(article.Machine.Facts[i], article.Id, i, history)!);
            }
        }

        foreach (var thread in threads.Where(t => t[0].Kind == CorrectionKind.AddFact && Find(t[0].Article) is not null))
            if (CorrectedFact.Of(null, thread[0].Article!.Value, thread[0].Ordinal!.Value, thread) is { } added) facts.Add(added);
    }

    /// <summary>Gives a stretch of the text to an article, with what begins in it.</summary>
    private void Move(CorrectedArticle to, TextSpan range)
    {
        foreach (var from in Articles)
        {
            if (from != to)
                Leave(from, to, range);
        }

        to.Segments = Boundaries.With(to.Segments, range);
    }

    private void Leave(CorrectedArticle from, CorrectedArticle to, TextSpan range)
    {
        var left = Boundaries.Without(from.Segments, range);
        if (left.TrueForAll(s => s.Of(text).IsWhiteSpace())) left.Clear();
        var taken = Take(from.Facts, f => range.Contains(f.Fact.Span.Start));
        var projects = Take(from.Projects, p => range.Contains(p.NameSpan.Start));
        var enterprises = Take(from.Enterprises, e => range.Contains(e.Span.Start));
        if (left.SequenceEqual(from.Segments) && taken.Count + projects.Count + enterprises.Count == 0) return;
        (from.Segments, from.IsCorrected) = (left, true);
        foreach (var fact in taken) to.Facts.Add(fact with { Ordinal = OrdinalIn(to, fact) });
        to.Projects.AddRange(projects);
        to.Enterprises.AddRange(enterprises);
    }

    private int OrdinalIn(CorrectedArticle article, CorrectedFact fact) =>
        fact.Origin.Article == article.Id ? fact.Origin.Ordinal : CorrectedFact.MovedFrom + Offset(fact.Origin.Article) + fact.Origin.Ordinal;

    /// <summary>How many facts of the machine's stand in the articles before one.</summary>
    private int Offset(long article) => Articles.TakeWhile(a => a.Id != article).Sum(a => a.Machine.Facts.Count);

    private static List<T> Take<T>(List<T> list, Predicate<T> which)
    {
        var taken = list.FindAll(which);
        list.RemoveAll(which);
        return taken;
    }

    /// <summary>Puts the added facts where their words are; one that the machine reads as well now stands for the machine's.</summary>
    private void AddFacts()
    {
        foreach (var fact in facts)
        {
            var start = fact.Fact.Span.Start;
            var home = Articles.FirstOrDefault(a => a.Segments.Any(s => s.Contains(start))) ?? Find(fact.Origin.Article)!;
            if (fact.IsIn)
                foreach (var article in Articles) article.IsCorrected |= article.Facts.RemoveAll(f => IsTwin(f, fact.Fact)) > 0;
            home.IsCorrected |= fact.IsIn;
            home.Facts.Add(fact with { Fact = fact.Fact with { Text = Evidence(text, fact.Fact.Span) } });
        }
    }

    private static bool IsTwin(CorrectedFact machine, Fact added) =>
        machine.Machine is { } fact && machine.History.Count == 0 && fact.Measure == added.Measure && fact.Value == added.Value && fact.Span.Overlaps(added.Span);

    /// <summary>The words of a range without line breaks.</summary>
    public static string Evidence(string text, TextSpan span) => span.Of(text).ToString().Replace("\n", "", StringComparison.Ordinal);

    private void Finish(CorrectedArticle article)
    {
        article.Facts.Sort((a, b) => a.Ordinal.CompareTo(b.Ordinal));
        if (!article.IsCorrected) return;
        var result = article.Labels.On(article.Machine);
        if (!article.Segments.SequenceEqual(article.Machine.Segments))
        {
            result = result with
            {
                Segments = article.Segments,
                Kind = article.Segments.Count == 0 ? ArticleKind.Masthead : result.Kind,
                Text = result.Text is null ? null : ArticleText.Of(text, article.Segments),
            };
        }

        article.Article = result with
        {
            Facts = InOrder(article.Facts),
            Projects = [.. article.Projects.Select(p => Investment(p, article))],
            Enterprises = article.Enterprises,
        };
    }

    /// <summary>The facts of a list; by their place in the text where people added or moved some.</summary>
    public static IReadOnlyList<Fact> InOrder(IEnumerable<CorrectedFact> facts)
    {
        var those = facts.Where(f => f.IsIn).ToList();
        return [.. (those.Exists(f => f.Ordinal >= CorrectedFact.AddedFrom) ? those.OrderBy(f => f.Fact.Span.Start) : those.AsEnumerable()).Select(f => f.Fact)];
    }

    /// <summary>A project's sum follows the fact that it comes from; one without a sum takes what a person added for it.</summary>
    private static ProjectMention Investment(ProjectMention project, CorrectedArticle article)
    {
        if (project.InvestmentSpan is { } span)
        {
            var from = article.Facts.Find(f => f.Machine is { } fact && fact.Span == span && fact.Value == project.Investment && f.History.Count > 0);
            if (from is null || (from.IsIn && from.Fact.Value == project.Investment && from.Fact.Unit == project.Currency && IsInvestment(from.Fact))) return project;
            return from.IsIn && IsInvestment(from.Fact)
                ? project with { Investment = from.Fact.Value, Currency = from.Fact.Unit }
                : project with { Investment = null, Currency = null, InvestmentSpan = null };
        }

        if (project.Investment is not null) return project;
        var added = article.Facts.Find(f => f.State == ReviewState.Added && IsInvestment(f.Fact) && f.Fact.Subject is { } subject && IsName(subject, project.Name));
        return added is null ? project : project with { Investment = added.Fact.Value, Currency = added.Fact.Unit, InvestmentSpan = added.Fact.Span };
    }

    private static bool IsInvestment(Fact fact) => fact.Measure == Measure.Amount && fact.Indicator.StartsWith("investment", StringComparison.Ordinal);

    private static bool IsName(string subject, string name) =>
        subject.Contains(name, StringComparison.Ordinal) || (subject.Length >= 4 && name.Contains(subject, StringComparison.Ordinal));
}
