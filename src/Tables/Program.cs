using PolicyML.Analyzer.Pipeline;
using PolicyML.Core.Lexicons;
using PolicyML.Core.Lexicons.Prepared;
using PolicyML.Extraction;
using PolicyML.Extraction.Entities;
using PolicyML.Learning.Evidence;
using PolicyML.Learning.Models;
using PolicyML.Text.Layout;
using PolicyML.Text.Places;

namespace PolicyML.Tables;

/// <summary>Writes vocabulary and model as they are looked up in; called by the build with the file to write and the folder of the model.</summary>
internal static class Program
{
    private static int Main(string[] args)
    {
        if (args is not [var output, var model])
        {
            Console.Error.WriteLine("tables FILE MODEL: writes the prepared vocabulary and model");
            return 2;
        }

        var lexicon = Lexicon.Default;
        var places = PlaceResolver.Load(lexicon);
        var entities = EntityExtractor.Load(lexicon);
        var parts = new List<(string Name, PreparedWriter Content)>();
        foreach (var write in (Func<PreparedWriter, string?>[])
        [
            PageLayout.Load(lexicon).Write,
            places.Gazetteer.Write,
            places.WritePapers,
            FactExtractor.Load(lexicon).Write,
            entities.Write,
            ClusterSubjects.Load(lexicon, entities).Write,
            TermLexicon.Load(lexicon).Write,
            writer => LabelModel.Prepare(model, writer),
        ])
        {
            var content = new PreparedWriter();
            if (write(content) is { } name) parts.Add((name, content));
        }

        PreparedFile.Write(output, PreparedVocabulary.Stamp, parts);
        return 0;
    }
}
