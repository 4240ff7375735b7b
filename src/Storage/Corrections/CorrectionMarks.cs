using System.Collections.Concurrent;

using PolicyML.Storage.Dialects;

namespace PolicyML.Storage.Corrections;

/// <summary>Who made which row what it is. What is said of a correction here never changes. Safe for use from several threads.</summary>
internal sealed class CorrectionMarks(Connections connections)
{
    private const string Sql = "SELECT kind, made_by, made_at FROM correction WHERE id = @id";
    private readonly ConcurrentDictionary<long, CorrectionMark> known = new();

    /// <summary>The mark of a correction; null where the store has none of that number.</summary>
    public CorrectionMark? Of(long id)
    {
        if (known.TryGetValue(id, out var mark)) return mark;
        using var lease = connections.Rent();
        mark = lease.Guard(c =>
        {
            using var command = c.Command(Sql).Set("id", id);
            using var reader = command.ExecuteReader();
            return reader.Read()
                ? new CorrectionMark(id, (CorrectionKind)reader.GetInt32(0), Writing.ExactText.Restore(reader.GetString(1)), new DateTimeOffset(reader.GetInt64(2), TimeSpan.Zero))
                : null;
        });
        if (mark is not null) known[id] = mark;
        return mark;
    }
}
