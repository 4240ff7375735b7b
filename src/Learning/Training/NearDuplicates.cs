namespace PolicyML.Learning.Training;

/// <summary>Groups texts that are nearly the same: they share a good part of their runs of eight letters.</summary>
public static class NearDuplicates
{
    private const int RunLength = 8;
    private const int MostTexts = 40;
    private const double LeastShare = 0.3;

    /// <summary>For each text the number of its group: the first text that it is, directly or not, a near-duplicate of.</summary>
    public static int[] Groups(IReadOnlyList<string> texts)
    {
        var owners = new Dictionary<ulong, List<int>>();
        var group = Enumerable.Range(0, texts.Count).ToArray();
        for (var text = 0; text < texts.Count; text++)
        {
            var runs = Sample(texts[text]);
            var shared = new Dictionary<int, int>();
            foreach (var run in runs)
            {
                if (!owners.TryGetValue(run, out var list)) owners[run] = list = [];
                foreach (var other in list) shared[other] = shared.GetValueOrDefault(other) + 1;
                if (list.Count < MostTexts) list.Add(text);
            }

            foreach (var (other, count) in shared)
                if (count >= LeastShare * runs.Count) Union(group, text, other);
        }

        for (var text = 0; text < group.Length; text++) group[text] = Find(group, text);
        return group;
    }

    /// <summary>One in four runs, by its bits, so that equal texts give equal samples.</summary>
    private static HashSet<ulong> Sample(string text)
    {
        var runs = new HashSet<ulong>();
        var letters = new Queue<char>(RunLength);
        foreach (var c in text)
        {
            if (!char.IsLetterOrDigit(c)) continue;
            if (letters.Count == RunLength) letters.Dequeue();
            letters.Enqueue(c);
            if (letters.Count < RunLength) continue;
            var hash = 14695981039346656037UL;
            foreach (var letter in letters) hash = (hash ^ letter) * 1099511628211;
            hash ^= hash >> 29;
            if ((hash & 3) == 0) runs.Add(hash);
        }

        return runs;
    }

    private static int Find(int[] group, int at)
    {
        while (group[at] != at) at = group[at] = group[group[at]];
        return at;
    }

    private static void Union(int[] group, int a, int b)
    {
        var (x, y) = (Find(group, a), Find(group, b));
        group[Math.Max(x, y)] = Math.Min(x, y);
    }
}
