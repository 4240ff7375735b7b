using System.Numerics;
using System.Runtime.CompilerServices;

namespace PolicyML.Text.Layout;

/// <summary>A map from pairs of characters to numbers: open addressing, a quarter full at most, for one pass over a page.</summary>
internal sealed class PairTable
{
    private uint[] keys = new uint[64];
    private int[] values = new int[64];
    private int shift = 26;

    /// <summary>Number of pairs.</summary>
    public int Count { get; private set; }

    /// <summary>The pair as a key; never 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint Key(char first, char second) => (uint)first << 16 | second;

    /// <summary>The place of a pair; -1 where it was not added.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Find(uint key)
    {
        var slot = (int)((key * 2654435769u) >> shift);
        while (keys[slot] != key)
        {
            if (keys[slot] == 0) return -1;
            slot = (slot + 1) & (keys.Length - 1);
        }

        return slot;
    }

    /// <summary>The value at a place.</summary>
    public ref int At(int slot) => ref values[slot];

    /// <summary>Adds a pair with a value, unless it is there.</summary>
    /// <returns>The value that holds now.</returns>
    public int Add(uint key, int value)
    {
        var slot = Find(key);
        if (slot >= 0) return values[slot];
        if (Count * 4 >= keys.Length) Grow();
        Put(key, value);
        Count++;
        return value;
    }

    private void Put(uint key, int value)
    {
        var slot = (int)((key * 2654435769u) >> shift);
        while (keys[slot] != 0) slot = (slot + 1) & (keys.Length - 1);
        keys[slot] = key;
        values[slot] = value;
    }

    private void Grow()
    {
        var (oldKeys, oldValues) = (keys, values);
        keys = new uint[oldKeys.Length * 2];
        values = new int[keys.Length];
        shift = 32 - BitOperations.Log2((uint)keys.Length);
        for (var i = 0; i < oldKeys.Length; i++)
        {
            if (oldKeys[i] != 0) Put(oldKeys[i], oldValues[i]);
        }
    }
}
