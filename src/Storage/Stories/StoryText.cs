using PolicyML.Core.Duplicates;
using PolicyML.Storage.Searching;

namespace PolicyML.Storage.Stories;

/// <summary>
/// When two texts tell the same story: they share much of their character 8-grams, and of their figures. Bulletins that are
/// written month by month to one pattern share their words, not their figures.
/// </summary>
internal sealed class StoryText
{
    /// <summary>Least share of the grams of both together that are in both (Jaccard index).</summary>
    public const double LeastJaccard = 0.4;

    /// <summary>Least share of the figures of the text with fewer that the other has too.</summary>
    public const double LeastFigures = 0.5;

    /// <summary>Fewer figures than this tell nothing.</summary>
    private const int FewFigures = 3;

    private readonly ulong[] grams;
    private readonly HashSet<string> figures;

    /// <summary>Takes in a text.</summary>
    public StoryText(string text)
    {
        grams = Shingles.Of(text);
        figures = Figures(text);
    }

    /// <summary>True where another text tells the same.</summary>
    public bool IsLike(StoryText other)
    {
        var shared = Shingles.Overlap(grams, other.grams) * Math.Min(grams.Length, other.grams.Length);
        if (shared == 0 || shared < LeastJaccard * (grams.Length + other.grams.Length - shared)) return false;
        var fewer = Math.Min(figures.Count, other.figures.Count);
        return fewer < FewFigures || figures.Count(other.figures.Contains) >= LeastFigures * fewer;
    }

    /// <summary>The numbers of three or more characters, years left out.</summary>
    private static HashSet<string> Figures(string text)
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsAsciiDigit(Folding.Of(text[i]))) continue;
            var start = i;
            while (i < text.Length && (char.IsAsciiDigit(Folding.Of(text[i])) || (Folding.Of(text[i]) is '.' && i + 1 < text.Length && char.IsAsciiDigit(Folding.Of(text[i + 1]))))) i++;
            var figure = string.Create(i - start, (text, start), static (to, from) =>
            {
                for (var k = 0; k < to.Length; k++) to[k] = Folding.Of(from.text[from.start + k]);
            });
            if (figure.Length >= 3 && !IsYear(figure)) found.Add(figure);
        }

        return found;
    }

    private static bool IsYear(string figure) =>
        figure.Length == 4 && (figure.StartsWith("19", StringComparison.Ordinal) || figure.StartsWith("20", StringComparison.Ordinal)) && !figure.Contains('.', StringComparison.Ordinal);
}
