namespace PolicyML.Benchmarks.Fitting;

/// <summary>The numbers below a count in orders that look random and are the same in every run (xorshift: Marsaglia 2003).</summary>
internal sealed class ShuffledOrder
{
    private readonly int[] order;
    private uint state = 2463534242;

    public ShuffledOrder(int count) => order = [.. Enumerable.Range(0, count)];

    /// <summary>The next order; overwritten by the one after it.</summary>
    public IReadOnlyList<int> Next()
    {
        for (var i = order.Length - 1; i > 0; i--)
        {
            state ^= state << 13;
            state ^= state >> 17;
            state ^= state << 5;
            var other = (int)(state % (uint)(i + 1));
            (order[i], order[other]) = (order[other], order[i]);
        }

        return order;
    }
}
