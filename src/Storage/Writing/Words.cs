using System.Collections.Concurrent;
using System.Data.Common;
using System.Globalization;

using PolicyML.Storage.Dialects;

namespace PolicyML.Storage.Writing;

/// <summary>The numbered words of a store that this process has met. Safe for use from several threads.</summary>
internal sealed class Words
{
    private readonly ConcurrentDictionary<string, int> numbers = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<int, string> texts = new();
    private readonly ConcurrentDictionary<int, string> places = new();

    /// <summary>The number of a word; null where the store has none.</summary>
    public int? NumberOf(string word, DbConnection connection)
    {
        if (numbers.TryGetValue(word, out var known)) return known;
        using var command = connection.Command("SELECT id FROM word WHERE text = @text").Set("text", ExactText.Escape(word));
        if (command.ExecuteScalar() is not { } found) return null;
        var number = Convert.ToInt32(found, CultureInfo.InvariantCulture);
        Learn(word, number);
        return number;
    }

    /// <summary>The word of a number.</summary>
    public string TextOf(int number, Func<DbConnection> connect)
    {
        if (texts.TryGetValue(number, out var known)) return known;
        using var connection = connect();
        using var command = connection.Command("SELECT id, text FROM word");
        using var reader = command.ExecuteReader();
        while (reader.Read()) Learn(ExactText.Restore(reader.GetString(1)), reader.GetInt32(0));
        return texts.TryGetValue(number, out known) ? known : "";
    }

    /// <summary>The code of a division that <see cref="Codes"/> wrote as a number.</summary>
    public string PlaceCode(int place, Func<DbConnection> connect)
    {
        if (place >= Codes.OddPlaces) return TextOf(place - Codes.OddPlaces, connect);
        return places.TryGetValue(place, out var code) ? code : places[place] = place.ToString("D6", CultureInfo.InvariantCulture);
    }

    /// <summary>Keeps a word that is in the store for good.</summary>
    public void Learn(string word, int number)
    {
        numbers[word] = number;
        texts[number] = word;
    }
}
