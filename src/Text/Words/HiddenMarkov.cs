using PolicyML.Core;

namespace PolicyML.Text.Words;

/// <summary>
/// Words that no dictionary has, by the character's place in a word: begin, end, middle or single (Viterbi over BEMS).
/// Sums are taken in jieba's order in double precision, so that its tables give its words.
/// </summary>
internal sealed class HiddenMarkov
{
    /// <summary>Log probability of what never occurs.</summary>
    public const double Never = -3.14e100;

    /// <summary>The number of states, in the order of <see cref="States"/>.</summary>
    public const int StateCount = 4;

    /// <summary>Names of the states; of equal paths the later state wins, as in jieba.</summary>
    public const string States = "BEMS";

    private const int Begin = 0;
    private const int End = 1;
    private const int Middle = 2;
    private const int Single = 3;

    private const int SingleBeforeBegin = 1;
    private const int MiddleBeforeEnd = 2;
    private const int MiddleBeforeMiddle = 4;
    private const int SingleBeforeSingle = 8;

    private readonly double[] start;
    private readonly double[] next;        // state * 4 + state after it
    private readonly ushort[] rowOf;       // code unit -> row of emit
    private readonly double[] emit;        // row * 4 + state; row 0: characters never seen

    /// <summary>A model of given tables.</summary>
    public HiddenMarkov(HmmTables tables)
    {
        start = tables.Start;
        next = tables.Next;
        rowOf = new ushort[char.MaxValue + 1];
        emit = new double[(tables.Emissions.Count + 1) * StateCount];
        tables.Unseen.CopyTo(emit, 0);
        ushort row = 0;
        foreach (var (c, values) in tables.Emissions)
        {
            rowOf[c] = ++row;
            values.CopyTo(emit, row * StateCount);
        }
    }

    /// <summary>Appends the words of a run of Chinese characters.</summary>
    /// <param name="run">The run, not empty.</param>
    /// <param name="at">What to add to its positions.</param>
    /// <param name="path">Room for one byte a character.</param>
    /// <param name="words">Where the words are added.</param>
    public void Cut(ReadOnlySpan<char> run, int at, Span<byte> path, List<TextSpan> words)
    {
        FindPath(run, path[..run.Length]);
        var from = 0;
        for (var i = 0; i < run.Length; i++)
        {
            if (path[i] is not (End or Single)) continue;
            words.Add(new TextSpan(at + from, at + i + 1));
            from = i + 1;
        }

        if (from < run.Length) words.Add(new TextSpan(at + from, at + run.Length));
    }

    // Forward: per character four scores, and in one byte which state each came from. Backward: the states themselves.
    private void FindPath(ReadOnlySpan<char> run, Span<byte> path)
    {
        var seen = Emissions(run[0]);
        var b = start[Begin] + seen[Begin];
        var e = start[End] + seen[End];
        var m = start[Middle] + seen[Middle];
        var s = start[Single] + seen[Single];
        for (var i = 1; i < run.Length; i++)
        {
            seen = Emissions(run[i]);
            var from = 0;
            var newB = Better(e + After(End, Begin) + seen[Begin], s + After(Single, Begin) + seen[Begin], SingleBeforeBegin, ref from);
            var newE = Better(b + After(Begin, End) + seen[End], m + After(Middle, End) + seen[End], MiddleBeforeEnd, ref from);
            var newM = Better(b + After(Begin, Middle) + seen[Middle], m + After(Middle, Middle) + seen[Middle], MiddleBeforeMiddle, ref from);
            s = Better(e + After(End, Single) + seen[Single], s + After(Single, Single) + seen[Single], SingleBeforeSingle, ref from);
            (b, e, m) = (newB, newE, newM);
            path[i] = (byte)from;
        }

        var state = s >= e ? Single : End;
        for (var i = run.Length - 1; i >= 0; i--)
        {
            var from = path[i];
            path[i] = (byte)state;
            state = Before(state, from);
        }
    }

    private static int Before(int state, int from) => state switch
    {
        Begin => (from & SingleBeforeBegin) != 0 ? Single : End,
        End => (from & MiddleBeforeEnd) != 0 ? Middle : Begin,
        Middle => (from & MiddleBeforeMiddle) != 0 ? Middle : Begin,
        _ => (from & SingleBeforeSingle) != 0 ? Single : End,
    };

    private static double Better(double first, double second, int flag, ref int from)
    {
        if (second < first) return first;
        from |= flag;
        return second;
    }

    private ReadOnlySpan<double> Emissions(char c) => emit.AsSpan(rowOf[c] * StateCount, StateCount);

    private double After(int state, int then) => next[state * StateCount + then];
}
