using System.Data.Common;
using System.Globalization;

using PolicyML.Storage.Dialects;

namespace PolicyML.Storage.Reading;

/// <summary>How many rows a condition has, counted up to a bound that is quickly reached.</summary>
internal sealed class Selectivity(DbConnection connection)
{
    /// <summary>More are not told apart.</summary>
    public const int Most = 20_000;

    /// <summary>Facts of an indicator.</summary>
    public int OfIndicator(int word) => Count("fact WHERE indicator = @value", word);

    /// <summary>Articles of a tag.</summary>
    public int OfTag(int tag) => Count("article_tag WHERE tag = @value", tag);

    /// <summary>The tags of the years of a range about which there are figures.</summary>
    public IReadOnlyList<int> YearsOf(int first, int last)
    {
        var years = new List<int>();
        using var command = connection.Command("SELECT MIN(tag) FROM article_tag WHERE tag >= @first AND tag <= @last").Set("last", last);
        while (command.Set("first", first).ExecuteScalar() is { } found and not DBNull)
        {
            years.Add(Convert.ToInt32(found, CultureInfo.InvariantCulture));
            first = years[^1] + 1;
        }

        return years;
    }

    private int Count(string what, int value)
    {
        using var command = connection.Command($"SELECT count(*) FROM (SELECT 1 FROM {what} LIMIT {Most}) c").Set("value", value);
        return Convert.ToInt32(command.ExecuteScalar(), CultureInfo.InvariantCulture);
    }
}
