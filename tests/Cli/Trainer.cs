namespace PolicyML.Tests.Cli;

/// <summary>Starts the trainer as a user does.</summary>
internal static class Trainer
{
    /// <summary>Runs the program in English, with no terminal and nothing on standard input.</summary>
    public static Result Run(params string[] arguments) => Run(new Call { Arguments = arguments });

    /// <summary>Runs the program in a folder.</summary>
    public static Result In(string folder, params string[] arguments) => Run(new Call { Arguments = arguments, Folder = folder });

    /// <summary>Runs the program.</summary>
    public static Result Run(Call call) => Analyzer.Run(call, "trainer.dll");

    /// <summary>The program's file.</summary>
    public static string Path => System.IO.Path.Combine(AppContext.BaseDirectory, "trainer.dll");
}
