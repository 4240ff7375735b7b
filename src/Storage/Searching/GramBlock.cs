namespace PolicyML.Storage.Searching;

/// <summary>
/// A block of the search index: pairs of characters in ascending order, each with the articles that hold it. For each pair a number
/// (its distance from the one before, doubled, plus 1 where one article alone holds it), where there are several their count,
/// then the distances between the articles; all in groups of seven bits, the lowest first.
/// </summary>
internal ref struct GramBlockReader(ReadOnlySpan<byte> block, uint first, long origin)
{
    private ReadOnlySpan<byte> rest = block;
    private uint gram = first;
    private int count;

    /// <summary>The pair.</summary>
    public readonly uint Gram => gram;

    /// <summary>Goes on to the next pair; its articles must have been read or passed over.</summary>
    public bool Next()
    {
        if (rest.IsEmpty) return false;
        var head = Number();
        gram += (uint)(head >> 1);
        count = (head & 1) != 0 ? 1 : (int)Number();
        return true;
    }

    /// <summary>Adds the articles of the pair to a list.</summary>
    public void Read(List<long> articles)
    {
        for (var (i, article) = (0, origin); i < count; i++) articles.Add(article += (long)Number());
    }

    /// <summary>Passes the articles of the pair over.</summary>
    public void Skip()
    {
        for (var left = count; left > 0; rest = rest[1..])
            if (rest[0] < 0x80) left--;
    }

    private ulong Number()
    {
        var number = 0UL;
        for (var (i, shift) = (0, 0); ; i++, shift += 7)
        {
            number |= (ulong)(rest[i] & 0x7F) << shift;
            if (rest[i] >= 0x80) continue;
            rest = rest[(i + 1)..];
            return number;
        }
    }
}

/// <summary>Packs pairs of characters with their articles into blocks.</summary>
/// <param name="origin">What the numbers of articles are counted from.</param>
/// <param name="send">Takes the first pair of a block and its bytes.</param>
internal sealed class GramBlockWriter(long origin, Action<uint, byte[]> send)
{
    /// <summary>Bytes of a block, so that a row with it fills a page of SQLite; more where one pair has so many articles.</summary>
    public const int Size = 4000;

    private byte[] buffer = new byte[Size * 2];
    private int length;
    private uint first;
    private uint last;

    /// <summary>Adds a pair, greater than those before, with its articles in ascending order.</summary>
    public void Add(uint gram, ReadOnlySpan<long> articles)
    {
        if (length > 0 && length + 8 + (articles.Length * 2) > Size) Finish();
        if (length == 0) (first, last) = (gram, gram);
        Reserve(20 + (articles.Length * 10));
        Put((ulong)(gram - last) << 1 | (articles.Length == 1 ? 1UL : 0));
        if (articles.Length != 1) Put((ulong)articles.Length);
        var before = origin;
        foreach (var article in articles)
        {
            Put((ulong)(article - before));
            before = article;
        }

        last = gram;
    }

    /// <summary>Sends what is held back.</summary>
    public void Finish()
    {
        if (length > 0) send(first, buffer[..length]);
        length = 0;
    }

    private void Put(ulong number)
    {
        for (; number >= 0x80; number >>= 7) buffer[length++] = (byte)(number | 0x80);
        buffer[length++] = (byte)number;
    }

    private void Reserve(int more)
    {
        if (buffer.Length < length + more) Array.Resize(ref buffer, Math.Max(length + more, buffer.Length * 2));
    }
}
