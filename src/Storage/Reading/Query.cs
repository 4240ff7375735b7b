using System.Data.Common;
using System.Text;

using PolicyML.Storage.Dialects;
using PolicyML.Storage.Writing;

namespace PolicyML.Storage.Reading;

/// <summary>Which rows of a query.</summary>
internal enum DayPart
{
    /// <summary>All, in the order of print.</summary>
    All,

    /// <summary>Those with a day of issue, ordered by it alone.</summary>
    Dated,

    /// <summary>Those without, in the order of print.</summary>
    Undated,
}

/// <summary>A query being put together: which rows in which order, with its parameters.</summary>
internal sealed class Query(Dialect dialect)
{
    private readonly List<string> conditions = [];
    private readonly List<(string Name, object Value)> parameters = [];

    public Dialect Dialect => dialect;

    /// <summary>The tables, the driving one first.</summary>
    public string From { get; set; } = "";

    /// <summary>The column with the day of issue, by which the driving index is ordered.</summary>
    public string Day { get; set; } = "";

    /// <summary>The columns that order the rows of a day.</summary>
    public string WithinDay { get; set; } = "";

    /// <summary>True where the driving index has the rows of a day in their order too.</summary>
    public bool IsOrdered { get; set; }

    /// <summary>True where the driving part merges several ranges of an index by day, which SQLite does without a sort as long as none is asked for.</summary>
    public bool IsMerged { get; set; }

    /// <summary>True where the latest day comes first.</summary>
    public bool IsNewestFirst { get; set; }

    /// <summary>True where the text of the source is asked for too, as the table <c>s</c>.</summary>
    public bool HasText { get; set; }

    /// <summary>The article that the list goes on after; null: from its begin.</summary>
    public ListPlace? After { get; set; }

    /// <summary>Adds a condition.</summary>
    public Query Where(string condition, params (string Name, object Value)[] values)
    {
        conditions.Add(condition);
        parameters.AddRange(values);
        return this;
    }

    /// <summary>Adds parameters without a condition.</summary>
    public void With(params (string Name, object Value)[] values) => parameters.AddRange(values);

    /// <summary>The command.</summary>
    /// <param name="connection">Where it will run.</param>
    /// <param name="columns">The columns to give.</param>
    /// <param name="limit">The greatest number of rows; null for all.</param>
    /// <param name="part">Which rows.</param>
    public DbCommand Command(DbConnection connection, string columns, int? limit, DayPart part = DayPart.All)
    {
        // Texts are long: articles are put in order without them, and those that are asked for get theirs.
        var isPicked = HasText && IsNewestFirst && limit is < int.MaxValue;
        var sql = new StringBuilder("SELECT ").Append(isPicked ? "a.id AS picked" : columns).Append(" FROM ").Append(From);
        if (HasText && !isPicked) sql.Append(" CROSS JOIN source_text s WHERE s.source = a.source");
        if (conditions.Count > 0) sql.Append(HasText && !isPicked ? " AND " : " WHERE ").AppendJoin(" AND ", conditions);
        if (part != DayPart.All) sql.Append(" AND ").Append(Day).Append(part == DayPart.Dated ? " < " : " = ").Append(Codes.NoDay);
        AppendPlace(sql, part);
        if (IsNewestFirst || !IsMerged || part != DayPart.Dated) sql.Append(" ORDER BY ").Append(Day).Append(IsNewestFirst ? " DESC" : "");
        if (IsNewestFirst || part != DayPart.Dated) sql.Append(", ").Append(WithinDay);
        if (limit is { } most) sql.Append(" LIMIT ").Append(most);
        if (isPicked) sql.Insert(0, $"SELECT {columns} FROM (").Append(") p CROSS JOIN article a CROSS JOIN source_text s WHERE a.id = p.picked AND s.source = a.source");
        if (isPicked && !dialect.KeepsIndexOrder) sql.Append(" ORDER BY a.day DESC, a.path, a.number");
        var command = connection.Command(sql.ToString());
        foreach (var (name, value) in parameters) command.Set(name, value);
        if (After is { } after) command.Set("aday", after.Published is { } day ? Codes.Of(day) : Codes.NoDay).Set("apath", ExactText.Escape(after.Source)).Set("anumber", after.Number);
        return command;
    }

    /// <summary>Goes on after an article: on its day with those that were printed behind it, then with the days before.</summary>
    private void AppendPlace(StringBuilder sql, DayPart part)
    {
        if (After is null) return;
        const string Behind = "(a.path > @apath OR (a.path = @apath AND a.number > @anumber))";
        if (part == DayPart.Dated) sql.Append(" AND ").Append(Day).Append(" <= @aday AND (").Append(Day).Append(" < @aday OR ").Append(Behind).Append(')');
        else if (After.Published is null) sql.Append(" AND ").Append(Behind);
    }
}
