using System.Globalization;
using System.Text;

using PolicyML.Text.Words;

namespace PolicyML.NuGetEngines.Jieba;

/// <summary>A word that a user adds.</summary>
/// <param name="Text">The word.</param>
/// <param name="Frequency">How often it occurs, as the dictionary counts; 0 forbids it; null for the least that keeps it whole.</param>
internal sealed record UserWord(string Text, int? Frequency);

/// <summary>Reads words in jieba's format. jieba.NET's own reader passes over what is wrong without a word.</summary>
internal static class UserWordFile
{
    /// <summary>The words of a file, in UTF-8: <c>word [frequency] [tag]</c> a line.</summary>
    /// <exception cref="WordException">It cannot be read, or a line is broken.</exception>
    public static IReadOnlyList<UserWord> Read(string path)
    {
        try
        {
            var words = new List<UserWord>();
            var number = 0;
            foreach (var line in File.ReadLines(path, Encoding.UTF8))
            {
                number++;
                if (line.AsSpan().Trim() is { IsEmpty: false } trimmed) words.Add(Parse(trimmed.ToString(), path, number));
            }

            return words;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new WordException($"{path}: cannot be read: {error.Message}", error);
        }
    }

    private static UserWord Parse(string line, string path, int number)
    {
        var cells = line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        if (cells.Length == 1) return new UserWord(cells[0], null);
        if (int.TryParse(cells[1], NumberStyles.None, CultureInfo.InvariantCulture, out var frequency) && cells.Length <= 3) return new UserWord(cells[0], frequency);
        if (cells.Length == 2 && cells[1].All(char.IsAsciiLetter)) return new UserWord(cells[0], null);
        throw new WordException($"{path}:{number}: \"{line}\" is no word with a frequency and a tag");
    }
}
