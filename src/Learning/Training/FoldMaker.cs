namespace PolicyML.Learning.Training;

/// <summary>
/// Divides articles into folds: near-duplicates stay together, and every label is spread evenly (iterative stratification:
/// Sechidis, Tsoumakas and Vlahavas, "On the Stratification of Multi-Label Data", 2011). Deterministic for a seed.
/// </summary>
public static class FoldMaker
{
    /// <summary>The fold of each article, 0 to <paramref name="folds"/> - 1.</summary>
    /// <param name="truth">For each article, whether each label holds.</param>
    /// <param name="groups">For each article the number of its group; articles of a group share a fold.</param>
    /// <param name="folds">How many folds.</param>
    /// <param name="seed">Seed of the order among equals.</param>
    public static int[] Make(bool[][] truth, int[] groups, int folds, int seed)
    {
        var members = groups.Select((g, i) => (g, i)).GroupBy(p => p.g, p => p.i).Select(g => g.ToArray()).ToArray();
        var order = Enumerable.Range(0, members.Length).ToArray();
        new SplitMix((ulong)seed).Shuffle(order);
        var state = new State(truth, members, folds);
        state.Run(order);
        return state.FoldOf;
    }

    private sealed class State
    {
        private readonly int[][] members;
        private readonly int[][] labelsOf;
        private readonly double[][] wanted;   // by fold and label, the last column: articles
        private readonly int folds;
        private readonly int labels;

        public State(bool[][] truth, int[][] members, int folds)
        {
            (this.members, this.folds) = (members, folds);
            labels = truth.Length == 0 ? 0 : truth[0].Length;
            FoldOf = new int[truth.Length];
            labelsOf = Array.ConvertAll(members, m => m.SelectMany(i => Enumerable.Range(0, labels).Where(l => truth[i][l])).ToArray());
            var counts = new double[labels + 1];
            foreach (var list in labelsOf)
                foreach (var label in list) counts[label]++;
            counts[labels] = truth.Length;
            wanted = [.. Enumerable.Range(0, folds).Select(_ => Array.ConvertAll(counts, c => c / folds))];
        }

        public int[] FoldOf { get; }

        /// <summary>Gives out the groups of the rarest label first, each to the fold that wants the label most.</summary>
        public void Run(int[] order)
        {
            var left = new int[labels];
            foreach (var list in labelsOf)
                foreach (var label in list) left[label]++;
            var done = new bool[members.Length];
            for (var label = Rarest(left); label >= 0; label = Rarest(left))
            {
                foreach (var group in order)
                {
                    if (done[group] || !labelsOf[group].Contains(label)) continue;
                    done[group] = true;
                    Give(group, Neediest(label));
                    foreach (var own in labelsOf[group]) left[own]--;
                }
            }

            foreach (var group in order)
                if (!done[group]) Give(group, Neediest(labels));
        }

        private static int Rarest(int[] left)
        {
            var best = -1;
            for (var label = 0; label < left.Length; label++)
                if (left[label] > 0 && (best < 0 || left[label] < left[best])) best = label;
            return best;
        }

        private int Neediest(int label)
        {
            var best = 0;
            for (var fold = 1; fold < folds; fold++)
            {
                var difference = wanted[fold][label] - wanted[best][label];
                if (difference > 1e-9 || (difference > -1e-9 && wanted[fold][labels] > wanted[best][labels] + 1e-9)) best = fold;
            }

            return best;
        }

        private void Give(int group, int fold)
        {
            foreach (var article in members[group]) FoldOf[article] = fold;
            foreach (var label in labelsOf[group]) wanted[fold][label]--;
            wanted[fold][labels] -= members[group].Length;
        }
    }
}
