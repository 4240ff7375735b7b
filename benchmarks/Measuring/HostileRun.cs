using System.Globalization;

using PolicyML.Benchmarks.Rooms;
using PolicyML.Benchmarks.Texts;
using PolicyML.Text;

namespace PolicyML.Benchmarks.Measuring;

/// <summary>
/// What each room takes for hostile texts, and for what is done with them in a store and on the pages of a workbench: nanoseconds of processor
/// time per byte of a text of 5 MB, and how many times more that is than in texts of 10 KB and 250 KB, in the room where it is worst.
/// </summary>
internal static class HostileRun
{
    private const int Small = 10_000, Medium = 250_000, Large = 5_000_000;

    // Below this a byte costs next to nothing, and a ratio says nothing.
    private const double Floor = 3;
    private static readonly string[] RoomNames = ["PageLayout", "IssueDate", "Places", "Words", "Label", "Facts", "Entities"];
    private static readonly string[] StoreNames = ["Save", "Search", "List", "Correct", "Brief", "Article page", "Whole page", "Figures page"];

    /// <summary>The rooms that read text.</summary>
    public static ResultTable Run(RunOptions options, TextWriter output)
    {
        var table = Table(output, RoomNames);
        Warm(options);
        foreach (var text in HostileTexts.All.Where(t => !options.Leaves(t.Name)))
            table.Add(Row(text, RoomNames, [.. Sizes().Select(size => Costs(Make(text, size), options))], Make(text, Large).Articles.Count));
        return table;
    }

    /// <summary>The store and the workbench.</summary>
    public static ResultTable RunStored(RunOptions options, TextWriter output)
    {
        var table = Table(output, StoreNames);
        foreach (var text in HostileTexts.All.Where(t => !options.Leaves(t.Name)))
        {
            var articles = 0;
            var costs = new List<double[]>();
            foreach (var size in Sizes())
            {
                using var stored = new StoredText(new Document(SourceText.FromString(text.Make(size)), new DateOnly(2024, 3, 4)));
                costs.Add(Array.ConvertAll(StoreNames, name => Cost(stored, name, options) / size));
                articles = stored.Count.Articles;
            }

            table.Add(Row(text, StoreNames, costs, articles));
        }

        return table;
    }

    private static int[] Sizes() => [Small, Medium, Large];

    private static ResultTable Table(TextWriter output, string[] names)
    {
        var columns = new List<ResultColumn> { new("text", 38), new("articles", 8) };
        columns.AddRange(names.Select(n => new ResultColumn(n, Math.Max(7, n.Length))));
        columns.Add(new("x of 10 KB", 24));
        columns.Add(new("x of 250 KB", 24));
        return new ResultTable(output, columns);
    }

    private static List<string> Row(HostileText text, string[] names, IReadOnlyList<double[]> costs, int articles) =>
        [text.Name, Text(articles, "F0"), .. costs[^1].Select(c => Text(c, "F1")), Worst(names, costs[^1], costs[0]), Worst(names, costs[^1], costs[1])];

    private static string Worst(string[] names, double[] whole, double[] part)
    {
        var (times, name) = names.Select((n, i) => (Times: whole[i] / Math.Max(part[i], Floor), n)).Max();
        return $"{Text(times, "F1")} {name}";
    }

    private static Prepared Make(HostileText text, int size) => new(Chain.Default, new Document(SourceText.FromString(text.Make(size)), new DateOnly(2024, 3, 4)));

    private static double[] Costs(Prepared document, RunOptions options) =>
        Array.ConvertAll(RoomNames, name =>
        {
            var room = Room.Of(name);
            room.Prepare(document);
            return Best(() => room.Run(Chain.Default, document), options.Least).TotalNanoseconds / document.Document.Source.Bytes;
        });

    private static double Cost(StoredText stored, string name, RunOptions options)
    {
        var half = options.Least / 2;
        return (name switch
        {
            "Save" => Best(() => stored.Save(), half),
            "Search" => Best(() => stored.Search(), half),
            "List" => Best(() => stored.Facts(), half),
            "Correct" => Best(() => stored.Correct(), half),
            "Brief" => Best(() => stored.Brief(), half),
            "Article page" => stored.Page("/article?source=text.txt&n={n}", half),
            "Whole page" => stored.Page("/article?source=text.txt&n={n}&view=page", half),
            _ => stored.Page("/facts", half),
        }).TotalNanoseconds;
    }

    // One pass where a pass is long; the cheapest of many where it is short.
    private static TimeSpan Best(Func<int> pass, TimeSpan least)
    {
        var best = TimeSpan.MaxValue;
        for (var spent = TimeSpan.Zero; spent < least;)
        {
            var (_, cpu) = Meter.Once(() => pass());
            spent += cpu;
            if (cpu < best) best = cpu;
        }

        return best;
    }

    private static void Warm(RunOptions options)
    {
        var document = Make(HostileTexts.All[0], Medium);
        Costs(document, options with { Least = TimeSpan.FromSeconds(1) });
    }

    private static string Text(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);
}
