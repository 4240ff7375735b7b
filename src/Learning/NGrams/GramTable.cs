using System.Numerics;
using System.Runtime.CompilerServices;

namespace PolicyML.Learning.NGrams;

/// <summary>Numbers n-grams in the order they were met: open addressing with linear probing over exact keys (see <see cref="GramKey"/>).</summary>
internal sealed class GramTable
{
    private ulong[] keys;
    private int[] ids;
    private int shift;

    /// <summary>An empty table with room for a number of n-grams.</summary>
    public GramTable(int expected = 1024) => Allocate(Math.Max(16, expected));

    /// <summary>How many n-grams are known.</summary>
    public int Count { get; private set; }

    /// <summary>The number of an n-gram; -1 where it is not known.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Find(ulong key)
    {
        var known = keys;
        var mask = known.Length - 1;
        var slot = (int)((key * 0x9E3779B97F4A7C15) >> shift);
        while (true)
        {
            var there = known[slot & mask];
            if (there == key) return ids[slot & mask];
            if (there == 0) return -1;
            slot++;
        }
    }

    /// <summary>The number of an n-gram, a new one where it is not known yet.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Add(ulong key)
    {
        var mask = keys.Length - 1;
        var slot = (int)((key * 0x9E3779B97F4A7C15) >> shift);
        while (true)
        {
            var there = keys[slot & mask];
            if (there == key) return ids[slot & mask];
            if (there == 0) return Insert(key, slot & mask);
            slot++;
        }
    }

    /// <summary>The key of each number.</summary>
    public ulong[] ToKeys()
    {
        var result = new ulong[Count];
        for (var slot = 0; slot < keys.Length; slot++)
            if (keys[slot] != 0) result[ids[slot]] = keys[slot];
        return result;
    }

    private int Insert(ulong key, int slot)
    {
        keys[slot] = key;
        var id = ids[slot] = Count++;
        if (Count * 2 > keys.Length) Grow();
        return id;
    }

    private void Grow()
    {
        var (oldKeys, oldIds) = (keys, ids);
        Allocate(oldKeys.Length);
        for (var i = 0; i < oldKeys.Length; i++)
        {
            if (oldKeys[i] == 0) continue;
            var slot = (int)((oldKeys[i] * 0x9E3779B97F4A7C15) >> shift);
            while (keys[slot & (keys.Length - 1)] != 0) slot++;
            keys[slot & (keys.Length - 1)] = oldKeys[i];
            ids[slot & (keys.Length - 1)] = oldIds[i];
        }
    }

    [System.Diagnostics.CodeAnalysis.MemberNotNull(nameof(keys), nameof(ids))]
    private void Allocate(int expected)
    {
        var size = (int)BitOperations.RoundUpToPowerOf2((uint)expected * 2);
        shift = 64 - BitOperations.Log2((uint)size);
        keys = new ulong[size];
        ids = new int[size];
    }
}
