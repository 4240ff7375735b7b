using BenchmarkDotNet.Attributes;

using PolicyML.Benchmarks.Rooms;

namespace PolicyML.Benchmarks.Suites;

/// <summary>Runs one room over a corpus; a class each names the room, so that <c>--filter *Facts*</c> chooses it.</summary>
[MemoryDiagnoser]
public abstract class RoomBenchmarks
{
    private readonly Room room;
    private Prepared[] documents = [];

    protected RoomBenchmarks(string name) => room = Room.Of(name);

    /// <summary>The corpora that are here.</summary>
    public static IEnumerable<string> Corpora => Texts.Corpora.Names;

    [ParamsSource(nameof(Corpora))]
    public string Corpus { get; set; } = "samples";

    [GlobalSetup]
    public void Setup()
    {
        documents = [.. Texts.Corpora.Load(Corpus).Documents.Select(d => new Prepared(Chain.Default, d))];
        foreach (var document in documents) room.Prepare(document);
    }

    [Benchmark]
    public int Run()
    {
        var sum = 0;
        foreach (var document in documents) sum += room.Run(Chain.Default, document);
        return sum;
    }
}

public class Decode() : RoomBenchmarks("Decode");

public class DecodeGb18030() : RoomBenchmarks("Decode GB18030");

public class PageLayout() : RoomBenchmarks("PageLayout");

public class IssueDate() : RoomBenchmarks("IssueDate");

public class Places() : RoomBenchmarks("Places");

public class Words() : RoomBenchmarks("Words");

public class Label() : RoomBenchmarks("Label");

public class Facts() : RoomBenchmarks("Facts");

public class Entities() : RoomBenchmarks("Entities");

public class EndToEnd() : RoomBenchmarks("EndToEnd");
