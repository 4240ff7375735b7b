using System.Text.Json;

using PolicyML.Core.Lexicons;
using PolicyML.Learning.Data;
using PolicyML.Learning.Models;
using PolicyML.Learning.Training;
using PolicyML.Text.Layout;

namespace PolicyML.Benchmarks.Measuring;

/// <summary>Trains our model on some files and writes what it says of others: our side of benchmarks/peers/labelling.py.</summary>
internal static class LabelsRun
{
    public static int Run(PeerOptions options, TextWriter output)
    {
        var schema = LabelSchema.Load(Lexicon.Default);
        var train = Articles(options.Train, schema, output).Where(a => a.Split != "test").ToList();
        var test = Articles([options.Test], schema, output);
        LabelModel? model = null;
        var (wall, cpu) = Meter.Once(() => model = ModelTrainer.Train(train, schema, Lexicon.Default, new TrainOptions { Threads = Environment.ProcessorCount }).Model);
        var layout = PageLayout.Load(Lexicon.Default);
        using var file = new StreamWriter(options.Out);
        foreach (var article in test)
        {
            var said = model!.Probabilities(SingleArticle.Read(layout, article.Text));
            var holds = model.Labels.Where((_, i) => said[i] >= model.Thresholds[i]).Select(l => l.Id);
            file.WriteLine(JsonSerializer.Serialize(new { id = article.Id, labels = holds }));
        }

        output.WriteLine(JsonSerializer.Serialize(new { articles = train.Count, wall = wall.TotalSeconds, cpu = cpu.TotalSeconds }));
        return 0;
    }

    private static List<LabeledArticle> Articles(IEnumerable<string> paths, LabelSchema schema, TextWriter output)
    {
        var data = DataSet.Read(paths, schema);
        if (data.Problems.Count > 0) output.WriteLine($"{data.Problems.Count} rows left out, the first: {data.Problems[0].File}:{data.Problems[0].Line}");
        return [.. data.Articles];
    }
}
