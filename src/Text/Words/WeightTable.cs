using System.Runtime.InteropServices;

namespace PolicyML.Text.Words;

/// <summary>The distinct frequencies of a dictionary, numbered from 1 so that a node needs two bytes for one; 0 stands for none.</summary>
/// <param name="Frequencies">Number -> frequency.</param>
/// <param name="NumberOf">Of each word, in sorted order, the number of its frequency.</param>
internal sealed record WeightTable(long[] Frequencies, ushort[] NumberOf)
{
    /// <summary>Numbers the frequencies; where there are more than fit, those above some thousands are rounded to a tenth of a per cent.</summary>
    public static WeightTable Of(WordTable words, int[] sorted, int most)
    {
        for (var bits = 63; ; bits--)
        {
            if (TryNumber(words, sorted, most, bits) is { } table) return table;
        }
    }

    private static WeightTable? TryNumber(WordTable words, int[] sorted, int most, int bits)
    {
        var numbers = new Dictionary<long, ushort>();
        var frequencies = new List<long> { 0 };
        var numberOf = new ushort[sorted.Length];
        for (var i = 0; i < sorted.Length; i++)
        {
            var frequency = Round(words.Frequency(sorted[i]), bits);
            if (frequency == 0) continue;
            ref var number = ref CollectionsMarshal.GetValueRefOrAddDefault(numbers, frequency, out var known);
            if (!known)
            {
                if (frequencies.Count > most) return null;
                number = (ushort)frequencies.Count;
                frequencies.Add(frequency);
            }

            numberOf[i] = number;
        }

        return new WeightTable([.. frequencies], numberOf);
    }

    private static long Round(long frequency, int bits)
    {
        var drop = 64 - long.LeadingZeroCount(frequency) - bits;
        return drop <= 0 ? frequency : frequency >> (int)drop << (int)drop;
    }
}
