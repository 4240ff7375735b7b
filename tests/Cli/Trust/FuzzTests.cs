using System.Globalization;
using System.Text;

using PolicyML.Tests.Fuzz;

namespace PolicyML.Tests.Cli.Trust;

/// <summary>
/// Inputs that nobody wrote, and those that once broke something (tests/Fuzz/corpus). Millions more:
/// <c>dotnet run -c Release --project benchmarks -- fuzz</c>.
/// </summary>
public sealed class FuzzTests : IClassFixture<FuzzTests.Rooms>
{
    private const int Cases = 20_000;
    private const int RareEvery = 400;
    private readonly Rooms rooms;

    public FuzzTests(Rooms rooms) => this.rooms = rooms;

    public static TheoryData<string> Kept =>
        [.. Directory.EnumerateFiles(Repository.PathOf("tests", "Fuzz", "corpus")).Select(path => Path.GetFileName(path)!).Order(StringComparer.Ordinal)];

    [Fact]
    public void Twenty_thousand_cases_break_no_promise()
    {
        var run = Run(20240304, Cases, 2);
        Assert.Equal(Cases, run.Count);
        Assert.True(run.Finds.Count == 0, string.Join('\n', run.Finds.Take(3).Select(f => $"case {f.Index}, {f.Case.Kind}: {f.Problem}")));
    }

    [Fact]
    public void Any_number_of_threads_gives_the_same_results() => Assert.Equal(Run(7, 1_500, 1).Digest, Run(7, 1_500, 3).Digest);

    [Theory]
    [MemberData(nameof(Kept))]
    public void What_once_broke_something_breaks_nothing_now(string name)
    {
        var input = Case(name);
        Assert.Equal(rooms.Chain.Run(input), rooms.Chain.Run(input));
    }

    [Fact]
    public void The_culture_of_a_thread_changes_no_result()
    {
        var source = new FuzzCase(FuzzKind.Page, File.ReadAllText(Samples.Issue).ReplaceLineEndings("\n"), []);
        var expected = rooms.Chain.Run(source);
        var before = CultureInfo.CurrentCulture;
        var odd = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        (odd.NumberFormat.NumberDecimalSeparator, odd.NumberFormat.NegativeSign, odd.DateTimeFormat.DateSeparator) = (",", "\u2212", ".");
        CultureInfo.CurrentCulture = odd;
        try
        {
            Assert.Equal(expected, rooms.Chain.Run(source));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    private FuzzRun Run(ulong seed, long cases, int jobs)
    {
        var run = new FuzzRun(rooms.Chain, new FuzzMaker(rooms.Seeds, seed, RareEvery));
        run.Run(cases, jobs, () => false);
        return run;
    }

    private static FuzzCase Case(string name)
    {
        var bytes = File.ReadAllBytes(Repository.PathOf("tests", "Fuzz", "corpus", name));
        return Path.GetExtension(name) switch
        {
            ".utf16" => new FuzzCase(FuzzKind.Page, Encoding.Unicode.GetString(bytes), []),
            ".html" => new FuzzCase(FuzzKind.Html, null, bytes),
            ".docx" => new FuzzCase(FuzzKind.Docx, null, bytes),
            ".pdf" => new FuzzCase(FuzzKind.Pdf, null, bytes),
            ".jsonl" => new FuzzCase(FuzzKind.Json, null, bytes),
            ".db" => new FuzzCase(FuzzKind.Store, null, bytes),
            _ => new FuzzCase(FuzzKind.Bytes, null, bytes),
        };
    }

    /// <summary>All rooms, loaded once.</summary>
    public sealed class Rooms : IDisposable
    {
        internal FuzzChain Chain { get; } = new(Repository.Root);

        internal FuzzSeeds Seeds => seeds ??= FuzzSeeds.Load(Repository.Root, Chain.MakeStore(Repository.Root));

        private FuzzSeeds? seeds;

        public void Dispose() => Chain.Dispose();
    }
}
