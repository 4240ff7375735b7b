using System.Globalization;

namespace PolicyML.Terminal;

/// <summary>Values of options as they are typed. Each returns null where the text is no such value.</summary>
public static class OptionValues
{
    private const int MostJobs = 256;
    private static readonly string[] Dates = ["yyyy-M-d", "yyyyMMdd", "yyyy年M月d日", "yyyy/M/d", "yyyy.M.d"];

    /// <summary>A day.</summary>
    public static DateOnly? Date(string text) =>
        DateOnly.TryParseExact(text, Dates, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    /// <summary>A number of jobs.</summary>
    public static int? Jobs(string text) => Whole(text) is { } jobs and >= 1 and <= MostJobs ? jobs : null;

    /// <summary>An encoding by its IANA or usual name.</summary>
    public static System.Text.Encoding? Encoding(string name)
    {
        try
        {
            return System.Text.CodePagesEncodingProvider.Instance.GetEncoding(name) ?? System.Text.Encoding.GetEncoding(name);
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException)
        {
            return null;   // UTF-7 is known and refused
        }
    }

    /// <summary>A probability.</summary>
    public static double? Probability(string text) =>
        double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var p) && p is >= 0 and <= 1 ? p : null;

    /// <summary>A whole number without a sign.</summary>
    public static int? Whole(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
