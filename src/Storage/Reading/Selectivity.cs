using System.Data.Common;
using System.Globalization;

using PolicyML.Storage.Dialects;
using PolicyML.Storage.Writing;

namespace PolicyML.Storage.Reading;

/// <summary>How many rows a condition has, counted up to a bound that is quickly reached.</summary>
internal sealed class Selectivity(DbConnection connection)
{
    /// <summary>More are not told apart.</summary>
    public const int Most = 20_000;

    /// <summary>Facts of an indicator.</summary>
    public int OfIndicator(int word) => Count("fact WHERE indicator = @value", word, 0);

    /// <summary>Articles of a tag.</summary>
    public int OfTag(int tag) => Count("article_tag WHERE tag = @value", tag, 0);

    /// <summary>Articles of a range of years; the last number there is where they are too many to be worth a sort.</summary>
    public int OfTags(int first, int last) =>
        Count("article_tag WHERE tag BETWEEN @value AND @last OR tag = " + Codes.ManyYears, first, last) is var count and < Most ? count : int.MaxValue;

    private int Count(string what, int value, int last)
    {
        using var command = connection.Command($"SELECT count(*) FROM (SELECT 1 FROM {what} LIMIT {Most}) c").Set("value", value);
        if (last != 0) command.Set("last", last);
        return Convert.ToInt32(command.ExecuteScalar(), CultureInfo.InvariantCulture);
    }
}
