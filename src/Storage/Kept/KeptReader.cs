using System.Data.Common;

using PolicyML.Core;
using PolicyML.Storage.Corrections;
using PolicyML.Storage.Dialects;
using PolicyML.Storage.Reading;
using PolicyML.Storage.Schema;

namespace PolicyML.Storage.Kept;

/// <summary>Reads articles with their facts and mentions within one reading transaction: all of them, or those that changed.</summary>
internal sealed class KeptReader(DbConnection connection, Dialect dialect, RowReader rows, CorrectionMarks marks)
{
    private const string Heads = $"SELECT {RowReader.Head} FROM article a";
    private static readonly string Facts = $"SELECT {Table.Fact.Select("f")} FROM fact f";
    private static readonly string Projects = $"SELECT {Table.Project.Select("f")} FROM project f";
    private static readonly string Enterprises = $"SELECT {Table.Enterprise.Select("f")} FROM enterprise f";
    private readonly Dictionary<Period, Period> periods = [];

    /// <summary>The counters of the store, which every write moves.</summary>
    public Dictionary<string, long> Counters()
    {
        using var command = connection.Command("SELECT name, value FROM counter");
        using var reader = command.ExecuteReader();
        var counters = new Dictionary<string, long>(StringComparer.Ordinal);
        while (reader.Read()) counters[reader.GetString(0)] = reader.GetInt64(1);
        return counters;
    }

    /// <summary>The number of facts, counted up to a bound.</summary>
    public long CountFacts(long most)
    {
        using var command = connection.Command($"SELECT count(*) FROM (SELECT 1 FROM fact LIMIT {most}) c");
        return Convert.ToInt64(command.ExecuteScalar(), System.Globalization.CultureInfo.InvariantCulture);
    }

    /// <summary>All articles that are more than furniture.</summary>
    public List<KeptArticle> All()
    {
        var heads = Read(Heads, null, r => rows.ReadHead(r, 0)).Where(h => h.Kind != ArticleKind.Masthead).ToDictionary(h => h.Id);
        var facts = Of(Read(Facts, null, r => ReadFact(r, heads)));
        var projects = Of(Read(Projects, null, r => ReadProject(r, heads)));
        var enterprises = Of(Read(Enterprises, null, r => ReadEnterprise(r, heads)));
        return [.. heads.Values.Select(h => new KeptArticle(h, facts.GetValueOrDefault(h.Id, []), projects.GetValueOrDefault(h.Id, []), enterprises.GetValueOrDefault(h.Id, [])))];
    }

    /// <summary>One article; null where it is gone or furniture.</summary>
    public KeptArticle? Find(long id)
    {
        var heads = Read(Heads + " WHERE a.id = @id", id, r => rows.ReadHead(r, 0)).Where(h => h.Kind != ArticleKind.Masthead).ToDictionary(h => h.Id);
        if (!heads.TryGetValue(id, out var head)) return null;
        const string Which = " WHERE f.article = @id";
        return new KeptArticle(
            head,
            Of(Read(Facts + Which, id, r => ReadFact(r, heads))).GetValueOrDefault(id, []),
            Of(Read(Projects + Which, id, r => ReadProject(r, heads))).GetValueOrDefault(id, []),
            Of(Read(Enterprises + Which, id, r => ReadEnterprise(r, heads))).GetValueOrDefault(id, []));
    }

    /// <summary>The numbers of all articles, furniture too.</summary>
    public HashSet<long> Numbers() => [.. Read("SELECT a.id FROM article a", null, r => r.Long(0))];

    /// <summary>The articles that tell the story of an earlier one, with its number.</summary>
    public Dictionary<long, long> Repeats() => Read("SELECT a.id, a.story FROM article a WHERE a.story <> a.id", null, r => (Id: r.Long(0), Story: r.Long(1))).ToDictionary(r => r.Id, r => r.Story);

    /// <summary>The articles of the sources in which something was corrected or taken back after an act.</summary>
    public List<long> CorrectedSince(long act) => Read(
        "SELECT a.id FROM article a JOIN source s ON s.id = a.source WHERE s.path IN (SELECT path FROM correction WHERE id > @id UNION SELECT path FROM correction WHERE undo > @id)",
        act,
        r => r.Long(0));

    private List<T> Read<T>(string sql, long? id, Func<Row, T> read)
    {
        using var command = connection.Command(sql);
        if (id is { } number) command.Set("id", number);
        using var reader = command.ExecuteReader();
        var row = dialect.Row(reader);
        var list = new List<T>();
        while (reader.Read()) list.Add(read(row));
        return list;
    }

    private (int Ordinal, long Article, StoredFact Row)? ReadFact(Row row, Dictionary<long, ArticleHead> heads)
    {
        if (!heads.TryGetValue(row.Long(2), out var head)) return null;
        var ordinal = row.Int(3);
        var fact = rows.ReadFact(row, 0, Same);
        var stored = new StoredFact(IdOf(head, ordinal), head, fact);
        return (ordinal, head.Id, fact.CorrectedBy is null ? stored : stored with { Correction = marks.Of(row.Long(24)) });
    }

    private (int Ordinal, long Article, StoredProject Row)? ReadProject(Row row, Dictionary<long, ArticleHead> heads) =>
        heads.TryGetValue(row.Long(0), out var head) ? (row.Int(1), head.Id, new StoredProject(IdOf(head, row.Int(1)), head, rows.ReadProject(row, 0))) : null;

    private (int Ordinal, long Article, StoredEnterprise Row)? ReadEnterprise(Row row, Dictionary<long, ArticleHead> heads) =>
        heads.TryGetValue(row.Long(0), out var head) ? (row.Int(1), head.Id, new StoredEnterprise(IdOf(head, row.Int(1)), head, rows.ReadEnterprise(row, 0))) : null;

    private static long IdOf(ArticleHead head, int ordinal) => head.Id << StoredFact.OrdinalBits | (uint)ordinal;

    /// <summary>The rows of each article in their order.</summary>
    private static Dictionary<long, IReadOnlyList<T>> Of<T>(List<(int Ordinal, long Article, T Row)?> read)
    {
        var known = read.Where(r => r is not null).Select(r => r!.Value).ToArray();
        var of = new Dictionary<long, IReadOnlyList<T>>();
        Array.Sort(known, (a, b) => a.Article != b.Article ? a.Article.CompareTo(b.Article) : a.Ordinal.CompareTo(b.Ordinal));
        for (var i = 0; i < known.Length;)
        {
            var end = i;
            while (end < known.Length && known[end].Article == known[i].Article) end++;
            of[known[i].Article] = Array.ConvertAll(known[i..end], k => k.Row);
            i = end;
        }

        return of;
    }

    /// <summary>Times are told in the same few words: each is kept once.</summary>
    private Period Same(Period period)
    {
        if (periods.TryGetValue(period, out var known)) return known;
        periods[period] = period;
        return period;
    }
}
