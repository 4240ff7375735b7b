using PolicyML.Analyzer.Commands;
using PolicyML.Terminal;

namespace PolicyML.Analyzer;

/// <summary>The analyst's command line.</summary>
internal static class Program
{
    private static int Main(string[] args) => ProcessHost.Run(AnalyzerCommands.Program, args);
}
