using PolicyML.Benchmarks.Rooms;
using PolicyML.Benchmarks.Texts;
using PolicyML.Text;

namespace PolicyML.Benchmarks.Measuring;

/// <summary>Layout, places, labels and facts over hostile texts: nanoseconds of processor time per byte.</summary>
internal static class HostileRun
{
    private static readonly string[] RoomNames = ["PageLayout", "Places", "Label", "Facts"];

    public static ResultTable Run(RunOptions options, TextWriter output)
    {
        var columns = new List<ResultColumn> { new("text", 36), new("MB", 6), new("articles", 8) };
        columns.AddRange(RoomNames.Select(r => new ResultColumn(r + " ns/B", 16)));
        var table = new ResultTable(output, columns);
        Prepared? first = null;
        foreach (var text in HostileTexts.All)
        {
            if (options.Leaves(text.Name)) continue;
            first ??= Warm(options);
            table.Add(Row(text, options));
        }

        return table;
    }

    private static List<string> Row(HostileText text, RunOptions options)
    {
        var source = SourceText.FromString(text.Make());
        var document = new Prepared(Chain.Default, new Document(source, new DateOnly(2024, 3, 4)));
        var row = new List<string> { text.Name, (source.Bytes / 1e6).ToString("F2"), document.Articles.Count.ToString() };
        foreach (var name in RoomNames) row.Add((Best(Room.Of(name), document, options).TotalNanoseconds / source.Bytes).ToString("F1"));
        return row;
    }

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

    private static Prepared Warm(RunOptions options)
    {
        var document = new Prepared(Chain.Default, new Document(SourceText.FromString(HostileTexts.All[1].Make()), null));
        foreach (var name in RoomNames) Best(Room.Of(name), document, options with { Least = TimeSpan.FromSeconds(2) });
        return document;
    }
}
