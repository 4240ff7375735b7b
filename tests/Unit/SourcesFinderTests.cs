using System.Runtime.Versioning;

using PolicyML.Text.Sources;

namespace PolicyML.Tests.Unit;

public sealed class SourcesFinderTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("policyml-finder-").FullName;

    public void Dispose()
    {
        if (Directory.Exists(At("locked"))) Unlock(At("locked"));
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public void A_folder_is_searched_in_ordinal_order_for_known_extensions_only()
    {
        Make("b.txt", "a/2.html", "a/10.htm", "B.MD", "a.docx", "c/d/e/f.pdf", "photo.jpg", "notes", ".hidden.txt", ".git/x.txt", "~$a.docx");
        Assert.Equal(["B.MD", "a/10.htm", "a/2.html", "a.docx", "b.txt", "c/d/e/f.pdf"], Found(folder));
    }

    [Fact]
    public void A_file_named_itself_may_have_any_extension()
    {
        Make("page.text", ".hidden.txt");
        Assert.Equal(["page.text", ".hidden.txt"], Found(At("page.text"), At(".hidden.txt")));
    }

    [Fact]
    public void Paths_are_kept_as_given_and_a_file_is_found_once()
    {
        Make("a.txt", "b/c.txt");
        var found = SourceFinder.Find([At("b"), "-", folder, At("a.txt"), At("./a.txt")]).Select(f => f.File!.Path);
        Assert.Equal([At("b/c.txt"), "-", At("a.txt")], found);
    }

    [Fact]
    public void What_is_missing_or_empty_is_one_problem_each_and_the_rest_goes_on()
    {
        Make("a.txt", "empty/photo.jpg");
        var found = SourceFinder.Find([At("missing.txt"), "", At("empty"), At("a.txt"), "a\0b"]).ToList();
        Assert.Equal(
            [SourceProblemCode.NotFound, SourceProblemCode.NotFound, SourceProblemCode.NoSources, null, SourceProblemCode.NotFound],
            found.Select(f => f.Problem?.Code));
        Assert.Contains(".docx", found[2].Problem!.Message, StringComparison.Ordinal);
        Assert.All(found, f => Assert.True((f.File is null) != (f.Problem is null)));
    }

    [Fact]
    public void Links_that_lead_up_or_in_circles_are_not_followed_and_each_folder_is_entered_once()
    {
        Make("site/a.txt", "site/x/b.txt", "outside/c.txt");
        Link("site/x/up", "..");
        Link("site/self", ".");
        Link("site/root", "/");
        Link("site/y", "x");
        Link("outside/back", "../site");
        Link("site/zz", "../outside");
        Link("site/loop1", "loop2");
        Link("site/loop2", "loop1");
        Assert.Equal(["site/a.txt", "site/x/b.txt", "site/zz/c.txt"], Found(At("site")));
    }

    [Fact]
    public void A_file_under_two_names_is_found_once()
    {
        Make("a.txt");
        Link("b.txt", "a.txt");
        Assert.Equal(["a.txt"], Found(folder));
    }

    [Fact]
    public void Links_to_nowhere_are_problems_where_they_are_named_as_sources()
    {
        Make("a.txt");
        Link("gone.txt", "nowhere");
        Link("loop.txt", "loop.txt");
        Link("nothing", "nowhere");
        var problems = SourceFinder.Find([folder]).Where(f => f.Problem is not null).Select(f => (Name(f.Path), f.Problem!.Code));
        Assert.Equal([("gone.txt", SourceProblemCode.NotFound), ("loop.txt", SourceProblemCode.LinkLoop)], problems);
        Assert.Equal(SourceProblemCode.LinkLoop, Assert.Single(SourceFinder.Find([At("loop.txt")])).Problem!.Code);
    }

    [UserFact, UnsupportedOSPlatform("windows")]
    public void A_locked_folder_is_one_problem()
    {
        Make("a.txt", "locked/b.txt", "z.txt");
        File.SetUnixFileMode(At("locked"), UnixFileMode.None);
        var found = SourceFinder.Find([folder]).ToList();
        Assert.Equal(SourceProblemCode.AccessDenied, found[1].Problem!.Code);
        Assert.Equal(3, found.Count);
    }

    [Fact]
    public void A_thousand_nested_folders_are_no_problem()
    {
        var deep = folder;
        for (var i = 0; i < 1000; i++) deep = Path.Combine(deep, "d");
        Directory.CreateDirectory(deep);
        File.WriteAllText(Path.Combine(deep, "a.txt"), "甲");
        Assert.Equal(Path.Combine(deep, "a.txt"), Assert.Single(SourceFinder.Find([folder])).File!.Path);
    }

    private string At(string name) => Path.Combine(folder, name);

    private string Name(string path) => Path.GetRelativePath(folder, path).Replace('\\', '/');

    private IEnumerable<string> Found(params string[] paths) => SourceFinder.Find(paths).Select(f => Name(f.File!.Path));

    private void Link(string name, string target) => File.CreateSymbolicLink(At(name), target);

    private void Make(params string[] names)
    {
        foreach (var name in names)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(At(name))!);
            File.WriteAllText(At(name), "产值");
        }
    }

    private static void Unlock(string path)
    {
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }
}

/// <summary>A test of file permissions, which do not bind the superuser and do not exist on Windows.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class UserFactAttribute : FactAttribute
{
    public UserFactAttribute()
    {
        if (OperatingSystem.IsWindows()) Skip = "no Unix file modes here";
        else if (Environment.IsPrivilegedProcess) Skip = "the superuser may read every file";
    }
}
