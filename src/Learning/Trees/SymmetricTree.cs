namespace PolicyML.Learning.Trees;

/// <summary>
/// A tree that asks the same question of all nodes of a level (oblivious: Kohavi and Li 1995, boosted: Prokhorenkova et al. 2018): is a
/// feature above an edge? The answers, first one highest, number the leaf. Stiffer than a free tree, and read without a jump.
/// </summary>
/// <param name="Features">The feature of each level.</param>
/// <param name="Edges">The edge of each level.</param>
/// <param name="Values">The value of each node: the children of node n are 2n + 1 (up to the edge) and 2n + 2 (above it).</param>
internal sealed record SymmetricTree(byte[] Features, float[] Edges, float[] Values)
{
    /// <summary>Most levels.</summary>
    public const int MaxDepth = 4;

    /// <summary>How many levels.</summary>
    public int Depth => Features.Length;

    /// <summary>Gives each feature what the node's value changes by where it divides (Saabas 2014); gives the root's value.</summary>
    public double Contributions(ReadOnlySpan<float> row, Span<double> parts)
    {
        var node = 0;
        for (var level = 0; level < Features.Length; level++)
        {
            var next = (2 * node) + (row[Features[level]] > Edges[level] ? 2 : 1);
            parts[Features[level]] += Values[next] - Values[node];
            node = next;
        }

        return Values[0];
    }

    public void Save(BinaryWriter writer)
    {
        writer.Write((byte)Depth);
        writer.Write(Features);
        foreach (var edge in Edges) writer.Write(edge);
        foreach (var value in Values) writer.Write(value);
    }

    /// <summary>Reads what <see cref="Save"/> wrote.</summary>
    /// <exception cref="InvalidDataException">It is no tree over so many features.</exception>
    public static SymmetricTree Load(BinaryReader reader, int features)
    {
        var depth = reader.ReadByte();
        if (depth > MaxDepth) throw new InvalidDataException("a tree that is too deep");
        var asked = reader.ReadBytes(depth);
        if (asked.Length < depth || Array.Exists(asked, f => f >= features)) throw new InvalidDataException("a tree over other features");
        var edges = new float[depth];
        foreach (ref var edge in edges.AsSpan()) edge = reader.ReadSingle();
        var values = new float[(2 << depth) - 1];
        foreach (ref var value in values.AsSpan()) value = reader.ReadSingle();
        return new SymmetricTree(asked, edges, values);
    }
}
