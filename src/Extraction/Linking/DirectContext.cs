using PolicyML.Core;
using PolicyML.Extraction.Cues;
using PolicyML.Extraction.Scanning;

namespace PolicyML.Extraction.Linking;

/// <summary>
/// The words that touch a number: going left over verbs, bounds and fillers to the first word with a meaning of its own,
/// going right over bounds to the next.
/// </summary>
/// <param name="Left">Token index of that word on the left, or -1.</param>
/// <param name="LeftEdge">Token index of the leftmost word passed over.</param>
/// <param name="Right">Token index of the first word on the right that touches the number, or -1.</param>
/// <param name="RightEdge">Token index of the last bound on the right, or the number itself.</param>
/// <param name="Bound">The bound that the words give.</param>
/// <param name="Passed">Roles of the words passed over on the left.</param>
/// <param name="LevelSign">Sign of a level arrived at that was passed over, 0 where there was none.</param>
internal readonly record struct DirectContext(int Left, int LeftEdge, int Right, int RightEdge, Bound? Bound, CueRoles Passed, int LevelSign)
{
    private const CueRoles Meaning = CueRoles.Indicator | CueRoles.Change | CueRoles.RateOfChange | CueRoles.Share | CueRoles.Rate
        | CueRoles.Compare | CueRoles.Fan | CueRoles.Narrow;

    private const CueRoles Passable = CueRoles.Filler | CueRoles.BoundBefore | CueRoles.ToLevel | CueRoles.Status | CueRoles.Basis | CueRoles.Will;

    public static DirectContext Of(Sentence sentence, int index)
    {
        var right = index;
        var bound = BoundOnRight(sentence, ref right);
        var after = right + 1 < sentence.End && GapText(sentence, right, right + 1) is 0 ? right + 1 : -1;
        var (left, edge, leftBound, passed, level) = GoLeft(sentence, index);
        return new DirectContext(left, edge, after, right, Merge(leftBound, bound), passed, level);
    }

    private static (int Left, int Edge, Bound? Bound, CueRoles Passed, int Level) GoLeft(Sentence sentence, int index)
    {
        Bound? bound = null;
        var passed = CueRoles.None;
        var level = 0;
        var at = index;
        while (at > sentence.First && index - at < 9)
        {
            var previous = at - 1;
            if (GapText(sentence, previous, at) != 0) return (-1, at, bound, passed, level);
            if (sentence[previous].Kind == TokenKind.Period && at != index) return (-1, at, bound, passed, level);
            if (sentence[previous].Kind == TokenKind.Close && SkipBrackets(sentence, previous) is var open and > 0)
            {
                at = open;
                continue;
            }

            var cue = sentence.CueAt(previous);
            if (cue is null) return (-1, at, bound, passed, level);
            if (cue.Has(Meaning) && !(cue.Has(Passable) && !cue.Has(CueRoles.Indicator) && cue.Has(CueRoles.Compare))) return (previous, at, bound, passed, level);
            if (!cue.Has(Passable)) return (-1, at, bound, passed, level);
            if (cue.Has(CueRoles.BoundBefore)) bound ??= cue.BoundBefore;
            if (cue.Has(CueRoles.ToLevel) && !cue.Has(CueRoles.Filler)) level = cue.Sign;
            passed |= cue.Roles;
            at = previous;
        }

        return (-1, at, bound, passed, level);
    }

    private static int SkipBrackets(Sentence sentence, int close)
    {
        for (var i = close - 1; i >= sentence.First && close - i < 12; i--)
        {
            if (sentence[i].Kind == TokenKind.Open) return sentence[close].End - sentence[i].Start <= 20 ? i : -1;
        }

        return -1;
    }

    // Characters between two tokens that count as words of their own; 了, 的, 又 and the like do not.
    private static int GapText(Sentence sentence, int left, int right)
    {
        var count = 0;
        foreach (var c in sentence.Gap(left, right))
        {
            if (c is not ('了' or '的' or '又' or ' ' or '”' or '"')) count++;
        }

        return count;
    }

    private static Bound? BoundOnRight(Sentence sentence, ref int right)
    {
        Bound? bound = null;
        while (right + 1 < sentence.End && sentence.GapAfter(right) == 0 && sentence.CueAt(right + 1) is { } cue && cue.Has(CueRoles.BoundAfter))
        {
            bound ??= cue.BoundAfter;
            right++;
        }

        return bound;
    }

    private static Bound? Merge(Bound? left, Bound? right) => right is Core.Bound.Approx && left is not null ? left : right ?? left;
}
