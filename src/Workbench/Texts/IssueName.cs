namespace PolicyML.Workbench.Texts;

/// <summary>What an issue is called on the pages.</summary>
internal static class IssueName
{
    /// <summary>The file's name without folder and extension; the path where nothing would be left.</summary>
    public static string Of(string source)
    {
        var name = source[(source.LastIndexOfAny(['/', '\\']) + 1)..];
        var point = name.LastIndexOf('.');
        var stem = point > 0 && name.Length - point <= 6 ? name[..point] : name;
        return stem.Length > 0 ? stem : source;
    }
}
