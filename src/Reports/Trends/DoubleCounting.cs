using System.Collections.Concurrent;

using PolicyML.Core;

namespace PolicyML.Reports.Trends;

/// <summary>Finds the sums that another sum holds already, before anything is added up.</summary>
internal sealed class DoubleCounting(SeriesContext context, bool ofProjects)
{
    private const int MostItems = 40;
    private const decimal LargeProject = 1_000_000_000m;
    private const string PartRule = "part-of";
    private const string CorrectedPartRule = "analyst:" + PartRule;   // a person changed something else about it
    private const decimal Tolerance = 0.005m;   // items and total are each rounded
    private readonly Subjects subjects = new(context.Vocabulary);

    /// <summary>Marks what is a part, an item, inside a set's total, or reported again.</summary>
    /// <param name="candidates">Figures of one unit, in the order of issue.</param>
    public void Mark(List<Candidate> candidates)
    {
        if (candidates.Count > SeriesLines.ManyFigures) ReadWords(candidates);
        foreach (var article in Shared.Of<(long, FactStatus)>(candidates, ArticleAndStatus))
        {
            var facts = InText(article);
            MarkParts(facts);
            MarkItems(facts);
            MarkSets(facts);
        }

        foreach (var project in Shared.Of<(string, string, int)>(candidates, Identity)) MarkProject(project);
        MarkSameFigures(candidates);
    }

    /// <summary>What the words of each figure say depends on no other one: it is read on all processors, and kept.</summary>
    private void ReadWords(List<Candidate> candidates) => Parallel.ForEach(Partitioner.Create(0, candidates.Count), range =>
    {
        for (var i = range.Item1; i < range.Item2; i++)
        {
            subjects.IsArea(candidates[i]);
            subjects.NameOf(candidates[i]);
        }
    });

    private static List<Candidate> InText(List<Candidate> article)
    {
        for (var i = 1; i < article.Count; i++)
        {
            if (article[i].Fact.Span.Start < article[i - 1].Fact.Span.Start) return [.. article.OrderBy(c => c.Fact.Span.Start)];
        }

        return article;
    }

    private static bool ArticleAndStatus(Candidate figure, out (long Article, FactStatus Status) key)
    {
        key = (figure.Row.Article.Id, figure.Fact.Status);
        return true;
    }

    /// <summary>其中…: the rule that read the figure says that it is a part of the one before.</summary>
    private static void MarkParts(List<Candidate> facts)
    {
        for (var i = 1; i < facts.Count; i++)
        {
            if (facts[i].Fact.Rule is not (PartRule or CorrectedPartRule)) continue;
            var whole = facts.Take(i).LastOrDefault(f => f.IsIn && f.Value >= facts[i].Value);
            if (whole is not null) facts[i].Leave(LeftOutReason.PartOfWhole, whole);
        }
    }

    /// <summary>A total with its items next to it: at least two neighbours whose sum is the total.</summary>
    private static void MarkItems(List<Candidate> facts)
    {
        for (var i = 0; i < facts.Count; i++)
        {
            if (!facts[i].IsIn || facts[i].Value <= 0) continue;
            var items = Items(facts, i, step: 1) ?? Items(facts, i, step: -1);
            if (items is null) continue;
            foreach (var item in items) item.Leave(LeftOutReason.PartOfWhole, facts[i]);
        }
    }

    private static List<Candidate>? Items(List<Candidate> facts, int total, int step)
    {
        List<Candidate>? items = null;
        var left = facts[total].Value;
        var tolerance = left * Tolerance;
        for (var i = total + step; i >= 0 && i < facts.Count && (items is null || items.Count < MostItems); i += step)
        {
            if (!facts[i].IsIn) continue;
            left -= facts[i].Value;
            if (facts[i].Value <= 0 || left < -tolerance) return null;
            (items ??= []).Add(facts[i]);
            if (items.Count > 1 && left <= tolerance) return items;
        }

        return null;
    }

    /// <summary>The total of a number of projects holds those that the article names, as long as they fit in.</summary>
    private void MarkSets(List<Candidate> facts)
    {
        if (!facts.Exists(f => f.IsIn && subjects.IsSet(f))) return;
        foreach (var set in facts.Where(f => f.IsIn && subjects.IsSet(f)).OrderByDescending(f => f.Value).ToList())
        {
            if (!set.IsIn) continue;
            var items = facts.Where(f => f.IsIn && f != set && f.Value <= set.Value && Candidate.Inside(f.Place, set.Place) && !subjects.IsArea(f)).ToList();
            if (items.Where(i => !subjects.IsSet(i)).Sum(i => i.Value) > set.Value * (1 + Tolerance)) continue;
            foreach (var item in items) item.Leave(LeftOutReason.InsideTotal, set);
        }
    }

    /// <summary>What the reports of one project share: its name, its place and, where the sum has a time, that.</summary>
    private bool Identity(Candidate candidate, out (string Name, string Place, int Bucket) key)
    {
        key = default;
        if (!candidate.IsIn || subjects.IsArea(candidate) || subjects.IsSet(candidate) || subjects.NameOf(candidate) is not { } name) return false;
        key = (name.Name, candidate.Project is null ? candidate.Place : "", candidate.Slot.ByIssue ? -1 : candidate.Slot.Bucket);
        return true;
    }

    /// <summary>One project: the latest sum of the whole counts, or those of its parts where none tells of the whole; from the first report on.</summary>
    private void MarkProject(List<Candidate> reports)
    {
        foreach (var status in reports.GroupBy(r => r.Fact.Status))
        {
            var first = status.MinBy(r => r.Row.Article.Published ?? DateOnly.MaxValue)!.Slot;
            var byPart = status.GroupBy(r => subjects.NameOf(r)!.Value.Part ?? "").ToDictionary(g => g.Key, g => Latest([.. g]), StringComparer.Ordinal);
            var whole = byPart.GetValueOrDefault("");
            foreach (var (part, latest) in byPart)
            {
                if (latest.Slot.ByIssue) latest.Slot = first;
                if (part.Length > 0 && whole is not null && latest.Value <= whole.Value) latest.Leave(LeftOutReason.PartOfWhole, whole);
            }
        }
    }

    private static Candidate Latest(List<Candidate> reports)
    {
        // What the ledger takes; else the last printed, within one article the largest.
        var latest = reports.OrderBy(r => r.Project?.IsCurrent == true).ThenBy(r => r.Row.Article.Published).ThenBy(r => r.Value).Last();
        foreach (var report in reports)
        {
            if (report == latest) continue;
            latest.Narrow(report);
            if (report.Value == latest.Value) report.Leave(LeftOutReason.SameFigure, latest);
            else if (report.Row.Article.Id == latest.Row.Article.Id) report.Leave(LeftOutReason.PartOfWhole, latest);
            else report.Leave(LeftOutReason.ReportedLater, latest);
        }

        return latest;
    }

    /// <summary>The same sum and time in two articles, of one place or of one within the other, where no name says that they are of two; also where the other one is a part.</summary>
    private void MarkSameFigures(List<Candidate> candidates)
    {
        foreach (var facts in Shared.Of<(decimal, FactStatus, DateOnly, DateOnly)>(candidates, SumAndTime))
        {
            for (var i = 1; i < facts.Count && i < MostItems; i++)
            {
                if (!facts[i].IsIn) continue;
                var earlier = Earlier(facts, i);
                if (earlier is null) continue;
                earlier.Narrow(facts[i]);
                facts[i].Leave(LeftOutReason.SameFigure, earlier);
            }
        }
    }

    private static bool SumAndTime(Candidate figure, out (decimal Value, FactStatus Status, DateOnly From, DateOnly To) key)
    {
        var slot = figure.Slot;
        key = (figure.Value, figure.Fact.Status, slot.ByIssue ? default : slot.From, slot.ByIssue ? default : slot.To);
        return true;
    }

    private Candidate? Earlier(List<Candidate> facts, int at)
    {
        var later = facts[at];
        for (var i = 0; i < at; i++)
        {
            if (StandsFor(facts[i], later) && facts[i].Row.Article.Id != later.Row.Article.Id && AreNear(facts[i], later) && IsSame(facts[i], later)) return facts[i];
        }

        return null;
    }

    /// <summary>True for a figure that counts, or is a part of one that does; never for one that the other itself stands for.</summary>
    private static bool StandsFor(Candidate earlier, Candidate later) =>
        earlier.Out is not { } reason || (reason.Reason is LeftOutReason.PartOfWhole or LeftOutReason.InsideTotal && reason.Because?.Id != later.Row.Id);

    private static bool AreNear(Candidate a, Candidate b) =>
        a.Place.Length == 0 || b.Place.Length == 0 || Candidate.Inside(a.Place, b.Place) || Candidate.Inside(b.Place, a.Place);

    /// <summary>
    /// Two projects of the ledger are two. Else one is taken for the other where their subjects share a word; sums of projects of two
    /// digits or more, or of a billion, which seldom agree by chance, also where they share none, as subjects are often cut from the words around.
    /// </summary>
    private bool IsSame(Candidate a, Candidate b)
    {
        if (a.Project is { } one && b.Project is { } other) return one.Key == other.Key;
        var digits = Digits(a.Value);
        var (x, y) = (a.Fact.Subject ?? "", b.Fact.Subject ?? "");
        if (x.Length == 0 || y.Length == 0) return digits >= (ofProjects ? 2 : 3) || (ofProjects && a.Value >= LargeProject);
        if (x.Contains(y, StringComparison.Ordinal) || y.Contains(x, StringComparison.Ordinal)) return true;
        return (digits >= 2 || (ofProjects && a.Value >= LargeProject)) && (ofProjects || (digits >= 3 && ShareTwo(x, y)));
    }

    /// <summary>Digits before the zeros at the end: 36.5亿 has three, 10亿 one.</summary>
    internal static int Digits(decimal value)
    {
        if (Math.Truncate(value) == value && Math.Abs(value) <= long.MaxValue) return Digits((long)Math.Abs(value));
        var whole = Math.Abs(value);
        while (whole != Math.Truncate(whole)) whole *= 10;
        if (whole == 0) return 1;
        while (whole % 10 == 0) whole /= 10;
        var digits = 0;
        for (; whole >= 1; whole /= 10) digits++;
        return digits;
    }

    private static int Digits(long whole)
    {
        if (whole == 0) return 1;
        while (whole % 10 == 0) whole /= 10;
        var digits = 0;
        for (; whole >= 1; whole /= 10) digits++;
        return digits;
    }

    private static bool ShareTwo(string x, string y)
    {
        for (var i = 0; i + 2 <= x.Length; i++)
        {
            if (y.AsSpan().Contains(x.AsSpan(i, 2), StringComparison.Ordinal)) return true;
        }

        return false;
    }
}
