using PolicyML.Extraction.Cues;
using PolicyML.Extraction.Scanning;

namespace PolicyML.Extraction.Linking;

/// <summary>Lists of figures: x、y和z.</summary>
internal static class FigureList
{
    private const int Longest = 30;

    /// <summary>Where a figure stands in its list (from 0), how many there are, and the token of the first.</summary>
    public static (int Position, int Count, int First) Place(Sentence sentence, int index)
    {
        var first = index;
        var position = 0;
        while (position < Longest && Neighbour(sentence, first, -1) is var previous and >= 0)
        {
            first = previous;
            position++;
        }

        var count = position + 1;
        for (var at = index; count < Longest && Neighbour(sentence, at, 1) is var next and >= 0; at = next) count++;
        return (position, count, first);
    }

    private static int Neighbour(Sentence sentence, int index, int step)
    {
        for (var i = index + step; sentence.IsIn(i) && Math.Abs(i - index) <= 4; i += step)
        {
            var (left, right) = step > 0 ? (i - 1, i) : (i, i + 1);
            if (sentence.Gap(left, right) is not ("" or "和" or "及" or "与" or "以及")) return -1;
            if (sentence.QuantityAt(i) is { Unit: not null } other) return other.Kind == sentence.QuantityAt(index)!.Kind ? i : -1;
            if (sentence.Is(i, TokenKind.Pause)) continue;
            if (sentence.CueAt(i) is not { } cue || !cue.Has(CueRoles.BoundBefore | CueRoles.BoundAfter) || cue.Has(CueRoles.Indicator)) return -1;
        }

        return -1;
    }
}
