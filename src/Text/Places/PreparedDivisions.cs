using PolicyML.Core.Lexicons.Prepared;

namespace PolicyML.Text.Places;

/// <summary>Writes divisions as arrays and reads them back; parents stand before their children.</summary>
internal static class PreparedDivisions
{
    private const int None = -1;

    public static void Write(PreparedWriter writer, IReadOnlyList<Division> divisions)
    {
        writer.Texts([.. divisions.Select(d => d.Code)]);
        writer.Texts([.. divisions.Select(d => d.Name)]);
        writer.Array<int>([.. divisions.Select(d => (int)d.Level)]);
        writer.Array<int>([.. divisions.Select(d => d.Parent?.Index ?? None)]);
        writer.Array<int>([.. divisions.Select(d => d.Until ?? None)]);
    }

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <exception cref="InvalidDataException">It is none.</exception>
    public static Division[] Read(PreparedReader reader)
    {
        var (codes, names, levels, parents, until) = (reader.Texts(), reader.Texts(), reader.Array<int>(), reader.Array<int>(), reader.Array<int>());
        var divisions = new Division[codes.Count];
        for (var i = 0; i < divisions.Length; i++)
        {
            var parent = parents[i] == None ? null : parents[i] < i ? divisions[parents[i]] : throw new InvalidDataException("a child before its parent");
            divisions[i] = new Division(i, codes[i], names[i], (DivisionLevel)levels[i], parent, until[i] == None ? null : until[i]);
        }

        return divisions;
    }
}
