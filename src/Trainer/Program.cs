using PolicyML.Terminal;
using PolicyML.Trainer.Commands;

namespace PolicyML.Trainer;

/// <summary>The data scientist's command line.</summary>
internal static class Program
{
    private static int Main(string[] args) => ProcessHost.Run(TrainerCommands.Program, args);
}
