using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

using PolicyML.Workbench.Hosting;
using PolicyML.Workbench.Intake;
using PolicyML.Workbench.Texts;

namespace PolicyML.Tests.Browser;

/// <summary>What the workbench refuses, seen without a browser.</summary>
[Collection(SharedWorkbench.Name)]
public partial class GateTests(Workbenches workbench)
{
    [Fact]
    public async Task A_page_may_load_nothing_from_elsewhere_and_run_nothing_inline()
    {
        using var visitor = new Visitor(workbench.Url);
        using var answer = await visitor.Client.GetAsync(new Uri("/", UriKind.Relative));
        var policy = string.Join(' ', answer.Headers.GetValues("Content-Security-Policy"));
        Assert.Contains("default-src 'none'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        var cookie = Assert.Single(answer.Headers.GetValues("Set-Cookie"));
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=strict", cookie, StringComparison.OrdinalIgnoreCase);
        var page = await answer.Content.ReadAsStringAsync();
        Assert.DoesNotContain("http://", page, StringComparison.Ordinal);
        Assert.DoesNotContain("https://", page, StringComparison.Ordinal);
        Assert.True(Encoding.UTF8.GetByteCount(page) < 100_000, "the first page is small");
    }

    [Theory]
    [InlineData("evil.example", HttpStatusCode.MisdirectedRequest)]
    [InlineData("127.0.0.1.evil.example", HttpStatusCode.MisdirectedRequest)]
    [InlineData("10.0.0.1", HttpStatusCode.MisdirectedRequest)]
    [InlineData("localhost", HttpStatusCode.OK)]
    public async Task A_name_that_another_site_points_here_is_not_answered(string host, HttpStatusCode expected)
    {
        using var visitor = new Visitor(workbench.Url);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/") { Headers = { Host = host } };
        using var answer = await visitor.Client.SendAsync(request);
        Assert.Equal(expected, answer.StatusCode);
    }

    [Fact]
    public async Task A_change_without_the_pages_token_or_from_another_site_is_refused()
    {
        using var visitor = new Visitor(workbench.Url);
        var token = await visitor.Token();
        foreach (var (header, site, expected) in ((string?, string?, HttpStatusCode)[])[(null, null, HttpStatusCode.Forbidden), ("x" + token, null, HttpStatusCode.Forbidden), (token, "http://evil.example", HttpStatusCode.Forbidden), (token, workbench.Url, HttpStatusCode.OK)])
        {
            foreach (var path in (string[])["/correct", "/upload?name=a.txt"])
            {
                using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new StringContent(path == "/correct" ? "{}" : "一则消息。") };
                if (header is not null) request.Headers.Add("X-Change-Token", header);
                if (site is not null) request.Headers.Add("Origin", site);
                using var answer = await visitor.Client.SendAsync(request);
                Assert.Equal(expected, answer.StatusCode);
            }
        }
    }

    [Fact]
    public async Task A_session_of_another_run_is_none()
    {
        using var visitor = new Visitor(workbench.Url);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/");
        request.Headers.Add("Cookie", "workbench=abc.def");
        using var answer = await visitor.Client.SendAsync(request);
        Assert.True(answer.Headers.Contains("Set-Cookie"));
    }

    [Theory]
    [InlineData("page.exe", HttpStatusCode.UnsupportedMediaType)]
    [InlineData("page", HttpStatusCode.UnsupportedMediaType)]
    [InlineData(".txt", HttpStatusCode.UnsupportedMediaType)]
    [InlineData("page.docx", HttpStatusCode.UnprocessableEntity)]
    [InlineData("../../../tmp/out.txt", HttpStatusCode.OK)]
    public async Task Uploads_are_of_known_kinds_and_their_names_open_nothing(string name, HttpStatusCode expected)
    {
        using var visitor = new Visitor(workbench.Url);
        using var answer = await visitor.Upload(name, name.EndsWith(".docx", StringComparison.Ordinal) ? [0x50, 0x4B, 3, 4, 9, 9] : "一则消息。"u8.ToArray());
        Assert.Equal(expected, answer.StatusCode);
        using var told = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        if (expected == HttpStatusCode.OK) Assert.Equal("上传/out.txt", told.RootElement.GetProperty("path").GetString());
        else Assert.NotEqual("", told.RootElement.GetProperty("problem").GetString());
    }

    [Fact]
    public async Task A_form_without_script_uploads_with_its_token_and_not_without()
    {
        using var visitor = new Visitor(workbench.Url);
        var token = await visitor.Token();
        foreach (var (given, expected) in ((string, HttpStatusCode)[])[("x", HttpStatusCode.Forbidden), (token, HttpStatusCode.Redirect)])
        {
            using var form = new MultipartFormDataContent { { new StringContent(given), "change" }, { new StringContent("2026-02-09"), "published" }, { new ByteArrayContent("阳城县建成两座塔。"u8.ToArray()), "files", "plain.txt" } };
            using var answer = await visitor.Client.PostAsync(new Uri("/new", UriKind.Relative), form);
            Assert.Equal(expected, answer.StatusCode);
            if (expected == HttpStatusCode.Redirect) Assert.Contains("plain.txt", Uri.UnescapeDataString(answer.Headers.Location!.ToString()), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task An_upload_beyond_the_limit_is_refused()
    {
        using var visitor = new Visitor(workbench.Url);
        using var answer = await visitor.Upload("large.txt", new byte[(32 << 20) + 1]);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
    }

    [Fact]
    public async Task An_upload_never_takes_the_place_of_another()
    {
        using var visitor = new Visitor(workbench.Url);
        foreach (var (text, path) in ((string, string)[])[("甲镇新开一家厂。", "twice.txt"), ("乙镇新开两家厂。", "twice (2).txt"), ("甲镇新开一家厂。", "twice.txt")])
        {
            using var answer = await visitor.Upload("twice.txt", Encoding.UTF8.GetBytes(text));
            Assert.Contains(path, await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("/article?source=/etc/passwd")]
    [InlineData("/article?source=danqin-2025/danqin-2026-01-22.txt&n=999")]
    [InlineData("/assets/x/../../app.css")]
    [InlineData("/nothing")]
    public async Task What_the_store_does_not_have_is_not_found(string path)
    {
        using var visitor = new Visitor(workbench.Url);
        using var answer = await visitor.Client.GetAsync(new Uri(path, UriKind.Relative));
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task Beyond_this_machine_a_token_is_asked_for_once()
    {
        using var open = await Served.Start(workbench.Store, "http://0.0.0.0:0");
        for (var i = 0; i < 100 && !Token().IsMatch(open.Said); i++) await Task.Delay(50);
        var token = Token().Match(open.Said).Groups["token"].Value;
        Assert.True(token.Length >= 32);
        using var visitor = new Visitor(open.Url);
        foreach (var path in (string[])["/", "/facts", "/?token=wrong"])
        {
            using var refused = await visitor.Client.GetAsync(new Uri(path, UriKind.Relative));
            Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);
            Assert.False(refused.Headers.Contains("Set-Cookie"));
        }

        using var entered = await visitor.Client.GetAsync(new Uri("/?token=" + token, UriKind.Relative));
        Assert.Contains("url=/\"", await entered.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        var page = await visitor.Client.GetStringAsync(new Uri("/", UriKind.Relative));
        Assert.DoesNotContain(token, page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://127.0.0.1:5080", true)]
    [InlineData("http://localhost", true)]
    [InlineData("http://[::1]:0", true)]
    [InlineData("http://0.0.0.0:80", false)]
    [InlineData("http://*:80", false)]
    [InlineData("http://workbench.example:8080", false)]
    [InlineData("https://127.0.0.1:5080", null)]
    [InlineData("http://127.0.0.1:99999", null)]
    [InlineData("127.0.0.1", null)]
    [InlineData("http://a/b", null)]
    public void An_address_is_this_machines_alone_or_not(string url, bool? isLoopback) => Assert.Equal(isLoopback, ListenAddress.Parse(url)?.IsLoopback);

    [Theory]
    [InlineData("C:\\papers\\2025-03-04.TXT", "2025-03-04.txt")]
    [InlineData("..\u202E/\u202Ea<b>.html", "ab.html")]
    [InlineData("日报 (2).docx", "日报 (2).docx")]
    [InlineData("a.txt.exe", null)]
    [InlineData("..txt", null)]
    public void The_name_of_an_upload_is_a_label(string told, string? kept) => Assert.Equal(kept, UploadName.Clean(told));

    [Fact]
    public void Every_text_of_the_pages_has_both_languages()
    {
        Assert.All(Words.Rows("texts.tsv"), row => Assert.Equal(3, row.Length));
        Assert.All(Words.Chinese.Keys, key => Assert.Equal(Holes().Count(Words.Chinese[key]), Holes().Count(Words.English[key])));
    }

    [GeneratedRegex(@"token=(?<token>\w+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Token();

    [GeneratedRegex(@"\{\d\}", RegexOptions.None, 1000)]
    private static partial Regex Holes();
}
