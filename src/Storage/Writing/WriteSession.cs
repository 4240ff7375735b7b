using System.Data.Common;
using System.Globalization;

using PolicyML.Storage.Dialects;
using PolicyML.Storage.Schema;

namespace PolicyML.Storage.Writing;

/// <summary>One writing transaction: its numbers, its new words, its rows. Nothing of it is seen by others until <see cref="Commit"/>.</summary>
internal sealed class WriteSession(DbConnection connection, CommandCache commands, Dialect dialect, RowWriter rows, Words words)
{
    private readonly Dictionary<string, long> counters = new(StringComparer.Ordinal);
    private readonly Dictionary<string, long> taken = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> newWords = new(StringComparer.Ordinal);
    private readonly HashSet<int> newPlaces = [];

    public DbConnection Connection => connection;

    public Dialect Dialect => dialect;

    public RowWriter Rows => rows;

    public Words Words => words;

    public void Begin()
    {
        dialect.BeginWrite(connection);
        using var reader = Command("SELECT name, value FROM counter").ExecuteReader();
        while (reader.Read()) counters[reader.GetString(0)] = reader.GetInt64(1);
    }

    /// <summary>A number of a kind that was never given before.</summary>
    public long Next(string counter)
    {
        var next = taken.GetValueOrDefault(counter, counters.GetValueOrDefault(counter)) + 1;
        taken[counter] = next;
        return next;
    }

    /// <summary>The number of a word, a new one where the store has none yet.</summary>
    public int Word(string word)
    {
        if (newWords.TryGetValue(word, out var number)) return number;
        if (words.NumberOf(word, connection) is { } known) return known;
        number = (int)Next("word");
        newWords[word] = number;
        rows.Start(Table.Word);
        rows.Add(number);
        rows.Add(word);
        rows.End();
        return number;
    }

    /// <summary>The number of a word, or nothing.</summary>
    public long? Word(string? word, bool isOptional) => isOptional && word is null ? null : Word(word!);

    /// <summary>The number of a division.</summary>
    public int Place(string code) => Codes.PlaceOf(code) ?? Codes.OddPlaces + Word(code);

    /// <summary>Keeps the official name of a division.</summary>
    public void NamePlace(int code, string name, HashSet<int> known)
    {
        if (known.Contains(code) || !newPlaces.Add(code)) return;
        Run("INSERT INTO place (code, name) VALUES (@code, @name) ON CONFLICT DO NOTHING", ("code", code), ("name", ExactText.Escape(name)));
    }

    public void Commit(HashSet<int> knownPlaces)
    {
        foreach (var (counter, value) in taken) Run("UPDATE counter SET value = @value WHERE name = @name", ("value", value), ("name", counter));

        rows.Flush();
        connection.Run("COMMIT");
        foreach (var (word, number) in newWords) words.Learn(word, number);
        knownPlaces.UnionWith(newPlaces);
    }

    public void Rollback()
    {
        rows.Clear();
        try
        {
            connection.Run("ROLLBACK");
        }
        catch (Exception error) when (error is DbException or InvalidOperationException)
        {
            // The database has given the transaction up already, or the connection is gone.
        }
    }

    /// <summary>The command of a statement, compiled once.</summary>
    public DbCommand Command(string sql) => commands.Of(sql);

    /// <summary>The numbers that a query tells.</summary>
    public List<long> Numbers(string sql, params (string Name, object Value)[] parameters)
    {
        var command = Command(sql);
        foreach (var (name, value) in parameters) command.Set(name, value);
        using var reader = command.ExecuteReader();
        var numbers = new List<long>();
        while (reader.Read()) numbers.Add(Convert.ToInt64(reader.GetValue(0), CultureInfo.InvariantCulture));
        return numbers;
    }

    /// <summary>Runs a statement.</summary>
    public void Run(string sql, params (string Name, object Value)[] parameters)
    {
        var command = Command(sql);
        foreach (var (name, value) in parameters) command.Set(name, value);
        command.ExecuteNonQuery();
    }
}
