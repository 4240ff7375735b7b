namespace PolicyML.Learning.Trees;

/// <summary>A regression tree over dense features: rows with a value up to the edge go left.</summary>
internal sealed class RegressionTree
{
    private readonly List<Node> nodes = [];

    /// <summary>Adds a node and gives its number; children are set later by <see cref="Divide"/>.</summary>
    public int Add(double value)
    {
        nodes.Add(new Node(-1, 0, 0, 0, value));
        return nodes.Count - 1;
    }

    /// <summary>Makes a leaf a branch.</summary>
    public void Divide(int node, int feature, float edge, int left, int right) =>
        nodes[node] = nodes[node] with { Feature = feature, Edge = edge, Left = left, Right = right };

    /// <summary>Branches from the root to the deepest leaf.</summary>
    public int Depth => DepthOf(0);

    /// <summary>Lays the tree out as a complete one (<see cref="Forest"/>); what is below a leaf leads to its value.</summary>
    public void Fill(int depth, Span<byte> features, Span<float> edges, Span<double> leaves) => Fill(0, 0, depth, features, edges, leaves);

    private int DepthOf(int node) => nodes[node].Feature < 0 ? 0 : 1 + Math.Max(DepthOf(nodes[node].Left), DepthOf(nodes[node].Right));

    private void Fill(int node, int at, int depth, Span<byte> features, Span<float> edges, Span<double> leaves)
    {
        var (feature, edge, left, right, value) = nodes[node];
        if (depth == 0)
        {
            leaves[at - features.Length] = value;
            return;
        }

        (features[at], edges[at]) = feature < 0 ? ((byte)0, float.PositiveInfinity) : ((byte)feature, edge);
        Fill(feature < 0 ? node : left, (2 * at) + 1, depth - 1, features, edges, leaves);
        Fill(feature < 0 ? node : right, (2 * at) + 2, depth - 1, features, edges, leaves);
    }

    /// <summary>Gives each feature what the node's value changes by where it divides (Saabas 2014); gives the root's value.</summary>
    public double Contributions(ReadOnlySpan<float> features, Span<double> parts)
    {
        var at = 0;
        while (nodes[at].Feature >= 0)
        {
            var node = nodes[at];
            var next = features[node.Feature] <= node.Edge ? node.Left : node.Right;
            parts[node.Feature] += nodes[next].Value - node.Value;
            at = next;
        }

        return nodes[0].Value;
    }

    public void Save(BinaryWriter writer)
    {
        writer.Write(nodes.Count);
        foreach (var (feature, edge, left, right, value) in nodes)
        {
            writer.Write((short)feature);
            writer.Write(edge);
            writer.Write((short)left);
            writer.Write((short)right);
            writer.Write(value);
        }
    }

    public static RegressionTree Load(BinaryReader reader, int features)
    {
        var tree = new RegressionTree();
        var count = reader.ReadInt32();
        if (count is < 1 or > short.MaxValue) throw new InvalidDataException("no tree");
        for (var i = 0; i < count; i++)
        {
            var node = new Node(reader.ReadInt16(), reader.ReadSingle(), reader.ReadInt16(), reader.ReadInt16(), reader.ReadDouble());
            if (node.Feature >= features || (node.Feature >= 0 && (node.Left <= i || node.Right <= i || node.Left >= count || node.Right >= count)))
                throw new InvalidDataException("a tree that leads nowhere");
            tree.nodes.Add(node);
        }

        return tree;
    }

    private readonly record struct Node(int Feature, float Edge, int Left, int Right, double Value);
}
