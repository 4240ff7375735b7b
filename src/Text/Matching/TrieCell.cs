namespace PolicyML.Text.Matching;

/// <summary>A slot of a double-array trie; what is asked of a state lies side by side in one line of the cache.</summary>
/// <param name="Base">Where the slots of its children are counted from; <see cref="Leaf"/> where it has none.</param>
/// <param name="Parent">The state it is a child of, <see cref="Root"/> after one character; -1 where the slot is free.</param>
/// <param name="Value">Value of the phrase that ends here; -1 where none does.</param>
internal readonly record struct TrieCell(int Base, int Parent, int Value)
{
    /// <summary>The base of a state without children: far from all slots.</summary>
    public const int Leaf = int.MinValue;

    /// <summary>The parent of the states after one character.</summary>
    public const int Root = -2;
}
