using System.Data.Common;

using PolicyML.Core.Duplicates;
using PolicyML.Storage.Dialects;
using PolicyML.Storage.Writing;

namespace PolicyML.Storage.Stories;

/// <summary>
/// Keeps the stories within a writing transaction: which articles tell the same. A story is a set of articles that are linked by
/// pairs that share a key of <see cref="StorySketch"/> and much of their text (<see cref="StoryText"/>); it is named
/// by the one printed first: earliest day of issue, then path of the source, then number. What comes out does not depend on the
/// order in which sources were saved, but for families of hundreds that are written to one pattern.
/// </summary>
internal sealed class StoryLinker(WriteSession session)
{
    private const int MostTexts = 2_000;

    /// <summary>
    /// Most articles that one is compared with: of a family written to one pattern (notices, market reports) the latest that were taken in.
    /// Without a bound each of n such articles would be compared with all others.
    /// </summary>
    private const int MostCompared = 256;
    private readonly List<(long Id, long[] Keys)> added = [];
    private readonly HashSet<long> broken = [];
    private readonly HashSet<long> forgotten = [];
    private readonly Dictionary<long, StoryText> texts = [];

    /// <summary>Tells of an article whose rows were written.</summary>
    public void Add(long id, long[] keys)
    {
        if (keys.Length > 0) added.Add((id, keys));
    }

    /// <summary>Tells of an article that is about to be removed; its row must still be there.</summary>
    public void Forget(long id)
    {
        broken.UnionWith(session.Numbers("SELECT story FROM article WHERE id = @id", ("id", id)));
        forgotten.Add(id);
    }

    /// <summary>Brings the stories up to date, once all rows are written.</summary>
    public void Link()
    {
        foreach (var story in broken) Dissolve(story);
        if (added.Count == 0) return;
        var condition = session.Dialect.OneOf("key", "k", StorySketch.Keys);
        var command = session.Command($"SELECT DISTINCT article FROM story_key WHERE {condition} ORDER BY article DESC LIMIT {MostCompared}");
        foreach (var (id, keys) in added)
        {
            var others = Sharing(command, id, keys);
            if (others.Count > 0) Link(id, others);
        }

        added.Clear();
    }

    private List<long> Sharing(DbCommand command, long id, long[] keys)
    {
        session.Dialect.SetOneOf(command, "k", keys);
        using var reader = command.ExecuteReader();
        var others = new List<long>();
        while (reader.Read())
            if (reader.GetInt64(0) is var other && other != id) others.Add(other);
        return others;
    }

    /// <summary>Joins an article with each story that one of the others tells, if that one is like it.</summary>
    private void Link(long id, List<long> others)
    {
        var own = PlaceOf(id);
        if (own is null) return;
        others.Sort();
        foreach (var other in others)
        {
            if (PlaceOf(other) is not { } theirs || theirs.Story == own.Story || !AreAlike(id, other)) continue;
            own = Join(own, theirs);
        }
    }

    private Telling Join(Telling one, Telling other)
    {
        var (first, second) = (FirstOf(one), FirstOf(other));
        var (kept, dropped) = first.IsBefore(second) ? (first.Id, second.Id) : (second.Id, first.Id);
        session.Run("UPDATE article SET story = @kept WHERE story = @dropped AND story <> id", ("kept", kept), ("dropped", dropped));
        session.Run("UPDATE article SET story = @kept WHERE id = @dropped", ("kept", kept), ("dropped", dropped));
        return one with { Story = kept };
    }

    /// <summary>Lets each article that is left of a story stand alone, to be linked anew.</summary>
    private void Dissolve(long story)
    {
        var members = session.Numbers("SELECT id FROM article WHERE story = @story AND story <> id", ("story", story));
        if (!forgotten.Contains(story)) members.Add(story);
        if (members.Count == 0) return;
        members.Sort();
        session.Run("UPDATE article SET story = id WHERE story = @story AND story <> id", ("story", story));
        foreach (var member in members)
        {
            Add(member, StorySketch.Of(Shingles.InOrder(TextOf(member))));
        }
    }

    private Telling FirstOf(Telling telling) => telling.Id == telling.Story ? telling : PlaceOf(telling.Story)!;

    private bool AreAlike(long one, long other) => StoryOf(one).IsLike(StoryOf(other));

    private StoryText StoryOf(long id)
    {
        if (texts.TryGetValue(id, out var known)) return known;
        if (texts.Count > MostTexts) texts.Clear();
        return texts[id] = new StoryText(TextOf(id));
    }

    private string TextOf(long id)
    {
        var command = session.Command("SELECT t.form, t.text, a.segments FROM article a JOIN source_text t ON t.source = a.source WHERE a.id = @id");
        using var reader = command.Set("id", id).ExecuteReader();
        if (!reader.Read()) return "";
        var row = session.Dialect.Row(reader);
        return ArticleText.Of(PreparedSource.Decode(row.Int(0), row.Bytes(1)), Cells.Segments(row.Bytes(2)));
    }

    private Telling? PlaceOf(long id)
    {
        using var reader = session.Command("SELECT story, day, path, number FROM article WHERE id = @id").Set("id", id).ExecuteReader();
        return reader.Read()
            ? new Telling(id, reader.GetInt64(0), reader.GetInt32(1), ExactText.Restore(reader.GetString(2)), reader.GetInt32(3))
            : null;
    }

    /// <summary>An article of a story with its place in the order of print.</summary>
    private sealed record Telling(long Id, long Story, int Day, string Path, int Number)
    {
        public bool IsBefore(Telling other)
        {
            if (Day != other.Day) return Day < other.Day;
            var byPath = string.CompareOrdinal(Path, other.Path);
            return byPath != 0 ? byPath < 0 : Number < other.Number;
        }
    }
}
