namespace PolicyML.Text.Words;

/// <summary>Arrays that cutting needs, kept for the next text of the same thread unless they grew large.</summary>
internal sealed class CutWorkspace
{
    private const int LargestKept = 1 << 16;

    [ThreadStatic]
    private static CutWorkspace? spare;

    private double[] scores = new double[256];
    private byte[] lengths = new byte[256];
    private byte[] states = new byte[256];

    /// <summary>A workspace for the calling thread.</summary>
    public static CutWorkspace Rent()
    {
        var workspace = spare ?? new CutWorkspace();
        spare = null;
        return workspace;
    }

    /// <summary>Gives it back.</summary>
    public void Return()
    {
        if (scores.Length <= LargestKept) spare = this;
    }

    /// <summary>Room for scores.</summary>
    public Span<double> Scores(int length) => Room(ref scores, length);

    /// <summary>Room for the lengths of words.</summary>
    public Span<byte> Lengths(int length) => Room(ref lengths, length);

    /// <summary>Room for states.</summary>
    public Span<byte> States(int length) => Room(ref states, length);

    private static Span<T> Room<T>(ref T[] array, int length)
    {
        if (array.Length < length) array = new T[Math.Max(length, array.Length * 2)];
        return array.AsSpan(0, length);
    }
}
