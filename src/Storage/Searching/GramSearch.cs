using System.Data.Common;

using PolicyML.Storage.Dialects;

namespace PolicyML.Storage.Searching;

/// <summary>Asks the search index which articles may hold some text.</summary>
internal sealed class GramSearch(DbConnection connection)
{
    private const string Sql =
        "SELECT id, postings FROM gram_block WHERE id <= @last AND id >= (SELECT COALESCE(MAX(id), 0) FROM gram_block WHERE id <= @first) ORDER BY id";

    /// <summary>The articles that hold all pairs and, alone or in a pair, all letters; ascending.</summary>
    public List<long> Find(IReadOnlyCollection<int> pairs, IReadOnlyCollection<char> letters)
    {
        var found = new List<long>();
        using var command = connection.Command(Sql);
        foreach (var segment in Segment.All(connection))
        {
            List<long>? left = null;
            foreach (var pair in pairs)
                if (!Narrow(ref left, Holders(command, segment, (uint)pair, (uint)pair))) break;
            if (left is not { Count: 0 })
            {
                foreach (var letter in letters)
                    if (!Narrow(ref left, Holders(command, segment, (uint)letter << 16, (uint)letter << 16 | 0xFFFF))) break;
            }

            found.AddRange(left!);
        }

        // An article whose text was corrected stands in several segments, or twice in one.
        return [.. found.Distinct().Order()];
    }

    /// <summary>Keeps what is in both lists; false where nothing is.</summary>
    private static bool Narrow(ref List<long>? left, List<long> holders)
    {
        if (left is null)
        {
            left = holders;
            return left.Count > 0;
        }

        var kept = new List<long>();
        for (var (i, j) = (0, 0); i < left.Count && j < holders.Count;)
        {
            if (left[i] == holders[j]) kept.Add(left[i]);
            var step = left[i].CompareTo(holders[j]);
            if (step <= 0) i++;
            if (step >= 0) j++;
        }

        left = kept;
        return left.Count > 0;
    }

    /// <summary>The articles of a segment that hold one of a range of pairs; ascending, each once.</summary>
    private static List<long> Holders(DbCommand command, Segment segment, uint first, uint last)
    {
        command.Set("first", GramIndex.KeyOf(segment.Id, first)).Set("last", GramIndex.KeyOf(segment.Id, last));
        using var row = command.ExecuteReader();
        var articles = new List<long>();
        while (row.Read())
        {
            var key = row.GetInt64(0);
            if (key >> 32 != segment.Id) continue;
            var reader = new GramBlockReader((byte[])row.GetValue(1), (uint)key, segment.Origin);
            while (reader.Next() && reader.Gram <= last)
            {
                if (reader.Gram < first) reader.Skip();
                else reader.Read(articles);
            }
        }

        if (first == last) return articles;
        return [.. articles.Distinct().Order()];
    }
}
