namespace PolicyML.Tests;

/// <summary>Where the repository and the shared real texts lie, as seen from a test.</summary>
internal static class Repository
{
    /// <summary>The repository's root: the folder that holds PolicyML.sln.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>A file or folder of the repository.</summary>
    public static string PathOf(params string[] parts) => Path.Combine([Root, .. parts]);

    /// <summary>A file or folder of the shared texts beside the repository; null where they are missing.</summary>
    public static string? Shared(params string[] parts)
    {
        var path = Path.GetFullPath(Path.Combine([Root, "..", "shared", .. parts]));
        return Path.Exists(path) ? path : null;
    }

    private static string FindRoot()
    {
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            if (File.Exists(Path.Combine(at.FullName, "PolicyML.sln"))) return at.FullName;
        }

        throw new DirectoryNotFoundException("PolicyML.sln is in no folder above the tests");
    }
}

/// <summary>A test on the shared real texts; skipped with a reason where they are missing.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SharedFactAttribute : FactAttribute
{
    /// <summary>Skips the test where ../shared/<paramref name="folder"/> is missing.</summary>
    public SharedFactAttribute(string folder)
    {
        if (Repository.Shared(folder) is null) Skip = $"../shared/{folder} is not here";
    }
}
