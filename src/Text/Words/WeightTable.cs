using System.Runtime.CompilerServices;

namespace PolicyML.Text.Words;

/// <summary>The distinct frequencies of a dictionary, numbered from 1 so that a node needs two bytes for one; 0 stands for none.</summary>
/// <param name="Frequencies">Number -> frequency.</param>
/// <param name="NumberOf">Of each word, in sorted order, the number of its frequency.</param>
internal sealed record WeightTable(long[] Frequencies, ushort[] NumberOf)
{
    /// <summary>Numbers the frequencies; where there are more than fit, the greater ones are rounded.</summary>
    /// <param name="words">The words.</param>
    /// <param name="sorted">Their order.</param>
    /// <param name="most">How many numbers there are; from 20,000 on no frequency changes by more than a tenth of a per cent.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static WeightTable Of(WordTable words, int[] sorted, int most)
    {
        for (var bits = 63; ; bits--)
        {
            var numbering = new Numbering(most);
            var numberOf = new ushort[sorted.Length];
            var i = 0;
            while (i < sorted.Length && numbering.TryNumber(Round(words.Frequency(sorted[i]), bits), out numberOf[i])) i++;
            if (i == sorted.Length) return new WeightTable([.. numbering.Frequencies], numberOf);
        }
    }

    private static long Round(long frequency, int bits)
    {
        var drop = 64 - (int)long.LeadingZeroCount(frequency) - bits;
        return drop <= 0 ? frequency : frequency >> drop << drop;
    }

    private sealed class Numbering(int most)
    {
        private readonly ushort[] common = new ushort[1 << 14];
        private readonly Dictionary<long, ushort> others = [];

        public List<long> Frequencies { get; } = [0];

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public bool TryNumber(long frequency, out ushort number)
        {
            number = frequency < common.Length ? common[frequency] : others.GetValueOrDefault(frequency);
            if (number > 0 || frequency == 0) return true;
            if (Frequencies.Count > most) return false;
            number = (ushort)Frequencies.Count;
            Frequencies.Add(frequency);
            if (frequency < common.Length) common[frequency] = number;
            else others.Add(frequency, number);
            return true;
        }
    }
}
