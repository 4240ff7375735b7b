namespace PolicyML.Storage.Reading;

/// <summary>The order of print within a day, as the databases have it: path by code points, then number.</summary>
internal static class PrintOrder
{
    /// <summary>Compares two articles of one day.</summary>
    public static int Compare(ArticleHead one, ArticleHead other)
    {
        if (ReferenceEquals(one, other)) return 0;
        var byPath = Compare(one.Source, other.Source);
        return byPath != 0 ? byPath : one.Number.CompareTo(other.Number);
    }

    /// <summary>Compares two texts by code points; UTF-16 has surrogate pairs before the characters from U+E000 on.</summary>
    public static int Compare(string one, string other)
    {
        var same = one.AsSpan().CommonPrefixLength(other);
        if (same == one.Length || same == other.Length) return one.Length.CompareTo(other.Length);
        var (a, b) = (one[same], other[same]);
        return char.IsSurrogate(a) == char.IsSurrogate(b) ? a.CompareTo(b) : char.IsSurrogate(a) ? (b >= '\uE000' ? 1 : a.CompareTo(b)) : a >= '\uE000' ? -1 : a.CompareTo(b);
    }
}
