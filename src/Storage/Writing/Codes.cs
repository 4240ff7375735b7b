using System.Globalization;

namespace PolicyML.Storage.Writing;

/// <summary>Days, divisions and tags as the numbers that stand in the tables.</summary>
internal static class Codes
{
    /// <summary>The day of a source without one.</summary>
    public const int NoDay = 99_999_999;

    /// <summary>What is added to the number of a word that stands for a division whose code is not six digits.</summary>
    public const int OddPlaces = 20_000_000;

    /// <summary>Years beyond which a period has one tag for all of them.</summary>
    public const int LongPeriod = 30;

    /// <summary>The tag of the figures about a longer period.</summary>
    public const int ManyYears = Years;

    private const int Years = 10_000_000;

    public static int Of(DateOnly day) => (day.Year * 10_000) + (day.Month * 100) + day.Day;

    public static int Of(DateOnly? day) => day is { } known ? Of(known) : NoDay;

    public static DateOnly DayOf(int code) => new(code / 10_000, code / 100 % 100, code % 100);

    /// <summary>The number of a code of six digits; null for any other.</summary>
    public static int? PlaceOf(string code)
    {
        if (code.Length != 6) return null;
        foreach (var c in code)
            if (!char.IsAsciiDigit(c)) return null;
        return int.Parse(code, NumberStyles.None, CultureInfo.InvariantCulture);
    }

    /// <summary>The first and last number of what lies in a division, itself included.</summary>
    public static (int First, int Last) Within(int place) =>
        place >= OddPlaces ? (place, place)
        : place % 10_000 == 0 ? (place, place + 9_999)
        : place % 100 == 0 ? (place, place + 99)
        : (place, place);

    /// <summary>The tags of a division: its own number, its prefecture's and its province's.</summary>
    public static void AddLevels(HashSet<int> tags, int place)
    {
        tags.Add(place);
        if (place >= OddPlaces) return;
        tags.Add(place / 100 * 100);
        tags.Add(place / 10_000 * 10_000);
    }

    /// <summary>The tag of a label.</summary>
    public static int Label(int word, bool isTheme) => -((2 * word) + (isTheme ? 1 : 0));

    /// <summary>The tag of the figures about a year.</summary>
    public static int Year(int year) => Years + year;
}
