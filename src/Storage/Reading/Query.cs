using System.Data.Common;
using System.Text;

using PolicyML.Storage.Dialects;

namespace PolicyML.Storage.Reading;

/// <summary>A query being put together: which rows in which order, with its parameters.</summary>
internal sealed class Query(Dialect dialect)
{
    private readonly List<string> conditions = [];
    private readonly List<(string Name, object Value)> parameters = [];

    public Dialect Dialect => dialect;

    /// <summary>The tables, the driving one first.</summary>
    public string From { get; set; } = "";

    /// <summary>The columns that order the rows.</summary>
    public string Order { get; set; } = "";

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
    public DbCommand Command(DbConnection connection, string columns, int? limit)
    {
        var sql = new StringBuilder("SELECT ").Append(columns).Append(" FROM ").Append(From);
        if (conditions.Count > 0) sql.Append(" WHERE ").AppendJoin(" AND ", conditions);
        if (Order.Length > 0) sql.Append(" ORDER BY ").Append(Order);
        if (limit is { } most) sql.Append(" LIMIT ").Append(most);
        var command = connection.Command(sql.ToString());
        foreach (var (name, value) in parameters) command.Set(name, value);
        return command;
    }
}
