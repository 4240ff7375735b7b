using System.Runtime.InteropServices;

namespace PolicyML.Tests.Fuzz;

/// <summary>A case that broke a promise.</summary>
/// <param name="Index">Number of the case.</param>
/// <param name="Case">The input.</param>
/// <param name="Problem">What broke.</param>
internal sealed record FuzzFind(long Index, FuzzCase Case, string Problem);

/// <summary>Runs cases on several threads.</summary>
internal sealed class FuzzRun(FuzzChain chain, FuzzMaker maker)
{
    /// <summary>Processor time that a case may take for each 100 KB begun.</summary>
    private const double SecondsPerPart = 1;
    private const double Part = 100_000;

    /// <summary>Bytes that a case may allocate beside those for each byte of it; most of it goes with the next collection.</summary>
    private const long LeastRoom = 256L << 20;
    private const long RoomPerByte = 20_000;

    /// <summary>One case in this many runs twice.</summary>
    private const int TwiceEvery = 16;
    private readonly Lock gate = new();
    private long next;
    private ulong digest;

    /// <summary>Cases that were run.</summary>
    public long Count { get; private set; }

    /// <summary>What broke.</summary>
    public List<FuzzFind> Finds { get; } = [];

    /// <summary>A sum over all results: the same for the same cases, however many threads ran them.</summary>
    public ulong Digest => digest;

    /// <summary>The greatest processor time of a case in seconds for each 100 KB begun.</summary>
    public double Slowest { get; private set; }

    /// <summary>Runs cases from number 0.</summary>
    /// <param name="cases">How many.</param>
    /// <param name="jobs">Threads.</param>
    /// <param name="isOver">Asked between cases: whether to stop.</param>
    public void Run(long cases, int jobs, Func<bool> isOver)
    {
        var threads = Enumerable.Range(0, jobs).Select(_ => new Thread(() => Work(cases, isOver), 1 << 20)).ToList();
        threads.ForEach(t => t.Start());
        threads.ForEach(t => t.Join());
    }

    private void Work(long cases, Func<bool> isOver)
    {
        while (!isOver() && Interlocked.Increment(ref next) - 1 is var index && index < cases) RunOne(index);
    }

    private void RunOne(long index)
    {
        var input = maker.Make(index);
        string? problem = null;
        var result = "";
        var (cpu, bytes) = (ThreadSeconds(), GC.GetAllocatedBytesForCurrentThread());
        try
        {
            try
            {
                result = chain.Run(input);
            }
            finally
            {
                cpu = ThreadSeconds() - cpu;
            }

            bytes = GC.GetAllocatedBytesForCurrentThread() - bytes;
            if (cpu > Limit(input) && index > 200) problem = $"{cpu:F1} s of processor time for {input.Size} bytes";
            else if (bytes > LeastRoom + (RoomPerByte * input.Size)) problem = $"{bytes >> 20} MB allocated for {input.Size} bytes";
            else if (index % TwiceEvery == 0 && chain.Run(input) != result) problem = "another result the second time";
        }
        catch (Exception error)
        {
            problem = error.ToString();
        }

        lock (gate)
        {
            Count++;
            digest += FuzzRandom.Mix((ulong)index ^ HashOf(result));
            if (index > 200) Slowest = Math.Max(Slowest, cpu / Limit(input));
            if (problem is not null) Finds.Add(new FuzzFind(index, input, problem));
        }
    }

    private static double Limit(FuzzCase input) => SecondsPerPart * Math.Ceiling(Math.Max(1, input.Size) / Part);

    private static ulong HashOf(string text)
    {
        var hash = 14695981039346656037;
        foreach (var b in MemoryMarshal.AsBytes(text.AsSpan())) hash = (hash ^ b) * 1099511628211;
        return hash;
    }

    /// <summary>Processor time of this thread where the system tells it, else the time of day: 0.</summary>
    private static double ThreadSeconds()
    {
        if (!OperatingSystem.IsLinux()) return 0;
        _ = NativeMethods.clock_gettime(NativeMethods.ThreadTime, out var time);
        return time.Seconds + (time.Nanoseconds / 1e9);
    }

    private static class NativeMethods
    {
        public const int ThreadTime = 3;

        [DllImport("libc")]
        [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
        internal static extern int clock_gettime(int clock, out TimeSpec time);
    }

    [StructLayout(LayoutKind.Sequential)]
    private readonly struct TimeSpec
    {
        public readonly long Seconds;
        public readonly long Nanoseconds;
    }
}
