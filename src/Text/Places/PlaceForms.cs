using PolicyML.Core.Lexicons.Prepared;

namespace PolicyML.Text.Places;

/// <summary>Names of places by number; number 0 is none. What was prepared becomes a name when it is first asked for. Safe for use from several threads.</summary>
internal sealed class PlaceForms
{
    private readonly PlaceForm?[] made;
    private readonly PreparedForms? prepared;

    /// <summary>Names that all stand.</summary>
    public PlaceForms(PlaceForm?[] forms) => made = forms;

    private PlaceForms(PreparedForms forms) => (prepared, made) = (forms, new PlaceForm?[forms.Kinds.Length]);

    /// <summary>How many numbers there are.</summary>
    public int Count => made.Length;

    /// <summary>The name of a number; null for 0.</summary>
    public PlaceForm? this[int index] => made[index] ?? (index == 0 || prepared is null ? null : Make(index));

    public void Write(PreparedWriter writer)
    {
        var forms = Enumerable.Range(1, made.Length - 1).Select(i => this[i]!).ToList();
        writer.Texts([.. forms.Select(f => f.Text)]);
        writer.Array<byte>([0, .. forms.Select(f => (byte)f.Kind)]);
        writer.Array<double>([1, .. forms.Select(f => f.Weight)]);
        writer.Array<int>([0, .. forms.Select(f => f.Candidates.Count)]);
        writer.Array<int>([.. forms.SelectMany(f => f.Candidates.Select(d => d.Index))]);
    }

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <exception cref="InvalidDataException">It is none.</exception>
    public static PlaceForms Read(PreparedReader reader, Division[] divisions)
    {
        var (texts, kinds, weights, counts, candidates) = (reader.Texts(), reader.Array<byte>(), reader.Array<double>(), reader.Array<int>(), reader.Array<int>());
        var ends = new int[counts.Length];
        for (var i = 1; i < ends.Length; i++) ends[i] = ends[i - 1] + counts[i];
        PreparedReader.Check(counts, 0, candidates.Length + 1);
        PreparedReader.Check(ends, 0, candidates.Length + 1);
        PreparedReader.Check(candidates, 0, divisions.Length);
        if (kinds.Length != texts.Count + 1 || weights.Length != kinds.Length || counts.Length != kinds.Length) throw new InvalidDataException("no names of places");
        return new PlaceForms(new PreparedForms(divisions, texts, kinds, weights, ends, candidates));
    }

    private PlaceForm Make(int index)
    {
        var form = prepared!.Make(index);
        return Interlocked.CompareExchange(ref made[index], form, null) ?? form;
    }

    private sealed record PreparedForms(Division[] Divisions, PreparedTexts Texts, byte[] Kinds, double[] Weights, int[] Ends, int[] Candidates)
    {
        public PlaceForm Make(int index)
        {
            var meant = Array.ConvertAll(Candidates[Ends[index - 1]..Ends[index]], i => Divisions[i]);
            return new PlaceForm(Texts[index - 1], (PlaceFormKind)Kinds[index], meant) { Weight = Weights[index] };
        }
    }
}
