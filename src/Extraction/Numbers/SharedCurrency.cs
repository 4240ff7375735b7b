namespace PolicyML.Extraction.Numbers;

/// <summary>Finds the currency that an article states once for all its sums: （新台币，下同）.</summary>
internal sealed class SharedCurrency
{
    private const int Reach = 8;
    private readonly UnitTable units;

    public SharedCurrency(UnitTable units) => this.units = units;

    /// <summary>The code (ISO 4217) that a bare 元 stands for in the whole text; null where it is the yuan.</summary>
    public string? Of(ReadOnlySpan<char> text)
    {
        for (var at = text.IndexOf("下同"); at >= 0;)
        {
            for (var start = Math.Max(0, at - Reach); start < at; start++)
            {
                var length = units.Trie.Longest(text, start, out var index);
                if (length > 1 && units[index] is { Kind: UnitKind.Money, Name: not "CNY" } unit && at - (start + length) <= 2) return unit.Name;
            }

            var next = text[(at + 2)..].IndexOf("下同");
            at = next < 0 ? -1 : at + 2 + next;
        }

        return null;
    }
}
