using System.Text.Json;

namespace PolicyML.Core.Json;

/// <summary>
/// The names that members of an enumeration have in the output: <c>AtLeast</c> is <c>at_least</c>.
/// For enumerations whose members count from 0 without gaps.
/// </summary>
public static class JsonNames
{
    /// <summary>The name of a member.</summary>
    public static string Of<T>(T value)
        where T : struct, Enum => Table<T>.Encoded[Table<T>.IndexOf(value)].Value;

    /// <summary>The member of a name; null where there is none.</summary>
    public static T? Parse<T>(string? name)
        where T : struct, Enum
    {
        for (var i = 0; i < Table<T>.Values.Length; i++)
        {
            if (Table<T>.Encoded[i].Value == name) return Table<T>.Values[i];
        }

        return null;
    }

    internal static JsonEncodedText Encode<T>(T value)
        where T : struct, Enum => Table<T>.Encoded[Table<T>.IndexOf(value)];

    private static class Table<T>
        where T : struct, Enum
    {
        public static readonly T[] Values = Enum.GetValues<T>();
        public static readonly JsonEncodedText[] Encoded = Array.ConvertAll(
            Enum.GetNames<T>(), name => JsonEncodedText.Encode(JsonNamingPolicy.SnakeCaseLower.ConvertName(name)));

        public static int IndexOf(T value) => Array.IndexOf(Values, value);
    }
}
