using System.Diagnostics;
using System.Globalization;

using PolicyML.Benchmarks.Texts;

namespace PolicyML.Benchmarks.Measuring;

/// <summary>
/// How long one page takes from the start of the process to its end, beside <c>dotnet hello.dll</c>: the two run in turn, so that whatever
/// else the machine does weighs on both.
/// </summary>
internal static class StartRun
{
    private const int Warm = 2;
    private const int Pairs = 15;
    private const string Greeting = "System.Console.WriteLine(\"hello\");\n";
    private const string Project = """
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <OutputType>Exe</OutputType>
            <TargetFramework>net10.0</TargetFramework>
            <InvariantGlobalization>true</InvariantGlobalization>
          </PropertyGroup>
        </Project>
        """;

    /// <summary>Runs both in turn and prints a row for each, and one for the quotient of each pair.</summary>
    /// <param name="program">The published program.</param>
    /// <param name="output">Takes the rows.</param>
    public static ResultTable Run(string program, TextWriter output)
    {
        var folder = Directory.CreateTempSubdirectory("policyml-hello-").FullName;
        try
        {
            var page = Path.Combine(Corpora.Root, "datasets", "issues", "2024-05-17-longyou.txt");
            var hello = new[] { Dotnet, Build(folder) };
            var (greets, reads) = (new double[Pairs], new double[Pairs]);
            for (var i = -Warm; i < Pairs; i++)
            {
                var (one, other) = (Time(hello, folder), Time([program, "analyze", page], folder));
                if (i >= 0) (greets[i], reads[i]) = (one, other);
            }

            var table = new ResultTable(output, [new("whole process", 24), new("best", 8), new("median", 8), new("worst", 8)]);
            table.Add(Row("dotnet hello.dll, ms", greets, "0"));
            table.Add(Row("analyze one page, ms", reads, "0"));
            table.Add(Row("page / hello, each pair", [.. reads.Zip(greets, (r, g) => r / g)], "0.0"));
            return table;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static string Dotnet => Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";

    private static string Build(string folder)
    {
        File.WriteAllText(Path.Combine(folder, "hello.csproj"), Project);
        File.WriteAllText(Path.Combine(folder, "Program.cs"), Greeting);
        Time([Dotnet, "build", "-c", "Release", "-o", "out", "-v", "q"], folder);
        return Path.Combine(folder, "out", "hello.dll");
    }

    private static double Time(IReadOnlyList<string> call, string folder)
    {
        var start = new ProcessStartInfo(call[0], call.Skip(1)) { UseShellExecute = false, WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        var watch = Stopwatch.StartNew();
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        var elapsed = watch.Elapsed.TotalMilliseconds;
        return process.ExitCode == 0 ? elapsed : throw new InvalidOperationException($"{string.Join(' ', call)}: {error.Result}");
    }

    private static string[] Row(string name, double[] values, string format)
    {
        var sorted = values.Order().ToArray();
        return [name, .. new[] { sorted[0], sorted[sorted.Length / 2], sorted[^1] }.Select(v => v.ToString(format, CultureInfo.InvariantCulture))];
    }
}
