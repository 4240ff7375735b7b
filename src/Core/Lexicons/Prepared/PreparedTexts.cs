namespace PolicyML.Core.Lexicons.Prepared;

/// <summary>Texts that lie one after the other in one; a string is made of each when it is asked for.</summary>
public sealed class PreparedTexts
{
    private readonly string all;
    private readonly int[] ends;

    internal PreparedTexts(string all, int[] ends) => (this.all, this.ends) = (all, ends);

    /// <summary>How many there are.</summary>
    public int Count => ends.Length;

    /// <summary>A text by its number.</summary>
    public string this[int index] => Span(index).ToString();

    /// <summary>A text by its number, where it lies.</summary>
    public ReadOnlySpan<char> Span(int index)
    {
        var start = index == 0 ? 0 : ends[index - 1];
        return all.AsSpan(start, ends[index] - start);
    }

    /// <summary>All, each a string.</summary>
    public string[] ToArray()
    {
        var result = new string[ends.Length];
        for (var i = 0; i < result.Length; i++) result[i] = this[i];
        return result;
    }
}
