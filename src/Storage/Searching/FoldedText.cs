using PolicyML.Core;

namespace PolicyML.Storage.Searching;

/// <summary>A text folded for a search, with the way back to what was printed.</summary>
internal sealed class FoldedText
{
    private readonly char[] characters;
    private readonly int[] origins;
    private int length;

    /// <summary>Folds a text.</summary>
    public FoldedText(string text)
    {
        characters = new char[text.Length];
        origins = new int[text.Length];
        var blankAt = -1;
        for (var i = 0; i < text.Length; i++)
        {
            var folded = Folding.Of(text[i]);
            if (folded == Folding.Blank)
            {
                if (length > 0 && blankAt < 0) blankAt = i;
                continue;
            }

            if (blankAt >= 0 && !Folding.IsWide(characters[length - 1]) && !Folding.IsWide(folded)) Add(Folding.Blank, blankAt);
            blankAt = -1;
            Add(folded, i);
        }
    }

    private ReadOnlySpan<char> Characters => characters.AsSpan(0, length);

    /// <summary>The folded text.</summary>
    public string Folded => new(Characters);

    /// <summary>True where the text holds a folded piece.</summary>
    public bool Holds(string piece) => Characters.IndexOf(piece) >= 0;

    /// <summary>Where pieces stand in the text as printed, in its order; those that overlap joined.</summary>
    public List<TextSpan> Find(IEnumerable<string> pieces)
    {
        var found = new List<TextSpan>();
        foreach (var piece in pieces)
        {
            for (var at = Characters.IndexOf(piece); at >= 0;)
            {
                found.Add(new TextSpan(origins[at], origins[at + piece.Length - 1] + 1));
                var next = Characters[(at + piece.Length)..].IndexOf(piece);
                at = next < 0 ? -1 : at + piece.Length + next;
            }
        }

        found.Sort();
        var joined = new List<TextSpan>();
        foreach (var span in found)
        {
            if (joined.Count > 0 && span.Start <= joined[^1].End) joined[^1] = joined[^1].Union(span);
            else joined.Add(span);
        }

        return joined;
    }

    private void Add(char c, int origin)
    {
        characters[length] = c;
        origins[length++] = origin;
    }
}
