namespace PolicyML.Text.Layout;

/// <summary>Tells names of persons by their surname, and takes apart names printed without a blank.</summary>
internal sealed class PersonNames(LayoutVocabulary words)
{
    /// <summary>True for a name of two or three characters (four after a double surname).</summary>
    public bool IsName(ReadOnlySpan<char> text)
    {
        if (text.Length is < 2 or > 12) return false;
        if (!AllHanOrDot(text) || text.Contains('·')) return false;
        var surname = words.Surname.Longest(text, 0, out _);
        var given = text.Length - surname;
        return surname switch
        {
            2 => given is 1 or 2 || (given == 0 && words.Surname.Find(text[..1]) >= 0),
            1 => given is 1 or 2,
            _ => false,
        };
    }

    /// <summary>Adds the names of a run of characters without blanks; false where it is no such run.</summary>
    /// <param name="run">Chinese characters.</param>
    /// <param name="lenient">True after a title such as 记者, where a name with a rare surname is believed too.</param>
    /// <param name="names">Receives the names.</param>
    public bool Split(ReadOnlySpan<char> run, bool lenient, List<string> names)
    {
        if (IsName(run) || (lenient && AllHanOrDot(run) && (run.Length is 2 or 3 || run.Contains('·'))))
        {
            names.Add(run.ToString());
            return true;
        }

        if (run.Length is < 4 or > 12) return false;
        foreach (var first in (ReadOnlySpan<int>)[3, 2, 4])
        {
            if (first > run.Length - 2 || !IsName(run[..first])) continue;
            var mark = names.Count;
            names.Add(run[..first].ToString());
            if (Split(run[first..], false, names)) return true;
            names.RemoveRange(mark, names.Count - mark);
        }

        return false;
    }

    private static bool AllHanOrDot(ReadOnlySpan<char> text)
    {
        foreach (var c in text)
        {
            if (!Characters.IsHan(c) && c != '·') return false;
        }

        return true;
    }
}
