using Microsoft.Playwright;

using PolicyML.Core;
using PolicyML.Storage;

namespace PolicyML.Tests.Browser;

/// <summary>A workbench on a year of sample papers and a hostile page, and a browser before it; shared by all tests.</summary>
public sealed class Workbenches : IAsyncLifetime, IDisposable
{
    private readonly Scratch scratch = new();
    private Served? served;
    private IPlaywright? playwright;
    private IBrowser? browser;

    /// <summary>The address of the workbench.</summary>
    public string Url => served!.Url;

    /// <summary>The file of its store.</summary>
    public string Store => scratch.PathOf("papers.db");

    /// <summary>A folder for files of tests.</summary>
    internal Scratch Scratch => scratch;

    public async Task InitializeAsync()
    {
        Served.Run("analyze", "danqin-2025", "--store", Store, "--quiet");
        using (var store = PolicyML.Storage.Store.Open(Store, StoreAccess.Write)) store.Save(Hostile.Source);
        served = await Served.Start(Store);
        if (BrowserFactAttribute.Chromium is not { } path) return;
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = path, Args = ["--no-sandbox", "--disable-gpu"] });
    }

    public async Task DisposeAsync()
    {
        if (browser is not null) await browser.DisposeAsync();
        playwright?.Dispose();
        playwright = null;
    }

    public void Dispose()
    {
        served?.Dispose();
        scratch.Dispose();
    }

    /// <summary>A page of a visitor of its own; what goes wrong on it is gathered.</summary>
    internal async Task<Tab> Open(string path, int width = 1440, ColorScheme scheme = ColorScheme.Light)
    {
        var context = await browser!.NewContextAsync(new BrowserNewContextOptions { ViewportSize = new ViewportSize { Width = width, Height = 900 }, ColorScheme = scheme, Locale = "zh-CN", AcceptDownloads = true });
        context.SetDefaultTimeout(20_000);
        var tab = new Tab(context, await context.NewPageAsync(), Url);
        await tab.Go(path);
        return tab;
    }
}

/// <summary>The workbench and the browser are started once.</summary>
[CollectionDefinition(Name)]
public sealed class SharedWorkbench : ICollectionFixture<Workbenches>
{
    public const string Name = "workbench";
}

/// <summary>A test with a browser; skipped with a reason where there is none.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class BrowserFactAttribute : FactAttribute
{
    private static readonly string[] Places = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

    public BrowserFactAttribute()
    {
        if (Chromium is null) Skip = "Chromium is not installed (apt-get install chromium)";
    }

    /// <summary>The browser; null where there is none.</summary>
    public static string? Chromium { get; } = Array.Find(Places, File.Exists);
}

/// <summary>A tab of the browser, with the errors that its console told.</summary>
internal sealed class Tab : IAsyncDisposable
{
    private readonly IBrowserContext context;
    private readonly string url;

    public Tab(IBrowserContext context, IPage page, string url)
    {
        this.context = context;
        this.url = url;
        Page = page;
        page.Console += (_, message) =>
        {
            if (message.Type == "error") Errors.Add(message.Text);
        };
        page.PageError += (_, error) => Errors.Add(error);
        page.Dialog += async (_, dialog) =>
        {
            Errors.Add("dialog: " + dialog.Message);
            await dialog.DismissAsync();
        };
    }

    public IPage Page { get; }

    /// <summary>Errors of scripts, what the content policy refused, and dialogs that nobody asked for.</summary>
    public List<string> Errors { get; } = [];

    public async Task Go(string path)
    {
        var answer = await Page.GotoAsync(url + path);
        Assert.True(answer!.Ok, $"{path}: {answer.Status}");
    }

    public Task Press(string key) => Page.Keyboard.PressAsync(key);

    public async ValueTask DisposeAsync() => await context.DisposeAsync();
}

/// <summary>An article whose text tries to be more than text.</summary>
internal static class Hostile
{
    private const string Headline = "<script>window.harmed=1</script>\"'><img src=x onerror=window.harmed=2>总投资9亿元";

    /// <summary>The address of its page.</summary>
    public static string Page => "/article?source=" + Uri.EscapeDataString(Source.Path) + "&n=1";

    /// <summary>The source: script tags, quotes, marks of direction, and a megabyte without a blank.</summary>
    public static SourceRecord Source { get; } = Make();

    private static SourceRecord Make()
    {
        var text = $"{Headline}\n本报讯 \u202E逆\u202C\u2066 javascript:alert(1) </div></section><style>*{{display:none}}</style> ${{7*7}} {{{{7*7}}}} 项目总投资9亿元\0。\n" + new string('长', 1 << 20) + "\n";
        var at = text.LastIndexOf("项目总投资9亿元", StringComparison.Ordinal);
        var span = new TextSpan(at + 2, at + 8);
        var evil = "<b onmouseover=window.harmed=3>'\"&";
        var fact = new Fact { Indicator = "investment_total", Measure = Measure.Amount, Value = 900_000_000, Unit = "CNY", Span = span, Text = "总投资9亿元", Rule = "noun-number", Subject = evil, Confidence = 0.9, Period = new Period(evil, new DateOnly(2026, 2, 1), new DateOnly(2026, 2, 28)) };
        var project = new ProjectMention { Name = "<i>项目</i>\"", NameSpan = new TextSpan(at, at + 2), Owner = evil, Stage = ProjectStage.Signed, Investment = 900_000_000, Currency = "CNY", InvestmentSpan = span, Confidence = 0.9 };
        var firm = new EnterpriseMention { Name = "<u>公司</u>'", Span = new TextSpan(at, at + 2), Confidence = 0.9 };
        var path = "<svg onload=window.harmed=4>/\"'.txt";
        var article = new Article
        {
            Source = path,
            Number = 1,
            Headline = Headline,
            Byline = evil,
            Published = new DateOnly(2026, 2, 3),
            Place = new Place("140500", "<em>晋城市</em>"),
            Chains = [new Label("coal", 0.9)],
            Relevant = true,
            Segments = [new TextSpan(0, text.Length)],
            Facts = [fact],
            Projects = [project],
            Enterprises = [firm],
            Text = text,
        };
        return new SourceRecord { Path = path, Text = text, Articles = [article] };
    }
}
