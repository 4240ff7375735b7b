using Microsoft.Playwright;

namespace PolicyML.Tests.Browser;

/// <summary>What a visitor sees: every page, in both languages, at both ends of the widths, light and dark.</summary>
[Collection(SharedWorkbench.Name)]
public class PageTests(Workbenches workbench)
{
    private const string Article = "/article?source=danqin-2025%2Fdanqin-2026-01-22.txt&n=2";

    internal static readonly string[] Pages =
    [
        "/", "/?q=%E9%A1%B9%E7%9B%AE&place=%E6%99%8B%E5%9F%8E%E5%B8%82", "/facts?indicator=investment_total", Article, Article + "&view=page", "/trends?indicator=gdp&measure=growth&by=place&every=quarter",
        "/projects", "/enterprises", "/clusters", "/briefing?from=2025-07&to=2025-09", "/new", "/corrections",
    ];

    [BrowserFact]
    public async Task Every_page_opens_in_both_languages_without_an_error()
    {
        await using var tab = await workbench.Open("/");
        foreach (var language in (string[])["zh", "en"])
        {
            foreach (var page in Pages)
            {
                await tab.Go(page + (page.Contains('?', StringComparison.Ordinal) ? "&" : "?") + "lang=" + language);
                Assert.Equal(1, await tab.Page.Locator("main h1:not(.document h1)").CountAsync());
                Assert.Equal(language == "en" ? "en" : "zh-CN", await tab.Page.Locator("html").GetAttributeAsync("lang"));
                Assert.Equal(0, await tab.Page.Locator("[style], script:not([src]):not([type='application/json'])").CountAsync());
            }
        }

        Assert.Empty(tab.Errors);
    }

    [BrowserFact]
    public async Task Nothing_is_wider_than_a_window_of_1024_pixels()
    {
        await using var tab = await workbench.Open("/", width: 1024);
        foreach (var page in Pages)
        {
            await tab.Go(page);
            var over = await tab.Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - document.documentElement.clientWidth");
            Assert.True(over <= 0, $"{page} is {over} pixels too wide");
        }
    }

    [BrowserFact]
    public async Task The_dark_of_the_system_holds_until_the_visitor_switches()
    {
        const string Ink = "() => getComputedStyle(document.documentElement).color";
        await using var tab = await workbench.Open(Article, scheme: ColorScheme.Dark);
        var dark = await tab.Page.EvaluateAsync<string>(Ink);
        await tab.Press("t");
        var light = await tab.Page.EvaluateAsync<string>(Ink);
        await tab.Go("/trends?indicator=gdp");
        Assert.NotEqual(dark, light);
        Assert.Equal(light, await tab.Page.EvaluateAsync<string>(Ink));
        Assert.Equal("light", await tab.Page.Locator("html").GetAttributeAsync("data-theme"));
    }

    [BrowserFact]
    public async Task A_visitor_without_a_mouse_finds_an_article_and_reads_its_figures()
    {
        await using var tab = await workbench.Open("/");
        await tab.Press("/");
        await tab.Page.Keyboard.TypeAsync("地区生产总值1836亿元");
        await tab.Press("Enter");
        await tab.Page.WaitForURLAsync("**q=**");
        await tab.Press("Escape");
        await tab.Page.EvaluateAsync("() => document.activeElement.blur()");
        await tab.Press("j");
        await tab.Press("Enter");
        await tab.Page.WaitForURLAsync("**/article**");
        var card = tab.Page.Locator(".facts .fact.open");
        for (var i = 0; i < 8 && (i == 0 || !(await card.InnerTextAsync()).Contains("1836亿元", StringComparison.Ordinal)); i++) await tab.Press("j");
        Assert.Contains("1836亿元", await card.InnerTextAsync(), StringComparison.Ordinal);
        Assert.Contains("规则", await card.InnerTextAsync(), StringComparison.Ordinal);
        await tab.Press("v");
        await tab.Page.WaitForURLAsync("**view=page**");
        Assert.True(await tab.Page.Locator(".cut").CountAsync() > 4);
        await tab.Press("]");
        await tab.Page.WaitForURLAsync("**n=3**");
        await tab.Press("?");
        Assert.True(await tab.Page.Locator("#help").IsVisibleAsync());
    }

    [BrowserFact]
    public async Task Hovering_a_figure_shows_what_it_means()
    {
        await using var tab = await workbench.Open(Article);
        await tab.Page.Locator(".f", new PageLocatorOptions { HasTextString = "进出" }).First.HoverAsync();
        var tip = await tab.Page.Locator("#tip").InnerTextAsync();
        foreach (var part in (string[])["外贸", "141.7亿元", "2025年", "实际", "规则", "把握"]) Assert.Contains(part, tip, StringComparison.Ordinal);
    }

    [BrowserFact]
    public async Task A_chart_leads_to_its_figures_and_can_be_taken_along()
    {
        await using var tab = await workbench.Open("/trends?indicator=gdp&measure=growth&by=place&every=quarter");
        await tab.Page.Locator("svg .mark").First.ClickAsync(new LocatorClickOptions { Force = true });
        await tab.Page.Locator(".tip.pinned a.more").ClickAsync();
        await tab.Page.Locator("tr.arrived .facts-of a").First.WaitForAsync();
        foreach (var (kind, begin) in ((string, string)[])[("CSV", "key,name"), ("SVG", "<?xml"), ("XLSX", "PK")]) await Taken(tab, kind, begin);
        await tab.Page.Locator("tr.arrived .facts-of a").First.ClickAsync();
        await tab.Page.WaitForURLAsync("**/article**#f*");
        Assert.Equal(1, await tab.Page.Locator(".facts .fact.open").CountAsync());
    }

    [BrowserFact]
    public async Task A_project_unfolds_to_its_history()
    {
        await using var tab = await workbench.Open("/projects?sort=-reports");
        await tab.Page.Locator(".unfold").First.ClickAsync();
        await tab.Page.Locator(".unfolded .reports li").First.WaitForAsync();
        Assert.True(await tab.Page.Locator(".unfolded .reports li").CountAsync() > 3);
        await tab.Page.Locator(".unfolded .reports a").First.ClickAsync();
        await tab.Page.WaitForURLAsync("**/article**");
    }

    [BrowserFact]
    public async Task An_issue_that_is_uploaded_opens_at_its_articles()
    {
        const string Page = "东岭特钢二期项目投产\n\n本报讯（记者 穆青岚）2月6日，泽州县东岭特钢有限公司二期项目正式投产。该项目总投资4.8亿元，预计年产值7亿元。\n";
        await using var tab = await workbench.Open("/new");
        await tab.Page.Locator("#files").SetInputFilesAsync(workbench.Scratch.Write("泽州快讯-2026-02-07.txt", Page));
        await tab.Page.WaitForURLAsync("**/article?source=**", new PageWaitForURLOptions { Timeout = 60_000 });
        Assert.Contains("东岭特钢", await tab.Page.Locator("h1").InnerTextAsync(), StringComparison.Ordinal);
        Assert.True(await tab.Page.Locator(".fact.investment").CountAsync() > 0);
        Assert.Empty(tab.Errors);
    }

    [BrowserFact]
    public async Task Hostile_text_is_inert_on_every_page()
    {
        await using var tab = await workbench.Open(Hostile.Page);
        Assert.Contains("<script>window.harmed=1</script>", await tab.Page.Locator("h1").InnerTextAsync(), StringComparison.Ordinal);
        foreach (var page in Pages.Append(Hostile.Page + "&view=page").Append("/?q=%3Cscript%3E&source=%22%27%3E%3Cb%3E").Append("/projects?place=%3Ci%3E&sort=-worth").Append("/briefing?from=2026-02&to=2026-02&title=%3Cimg%20src=x%20onerror=window.harmed=5%3E"))
        {
            await tab.Go(page);
            Assert.True(await tab.Page.EvaluateAsync<bool>("() => window.harmed === undefined && getComputedStyle(document.querySelector('main')).display !== 'none'"), page);
        }

        Assert.Empty(tab.Errors);
    }

    private static async Task Taken(Tab tab, string kind, string begin)
    {
        var download = await tab.Page.RunAndWaitForDownloadAsync(() => tab.Page.Locator(".downloads a", new PageLocatorOptions { HasTextString = kind }).ClickAsync());
        var content = await File.ReadAllTextAsync(await download.PathAsync());
        Assert.StartsWith(begin, content, StringComparison.Ordinal);
    }
}
