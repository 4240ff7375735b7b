using PolicyML.Benchmarks.Rooms;
using PolicyML.Benchmarks.Texts;
using PolicyML.Text;

namespace PolicyML.Benchmarks.Measuring;

/// <summary>
/// Layout, places, labels and facts over hostile texts: nanoseconds of processor time per byte, and how many times more a
/// byte costs than in a tenth of the text, in the room where that is worst.
/// </summary>
internal static class HostileRun
{
    // Below this a byte costs next to nothing, and a ratio says nothing.
    private const double Floor = 2;
    private static readonly string[] RoomNames = ["PageLayout", "Places", "Label", "Facts"];

    public static ResultTable Run(RunOptions options, TextWriter output)
    {
        var columns = new List<ResultColumn> { new("text", 36), new("MB", 6), new("articles", 8) };
        columns.AddRange(RoomNames.Select(r => new ResultColumn(r + " ns/B", 16)));
        columns.Add(new("worst x10", 9));
        var table = new ResultTable(output, columns);
        Warm(options);
        foreach (var text in HostileTexts.All)
        {
            if (!options.Leaves(text.Name)) table.Add(Row(text, options));
        }

        return table;
    }

    private static List<string> Row(HostileText text, RunOptions options)
    {
        var tenth = Costs(Make(text, 10), options);
        var document = Make(text, 1);
        var whole = Costs(document, options);
        var row = new List<string> { text.Name, (document.Document.Source.Bytes / 1e6).ToString("F2"), document.Articles.Count.ToString() };
        row.AddRange(whole.Select(c => c.ToString("F1")));
        row.Add(whole.Zip(tenth, (w, t) => w / Math.Max(t, Floor)).Max().ToString("F1"));
        return row;
    }

    private static Prepared Make(HostileText text, int divisor) =>
        new(Chain.Default, new Document(SourceText.FromString(text.Make(divisor)), new DateOnly(2024, 3, 4)));

    private static double[] Costs(Prepared document, RunOptions options) =>
        Array.ConvertAll(RoomNames, name => Best(Room.Of(name), document, options).TotalNanoseconds / document.Document.Source.Bytes);

    // One pass where a pass is long; the cheapest of many where it is short.
    private static TimeSpan Best(Room room, Prepared document, RunOptions options)
    {
        room.Prepare(document);
        var (_, best) = Meter.Once(() => room.Run(Chain.Default, document));
        for (var spent = best; spent < options.Least;)
        {
            var (_, cpu) = Meter.Once(() => room.Run(Chain.Default, document));
            spent += cpu;
            if (cpu < best) best = cpu;
        }

        return best;
    }

    private static void Warm(RunOptions options)
    {
        var document = Make(HostileTexts.All[1], 1);
        foreach (var name in RoomNames) Best(Room.Of(name), document, options with { Least = TimeSpan.FromSeconds(2) });
    }
}
