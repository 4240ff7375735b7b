using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace PolicyML.Learning.Trees;

/// <summary>Trees laid out for speed: all have as many levels, and each is asked for eight rows at once.</summary>
internal sealed class Forest
{
    private const int Depth = SymmetricTree.MaxDepth;
    private const int Leaves = 1 << Depth;
    private static readonly int Lanes = Vector256<float>.Count;
    private readonly Question[] questions;
    private readonly float[] leaves;
    private readonly float start;

    /// <summary>Lays out trees whose scores are added to a start.</summary>
    public Forest(double start, SymmetricTree[] trees)
    {
        this.start = (float)start;
        questions = new Question[trees.Length * Depth];
        leaves = new float[trees.Length * Leaves];
        for (var t = 0; t < trees.Length; t++) Lay(trees[t], t);
    }

    /// <summary>The sum of the leaves that each row falls into, and the start.</summary>
    /// <param name="columns">Feature after feature, a number for each row; rows are padded to whole vectors of eight.</param>
    /// <param name="width">Numbers a feature, a multiple of eight.</param>
    /// <param name="scores">One a row, as many as <paramref name="width"/>.</param>
    public void Score(ReadOnlySpan<float> columns, int width, Span<float> scores)
    {
        ref var first = ref MemoryMarshal.GetReference(columns);
        for (var at = 0; at < width; at += Lanes) Sum(ref first, width, at).CopyTo(scores[at..]);
    }

    private Vector256<float> Sum(ref float columns, int width, int at)
    {
        var sum = Vector256.Create(start);
        var values = MemoryMarshal.Cast<float, Vector256<float>>(leaves);
        ref var rows = ref Unsafe.Add(ref columns, at);
        var asked = questions.AsSpan();
        for (var leaf = 0; asked.Length >= Depth; leaf += 2, asked = asked[Depth..])
        {
            var upper = Answer(ref rows, width, asked[0]);
            var number = (Answer(ref rows, width, asked[1]) & Vector256.Create(4))
                | (Answer(ref rows, width, asked[2]) & Vector256.Create(2))
                | (Answer(ref rows, width, asked[3]) & Vector256<int>.One);
            sum += Pick(values[leaf], values[leaf + 1], upper, number);
        }

        return sum;
    }

    /// <summary>All bits set where the number of a row is above the edge.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<int> Answer(ref float rows, int width, Question question) =>
        Vector256.GreaterThan(Vector256.LoadUnsafe(ref rows, (nuint)(question.Feature * width)), Vector256.Create(question.Edge)).AsInt32();

    /// <summary>Of eight lower or eight upper leaves the one of a number, 0 to 7.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Pick(Vector256<float> lower, Vector256<float> upper, Vector256<int> isUpper, Vector256<int> number)
    {
        if (Avx2.IsSupported)
            return Avx.BlendVariable(Avx2.PermuteVar8x32(lower, number), Avx2.PermuteVar8x32(upper, number), isUpper.AsSingle());
        return Vector256.ConditionalSelect(isUpper.AsSingle(), Vector256.Shuffle(upper, number), Vector256.Shuffle(lower, number));
    }

    /// <summary>Levels that a tree lacks ask what never holds.</summary>
    private void Lay(SymmetricTree tree, int index)
    {
        for (var level = 0; level < Depth; level++)
        {
            questions[(index * Depth) + level] = level < tree.Depth ? new Question(tree.Features[level], tree.Edges[level]) : new Question(0, float.PositiveInfinity);
        }

        var (count, step) = (1 << tree.Depth, Leaves >> tree.Depth);
        for (var leaf = 0; leaf < count; leaf++) leaves[(index * Leaves) + (leaf * step)] = tree.Values[count - 1 + leaf];
    }

    /// <summary>Whether a feature is above an edge.</summary>
    private readonly record struct Question(int Feature, float Edge);
}
