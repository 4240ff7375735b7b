using PolicyML.Core.Lexicons;
using PolicyML.Core.Lexicons.Prepared;
using PolicyML.Text.Matching;

namespace PolicyML.Extraction.Numbers;

/// <summary>What a unit measures.</summary>
internal enum UnitKind
{
    Money,
    Percent,
    Points,
    Times,
    Fan,
    Tenth,
    Count,
    Quantity,
}

/// <summary>A unit of lexicon/units.tsv.</summary>
/// <param name="Word">As printed.</param>
/// <param name="Kind">What it measures.</param>
/// <param name="Name">As written out: ISO 4217 for money, <c>%</c>, <c>pp</c>, else the printed unit.</param>
/// <param name="Scale">Factor into <paramref name="Name"/>.</param>
/// <param name="Growth">The indicator that grows where a quantity of this unit grows; empty where unknown.</param>
internal sealed record Unit(string Word, UnitKind Kind, string Name, decimal Scale, string Growth);

/// <summary>The units of the vocabulary.</summary>
internal sealed class UnitTable
{
    private readonly Unit[] units;

    private UnitTable(Unit[] units, PhraseTrie trie)
    {
        this.units = units;
        Trie = trie;
        Yuan = units.First(u => u.Word == "元");
        Percent = units.First(u => u.Word == "%");
        Fan = units.First(u => u.Kind == UnitKind.Fan);
    }

    public PhraseTrie Trie { get; }

    public Unit Yuan { get; }

    public Unit Percent { get; }

    public Unit Fan { get; }

    public Unit this[int index] => units[index];

    public static UnitTable Load(Lexicon lexicon)
    {
        var table = new List<Unit>();
        foreach (var row in lexicon.Read("units.tsv"))
        {
            if (!Enum.TryParse<UnitKind>(row["kind"], ignoreCase: true, out var kind)) throw row.Error($"unknown kind of unit \"{row["kind"]}\"");
            if (!decimal.TryParse(row["scale"], System.Globalization.CultureInfo.InvariantCulture, out var scale))
                throw row.Error($"scale \"{row["scale"]}\" is no number");
            table.Add(new Unit(row["word"], kind, row["unit"], scale, row["growth"]));
        }

        return new UnitTable([.. table], PhraseTrie.Build(table.Select(u => u.Word)));
    }

    public void Write(PreparedWriter writer)
    {
        writer.Texts([.. units.Select(u => u.Word)]);
        writer.Array<UnitKind>([.. units.Select(u => u.Kind)]);
        writer.Texts([.. units.Select(u => u.Name)]);
        writer.Array<decimal>([.. units.Select(u => u.Scale)]);
        writer.Texts([.. units.Select(u => u.Growth)]);
        Trie.Write(writer);
    }

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <exception cref="InvalidDataException">It is none.</exception>
    public static UnitTable Read(PreparedReader reader)
    {
        var (words, kinds, names, scales, growth) = (reader.Texts(), reader.Array<UnitKind>(), reader.Texts(), reader.Array<decimal>(), reader.Texts());
        var read = new Unit[words.Count];
        for (var i = 0; i < read.Length; i++) read[i] = new Unit(words[i], kinds[i], names[i], scales[i], growth[i]);
        return new UnitTable(read, PhraseTrie.Read(reader, read.Length));
    }
}
