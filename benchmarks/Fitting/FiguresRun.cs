using System.Globalization;
using System.Text;

using PolicyML.Benchmarks.Rooms;
using PolicyML.Benchmarks.Texts;

namespace PolicyML.Benchmarks.Fitting;

/// <summary><c>figures</c>: fits what the words around a figure weigh, shows by cross-validation how it ranks, and writes the table.</summary>
internal static class FiguresRun
{
    private const int Parts = 5;
    private const double LeastWeight = 0.02;
    private static readonly double[] Thresholds = [0, 0.7, 0.76, 0.78, 0.8, 0.82, 0.84, 0.86, 0.9];

    /// <summary>Runs the command.</summary>
    /// <param name="args"><c>[--verdicts FILE] [--save] [--least P]</c></param>
    /// <param name="output">Receives the table of thresholds.</param>
    /// <returns>The exit code.</returns>
    public static int Run(ReadOnlySpan<string> args, TextWriter output)
    {
        string? verdicts = null;
        var (save, least) = (false, "0.8");
        for (var i = 0; i < args.Length; i++)
        {
            if (args[i] == "--save") save = true;
            else if (args[i] == "--verdicts" && i + 1 < args.Length) verdicts = args[++i];
            else if (args[i] == "--least" && i + 1 < args.Length) least = args[++i];
            else return Usage();
        }

        var examples = FigureExamples.OfRepository(Chain.Default.Facts);
        if (verdicts is not null) examples.AddRange(FigureExamples.OfVerdicts(Chain.Default, verdicts));
        output.WriteLine($"{examples.Count} figures, {examples.Count(e => e.IsRight)} right");
        WriteRanking(CrossValidate(examples), output);
        if (save) Save(FigureFit.Of(examples), least);
        return 0;
    }

    private static int Usage()
    {
        Console.Error.WriteLine("usage: figures [--verdicts FILE] [--save] [--least P]");
        return 2;
    }

    private static List<(FigureExample Example, double Probability)> CrossValidate(List<FigureExample> examples)
    {
        var parts = examples.GroupBy(e => e.Group, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal)
            .SelectMany((g, i) => g.Select(e => (Example: e, Part: i % Parts))).ToList();
        var said = new List<(FigureExample Example, double Probability)>();
        for (var part = 0; part < Parts; part++)
        {
            var fit = FigureFit.Of([.. parts.Where(p => p.Part != part).Select(p => p.Example)]);
            said.AddRange(parts.Where(p => p.Part == part).Select(p => (p.Example, fit.Probability(p.Example))));
        }

        return said;
    }

    private static void WriteRanking(List<(FigureExample Example, double Probability)> said, TextWriter output)
    {
        foreach (var threshold in Thresholds)
        {
            var kept = said.FindAll(s => s.Probability >= threshold);
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{threshold:0.00}: {(double)kept.Count / said.Count:0.000} told, {(double)kept.Count(s => s.Example.IsRight) / kept.Count:0.000} of them right"));
        }
    }

    private static void Save(FigureFit fit, string least)
    {
        var text = new StringBuilder("""
            # What speaks for (above 0) and against a figure of money or change, as log-odds: kind of feature, its words, weight. Written by benchmarks -- figures --save.
            # Rows bias, rules (weight of the evidence of the rules), least (the probability below which a figure is not told; 0 tells all)
            # and most (the greatest that is told: readers found 200 of the 209 surest figures right in texts that the fit had not seen).
            feature	weight

            """.Replace("\r\n", "\n", StringComparison.Ordinal));
        text.Append(CultureInfo.InvariantCulture, $"least\t{least}\nmost\t0.96\nbias\t{fit.Bias:0.###}\nrules\t{fit.OfRules:0.###}\n");
        foreach (var (feature, weight) in fit.Weights)
        {
            if (Math.Abs(weight) >= LeastWeight && feature.IndexOfAny(['\t', '\n']) < 0) text.Append(CultureInfo.InvariantCulture, $"{feature}\t{weight:0.###}\n");
        }

        File.WriteAllText(Path.Combine(Corpora.Root, "lexicon", "figure-model.tsv"), text.ToString());
    }
}
