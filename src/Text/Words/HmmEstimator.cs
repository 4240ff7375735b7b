using System.Globalization;

using PolicyML.Core.Lexicons;

namespace PolicyML.Text.Words;

/// <summary>
/// Estimates a <see cref="HiddenMarkov"/> from the words of a dictionary: in which place of a word each character stands,
/// common words counting for less than they are, since what is unknown is seldom; and persons by surnames and given names.
/// </summary>
internal sealed class HmmEstimator
{
    private const int Begin = 0;
    private const int End = 1;
    private const int Middle = 2;
    private const int Single = 3;
    private const int States = HiddenMarkov.StateCount;

    private const double Smoothing = 0.1;
    private const double SinglePower = 0.8;        // what stands alone is common
    private const double WordPower = 0.4;          // what no dictionary has is seldom
    private const double SurnameShare = 0.2;      // of all begins
    private const double GivenNameShare = 0.3;    // of all middles and ends

    private readonly Dictionary<char, double[]> counts = [];
    private readonly double[] totals = new double[States];
    private double unitPerMillion = 1;

    /// <summary>Estimates the model of a dictionary.</summary>
    public static HiddenMarkov Estimate(WordTable words, Lexicon lexicon)
    {
        var estimator = new HmmEstimator { unitPerMillion = Math.Max(words.Total / 1e6, 1e-6) };
        for (var i = 0; i < words.Count; i++) estimator.Count(words[i], words.Frequency(i));
        estimator.CountNames(lexicon);
        var tables = estimator.Emissions();
        ReadTransitions(tables, lexicon);
        return tables.ToModel();
    }

    private void Count(ReadOnlySpan<char> word, long frequency)
    {
        foreach (var c in word)
        {
            if (!WordLetters.IsHan(c)) return;
        }

        var weight = Math.Pow(frequency / unitPerMillion, word.Length == 1 ? SinglePower : WordPower);
        if (word.Length == 1)
        {
            Add(word[0], Single, weight);
            return;
        }

        Add(word[0], Begin, weight);
        for (var i = 1; i < word.Length - 1; i++) Add(word[i], Middle, weight);
        Add(word[^1], End, weight);
    }

    private void CountNames(Lexicon lexicon)
    {
        var surnames = lexicon.Read("layout.tsv").Where(r => r["kind"] == "surname" && r["phrase"].Length == 1).Select(r => r["phrase"][0]).ToList();
        var given = lexicon.Read("words.tsv").Where(r => r["kind"] == "given").SelectMany(r => r.List("words")).Select(w => w[0]).ToList();
        Share(surnames, Begin, SurnameShare);
        Share(given, Middle, GivenNameShare);
        Share(given, End, GivenNameShare);
    }

    // The commoner, which stand first, get more.
    private void Share(List<char> characters, int state, double share)
    {
        var unit = totals[state] * share / Math.Max(characters.Count, 1);
        for (var i = 0; i < characters.Count; i++) Add(characters[i], state, unit * 2 * (characters.Count - i) / (characters.Count + 1));
    }

    private void Add(char c, int state, double weight)
    {
        if (!counts.TryGetValue(c, out var row)) counts[c] = row = new double[States];
        row[state] += weight;
        totals[state] += weight;
    }

    private HmmTables Emissions()
    {
        var tables = new HmmTables();
        foreach (var (c, row) in counts.OrderBy(p => p.Key))
        {
            var values = tables.Of(c);
            for (var state = 0; state < States; state++) values[state] = LogShare(row[state], state);
        }

        for (var state = 0; state < States; state++) tables.Unseen[state] = LogShare(0, state);
        return tables;
    }

    private double LogShare(double count, int state) => Math.Log((count + Smoothing) / (totals[state] + Smoothing * (counts.Count + 1)));

    private static void ReadTransitions(HmmTables tables, Lexicon lexicon)
    {
        foreach (var row in lexicon.Read("word-model.tsv"))
        {
            if (!double.TryParse(row["probability"], NumberStyles.Float, CultureInfo.InvariantCulture, out var value) || value is not (> 0 and <= 1))
                throw row.Error($"\"{row["probability"]}\" is no probability");
            var to = StateOf(row, "to");
            if (row["from"] == "^") tables.Start[to] = Math.Log(value);
            else tables.Next[StateOf(row, "from") * States + to] = Math.Log(value);
        }
    }

    private static int StateOf(TsvRow row, string column) =>
        row[column] is [var name] && HiddenMarkov.States.IndexOf(name) is var state and >= 0
            ? state
            : throw row.Error($"\"{row[column]}\" is none of the states B, E, M and S");
}
