using System.Globalization;

namespace PolicyML.Workbench.Intake;

/// <summary>
/// What an upload is called in the store. The name that the browser tells is a label and no path: nothing is ever opened by it.
/// </summary>
internal static class UploadName
{
    private const int Most = 120;
    private const string Folder = "上传/";

    /// <summary>The kinds of files that are taken.</summary>
    public static readonly string[] Extensions = [".txt", ".md", ".html", ".htm", ".docx", ".pdf"];

    /// <summary>The name without folders and without characters that do not belong in one; null where its kind is not taken.</summary>
    public static string? Clean(string? told)
    {
        var name = told?[(told.LastIndexOfAny(['/', '\\']) + 1)..] ?? "";
        var clean = string.Concat(name.Where(c => !char.IsControl(c) && !char.IsSurrogate(c) && char.GetUnicodeCategory(c) != UnicodeCategory.Format && !"<>:\"|?*".Contains(c, StringComparison.Ordinal))).Trim();
        var point = clean.LastIndexOf('.');
        if (point <= 0) return null;
        var extension = clean[point..].ToLowerInvariant();
        if (!Extensions.Contains(extension)) return null;
        var stem = clean[..point].Trim('.', ' ');
        return stem.Length == 0 ? null : stem[..Math.Min(stem.Length, Most)] + extension;
    }

    /// <summary>The path of an upload in the store.</summary>
    /// <param name="name">A clean name.</param>
    /// <param name="number">1 for the first of that name; others get it beside the name.</param>
    public static string Path(string name, int number)
    {
        if (number == 1) return Folder + name;
        var point = name.LastIndexOf('.');
        return string.Create(CultureInfo.InvariantCulture, $"{Folder}{name[..point]} ({number}){name[point..]}");
    }
}
