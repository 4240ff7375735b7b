namespace PolicyML.Tests.Fuzz;

/// <summary>Random numbers of a case: SplitMix64 (Steele, Lea and Flood 2014) seeded with the run's seed and the number of the case.</summary>
internal sealed class FuzzRandom(ulong seed, long index)
{
    private ulong state = Mix(seed) ^ Mix((ulong)index + 0x9E3779B97F4A7C15);

    /// <summary>A number from 0 to below <paramref name="end"/>; 0 where that is 0.</summary>
    public int Below(int end) => end <= 1 ? 0 : (int)(Next() % (ulong)end);

    /// <summary>A number that is mostly small and at most <paramref name="most"/>.</summary>
    public int Small(int most) => Below(1 + Below(1 + Below(most + 1)));

    /// <summary>True once in <paramref name="times"/>.</summary>
    public bool OneIn(int times) => Below(times) == 0;

    /// <summary>One of a list.</summary>
    public T Of<T>(IReadOnlyList<T> list) => list[Below(list.Count)];

    /// <summary>Random bytes.</summary>
    public void Fill(Span<byte> bytes)
    {
        for (var i = 0; i < bytes.Length; i++) bytes[i] = (byte)Next();
    }

    internal static ulong Mix(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }

    private ulong Next() => Mix(state += 0x9E3779B97F4A7C15);
}
