using Microsoft.Playwright;

namespace PolicyML.Tests.Browser;

/// <summary>What visitors correct: one key each, undone with one, shown to whoever comes later.</summary>
[Collection(SharedWorkbench.Name)]
public class CorrectionTests(Workbenches workbench)
{
    private const string Issue = "/article?source=danqin-2025%2Fdanqin-2026-01-29.txt&n=";

    [BrowserFact]
    public async Task A_figure_is_confirmed_and_rejected_and_both_are_undone_by_key()
    {
        await using var tab = await workbench.Open(Issue + "2");
        await Choose(tab, "投资12亿元");
        await tab.Press("c");
        await Said(tab, "已确认 · 穆青岚");
        await tab.Press("u");
        await Unsaid(tab);
        await tab.Press("x");
        await Said(tab, "已驳回");
        Assert.DoesNotContain("投资12亿元", await FactsOf(tab, "danqin-2026-01-29"), StringComparison.Ordinal);
        await tab.Go(Issue + "2");
        await Choose(tab, "投资12亿元");
        await tab.Press("u");
        await Unsaid(tab);
        Assert.Contains("投资12亿元", await FactsOf(tab, "danqin-2026-01-29"), StringComparison.Ordinal);
    }

    [BrowserFact]
    public async Task A_changed_value_is_what_lists_and_series_show()
    {
        await using var tab = await workbench.Open(Issue + "3");
        await Choose(tab, "地区生产总值完成312.5亿元");
        await tab.Press("e");
        await tab.Page.Locator("#edit [name=value]").FillAsync("三百亿");
        await tab.Page.Locator("#edit [value=save]").ClickAsync();
        await tab.Page.Locator("#edit .problem", new PageLocatorOptions { HasTextString = "三百亿" }).WaitForAsync();
        await tab.Page.Locator("#edit [name=value]").FillAsync("321.5亿");
        await tab.Page.Locator("#edit [name=status]").SelectOptionAsync("target");
        await tab.Page.Locator("#edit [value=save]").ClickAsync();
        await Said(tab, "已修改");
        Assert.Contains("321.5亿元", await tab.Page.Locator(".facts .fact.open .value").InnerTextAsync(), StringComparison.Ordinal);
        Assert.Equal(1, await tab.Page.Locator(".paper .f.target.on").CountAsync());
        await tab.Go("/facts?indicator=gdp&status=target&source=danqin-2026-01-29");
        Assert.Contains("321.5亿元", await tab.Page.Locator("table").InnerTextAsync(), StringComparison.Ordinal);
        await tab.Go("/corrections");
        Assert.Contains("312.5亿元 → 321.5亿元", await tab.Page.Locator("table").InnerTextAsync(), StringComparison.Ordinal);
        await tab.Go(Issue + "3");
        await Choose(tab, "地区生产总值完成312.5亿元");
        await tab.Press("u");
        await Unsaid(tab);
        Assert.Contains("312.5亿元", await tab.Page.Locator(".facts .fact.open .value").InnerTextAsync(), StringComparison.Ordinal);
    }

    [BrowserFact]
    public async Task A_missed_figure_is_added_by_selecting_its_words()
    {
        await using var tab = await workbench.Open(Issue + "4");
        var before = await tab.Page.Locator(".facts .fact").CountAsync();
        await Select(tab, "研究院拿到的股权收益");
        await tab.Press("a");
        await tab.Page.Locator("#edit [name=subject]").FillAsync("研究院");
        await tab.Page.Locator("#edit [name=value]").FillAsync("86.4万");
        await tab.Page.Locator("#edit [name=indicator]").SelectOptionAsync("revenue");
        await tab.Page.Locator("#edit [value=save]").ClickAsync();
        var added = tab.Page.Locator(".fact.added");
        await added.WaitForAsync();
        Assert.Equal(before + 1, await tab.Page.Locator(".facts .fact").CountAsync());
        Assert.Contains("86.4万元", await added.InnerTextAsync(), StringComparison.Ordinal);
        await tab.Page.EvaluateAsync("() => getSelection().removeAllRanges()");
        await tab.Press("u");
        await added.WaitForAsync(new LocatorWaitForOptions { State = WaitForSelectorState.Detached });
        Assert.Empty(tab.Errors);
    }

    [BrowserFact]
    public async Task A_label_is_rejected_added_and_both_are_undone()
    {
        await using var tab = await workbench.Open(Issue + "2");
        var label = tab.Page.Locator("[data-label=electronics]");
        await label.FocusAsync();
        await tab.Press("x");
        await tab.Page.Locator("[data-label=electronics].rejected").WaitForAsync();
        await label.FocusAsync();
        await tab.Press("u");
        await tab.Page.Locator("[data-label=electronics]:not(.rejected)").WaitForAsync();
        await tab.Page.Locator("#add-label").SelectOptionAsync("chain:logistics");
        var added = tab.Page.Locator("[data-label=logistics]");
        await added.WaitForAsync();
        await tab.Go("/?chain=logistics&source=danqin-2026-01-29");
        Assert.Equal(1, await tab.Page.Locator("a.title").CountAsync());
        await tab.Go(Issue + "2");
        await added.FocusAsync();
        await tab.Press("u");
        await added.WaitForAsync(new LocatorWaitForOptions { State = WaitForSelectorState.Detached });
    }

    [BrowserFact]
    public async Task A_label_is_changed_into_another_and_back()
    {
        await using var tab = await workbench.Open("/article?source=danqin-2025%2Fdanqin-2026-01-22.txt&n=4");
        var label = tab.Page.Locator("[data-label=electronics]");
        await label.FocusAsync();
        await tab.Press("e");
        await tab.Page.Locator("#add-label").SelectOptionAsync("chain:logistics");
        await tab.Page.Locator("[data-label=electronics].rejected").WaitForAsync();
        var other = tab.Page.Locator("[data-label=logistics]");
        await other.WaitForAsync();
        await other.FocusAsync();
        await tab.Press("u");
        await tab.Page.Locator("[data-label=electronics]:not(.rejected)").WaitForAsync();
        Assert.Equal(0, await other.CountAsync());
        Assert.Empty(tab.Errors);
    }

    [BrowserFact]
    public async Task An_article_is_joined_to_the_one_before_and_parted_again()
    {
        await using var tab = await workbench.Open("/article?source=danqin-2025%2Fdanqin-2026-01-22.txt&n=2&view=page");
        var before = await tab.Page.Locator(".cut").CountAsync();
        var button = tab.Page.Locator("[data-do=join]").Last;
        await button.FocusAsync();
        await tab.Press("Enter");
        await tab.Page.WaitForFunctionAsync("n => document.querySelectorAll('.cut').length === n - 1", before);
        await tab.Page.EvaluateAsync("() => document.activeElement.blur()");
        while (await tab.Page.Locator(".cut").CountAsync() < before)
        {
            await tab.Press("u");
            await tab.Page.WaitForTimeoutAsync(300);
        }

        Assert.Empty(tab.Errors);
    }

    [BrowserFact]
    public async Task A_boundary_is_moved_and_moved_back()
    {
        const string Words = "看好手机、孩子和热油锅";
        await using var tab = await workbench.Open(Issue + "7&view=page");
        await Select(tab, Words);
        await tab.Press("b");
        await tab.Page.Locator("#boundary select").SelectOptionAsync(new SelectOptionValue { Index = 0 });
        await tab.Page.Locator("#boundary [value=save]").ClickAsync();
        var moved = tab.Page.Locator(".run[data-n='2']", new PageLocatorOptions { HasTextString = Words });
        await moved.WaitForAsync();
        await tab.Press("u");
        await moved.WaitForAsync(new LocatorWaitForOptions { State = WaitForSelectorState.Detached });
        Assert.Empty(tab.Errors);
    }

    [BrowserFact]
    public async Task Who_comes_later_sees_what_the_earlier_did_and_is_asked_again()
    {
        await using var first = await workbench.Open("/article?source=danqin-2025%2Fdanqin-2026-01-22.txt&n=4");
        await using var second = await workbench.Open("/article?source=danqin-2025%2Fdanqin-2026-01-22.txt&n=4");
        await second.Page.Locator("#name").FillAsync("李四");
        await second.Page.Locator("#name").PressAsync("Tab");
        await Choose(first, "产值97.3亿元");
        await Choose(second, "产值97.3亿元");
        await first.Press("c");
        await Said(first, "已确认 · 穆青岚");
        await second.Press("x");
        var dialog = second.Page.Locator("#conflict");
        await dialog.Locator("li").WaitForAsync();
        Assert.Contains("穆青岚", await dialog.InnerTextAsync(), StringComparison.Ordinal);
        await dialog.Locator("[value=leave]").ClickAsync();
        await Said(second, "已确认 · 穆青岚");
        await second.Press("x");
        await Said(second, "已驳回 · 李四");
    }

    private static async Task Choose(Tab tab, string text)
    {
        await tab.Page.Locator(".paper .f", new PageLocatorOptions { HasTextString = text }).First.ClickAsync();
        await tab.Page.Locator(".facts .fact.open").WaitForAsync();
    }

    private static Task Said(Tab tab, string text) => tab.Page.Locator(".facts .fact.open .said", new PageLocatorOptions { HasTextString = text }).WaitForAsync();

    private static Task Unsaid(Tab tab) => tab.Page.Locator(".facts .fact.open .sure").WaitForAsync();

    private static async Task<string> FactsOf(Tab tab, string source)
    {
        await tab.Go("/facts?source=" + source);
        return await tab.Page.Locator("table").InnerTextAsync();
    }

    /// <summary>Selects words of the text as a mouse does.</summary>
    private static async Task Select(Tab tab, string words)
    {
        var found = await tab.Page.EvaluateAsync<bool>(
            """
            words => {
              for (const run of document.querySelectorAll('.run')) {
                const at = run.textContent.indexOf(words);
                if (at < 0) continue;
                const place = offset => {
                  const walker = document.createTreeWalker(run, NodeFilter.SHOW_TEXT);
                  let rest = offset;
                  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
                    if (rest <= node.data.length) return [node, rest];
                    rest -= node.data.length;
                  }
                };
                getSelection().setBaseAndExtent(...place(at), ...place(at + words.length));
                return true;
              }
              return false;
            }
            """,
            words);
        Assert.True(found, words);
    }
}
