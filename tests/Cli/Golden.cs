using System.Text;

namespace PolicyML.Tests.Cli;

/// <summary>Files that say what the program prints; see CONTRIBUTING.md for how a change is accepted.</summary>
internal static class Golden
{
    private static readonly bool Accepts = Environment.GetEnvironmentVariable("POLICYML_ACCEPT") == "1";

    /// <summary>Holds text against a file of the repository.</summary>
    public static void Check(string actual, params string[] path)
    {
        var file = Repository.PathOf(path);
        if (Accepts)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText(file, actual, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        }

        Assert.Equal(File.ReadAllText(file).ReplaceLineEndings("\n"), actual);
    }
}
