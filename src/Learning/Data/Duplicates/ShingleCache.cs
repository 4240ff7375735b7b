using PolicyML.Core.Duplicates;

namespace PolicyML.Learning.Data.Duplicates;

/// <summary>The grams of texts that were asked for of late.</summary>
internal sealed class ShingleCache(IReadOnlyList<string> texts)
{
    private const int Slots = 4096;
    private readonly (int Text, ulong[]? Grams)[] slots = new (int, ulong[]?)[Slots];

    /// <summary>The grams of a text.</summary>
    public ulong[] Of(int text)
    {
        ref var slot = ref slots[text % Slots];
        if (slot.Grams is null || slot.Text != text) slot = (text, Shingles.Of(texts[text]));
        return slot.Grams!;
    }
}
