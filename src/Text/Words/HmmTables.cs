namespace PolicyML.Text.Words;

/// <summary>Log probabilities of a <see cref="HiddenMarkov"/> as they are read or estimated.</summary>
internal sealed class HmmTables
{
    private const int States = HiddenMarkov.StateCount;

    /// <summary>Of each state at the start.</summary>
    public double[] Start { get; } = Filled(States);

    /// <summary>Of each state after each: state * 4 + state after it.</summary>
    public double[] Next { get; } = Filled(States * States);

    /// <summary>Of each character in each state.</summary>
    public Dictionary<char, double[]> Emissions { get; } = [];

    /// <summary>Of a character that is not among them.</summary>
    public double[] Unseen { get; } = Filled(States);

    /// <summary>The values of a character, made where it has none.</summary>
    public double[] Of(char c)
    {
        if (!Emissions.TryGetValue(c, out var values)) Emissions[c] = values = Filled(States);
        return values;
    }

    /// <summary>The model.</summary>
    public HiddenMarkov ToModel() => new(this);

    private static double[] Filled(int size)
    {
        var values = new double[size];
        Array.Fill(values, HiddenMarkov.Never);
        return values;
    }
}
