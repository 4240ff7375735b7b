using System.Diagnostics;

namespace PolicyML.Benchmarks.Measuring;

/// <summary>What repeated passes took.</summary>
/// <param name="Passes">How many.</param>
/// <param name="Wall">Wall time of all passes.</param>
/// <param name="Cpu">Processor time of the whole process over all passes, collector and compiler included.</param>
/// <param name="BestCpu">Processor time of the cheapest pass: what is left when neighbours on the machine are quiet.</param>
internal sealed record Measured(int Passes, TimeSpan Wall, TimeSpan Cpu, TimeSpan BestCpu);

/// <summary>Measures by stopwatch and by processor time, which a busy machine disturbs less.</summary>
internal static class Meter
{
    private const int WarmPasses = 30;

    /// <summary>Warms up, then repeats a pass for a while.</summary>
    /// <param name="pass">The work.</param>
    /// <param name="least">Repeat until this much processor time is spent, at least once.</param>
    public static Measured Run(Action pass, TimeSpan least)
    {
        WarmUp(pass, least);
        GC.Collect();
        var passes = 0;
        var (wall, cpu, best) = (TimeSpan.Zero, TimeSpan.Zero, TimeSpan.MaxValue);
        while (cpu < least)
        {
            var (w, c) = Once(pass);
            wall += w;
            cpu += c;
            if (c < best) best = c;
            passes++;
        }

        return new Measured(passes, wall, cpu, best);
    }

    /// <summary>One pass: wall and processor time.</summary>
    public static (TimeSpan Wall, TimeSpan Cpu) Once(Action pass)
    {
        var before = Environment.CpuUsage.TotalTime;
        var watch = Stopwatch.StartNew();
        pass();
        return (watch.Elapsed, Environment.CpuUsage.TotalTime - before);
    }

    private static void WarmUp(Action pass, TimeSpan atMost)
    {
        var spent = TimeSpan.Zero;
        for (var i = 0; i < WarmPasses && spent < atMost; i++) spent += Once(pass).Cpu;
    }
}
