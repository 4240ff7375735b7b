using System.Text;

using PolicyML.Text;
using PolicyML.Text.Decoding;
using PolicyML.Text.Sources;

namespace PolicyML.Tests.Unit;

public class SourcesHtmlTests
{
    private const string First = "太和县坚持把项目建设作为主抓手，今年一季度签约项目12个，总投资36.5亿元，同比增长18.2%。";
    private const string Second = "县经济开发区负责人介绍，园区新建标准化厂房8万平方米，预计年产值突破20亿元。";

    [Fact]
    public void A_government_page_gives_headline_and_paragraphs_without_its_menus()
    {
        var text = Read($"""
            <!DOCTYPE html><html><head><meta charset="utf-8"><title>太和县项目建设跑出加速度_太和县人民政府</title>
            <style>p {"{"} color: red {"}"}</style><script>var a = "<p>不是正文，这是脚本里的一句话，很长很长。</p>";</script></head>
            <body><div class="header"><a href="/">太和县人民政府</a></div>
            <ul class="nav"><li><a href="/1">首页</a></li><li><a href="/2">政务公开</a></li><li><a href="/3">政务服务</a></li></ul>
            <div class="main"><div class="crumbs">当前位置：<a href="/">首页</a> &gt; <a href="/x">要闻</a></div>
            <h1>太和县项目建设<br>跑出加速度</h1><div class="info">来源：县融媒体中心 发布时间：2024-03-04</div>
            <div class="TRS_Editor"><p>　　{First}</p><p>&emsp;&emsp;<strong>{Second}</strong></p><h3>补齐短板</h3><p>{First}</p></div>
            <div class="related"><h3>相关阅读</h3><ul><li><a href="/a">某地推进高标准农田建设取得新进展</a></li></ul></div></div>
            <div class="footer">版权所有：太和县人民政府办公室，地址：人民路1号，电话：0000-0000000。</div></body></html>
            """);
        Assert.Equal($"太和县项目建设\n跑出加速度\n\n来源：县融媒体中心 发布时间：2024-03-04\n\n{First}\n\n{Second}\n\n补齐短板\n\n{First}\n", text);
    }

    [Fact]
    public void A_page_of_tables_and_line_breaks_gives_its_paragraphs()
    {
        var text = Read($"""
            <html><head><title>开发区招商引资再结硕果</title></head><body bgcolor=white><form action=x>
            <table width=100%><tr><td><a href=1>首页</a></td><td><a href=2>新闻</a></td><td><a href=3>公告</a></td></tr></table>
            <table><tr><td width=20%><a href=4>通知一</a><br><a href=5>通知二</a><br><a href=6>通知三</a></td>
            <td><font size=5>开发区招商引资再结硕果</font><br><br>　　{First}<br>　　{Second}<br><br>　　{First}</td></tr></table>
            <table><tr><td>主办单位：开发区管委会</td></tr></table></form></body></html>
            """);
        Assert.Equal($"开发区招商引资再结硕果\n\n{First}\n\n{Second}\n\n{First}\n", text);
    }

    [Fact]
    public void All_articles_of_a_page_are_kept_even_where_one_is_much_longer()
    {
        var longer = string.Concat(Enumerable.Repeat($"<p>{First}</p>", 40));
        var text = Read($"""
            <body><div class="menu"><a href=1>第01版</a><a href=2>第02版</a></div><div id="page">
            <div class="article"><h2><a href="1.html">项目建设提速增效</a></h2>{longer}</div>
            <div class="article"><h2><a href="2.html">产业园区添新军</a></h2><p>{Second}</p></div>
            </div></body>
            """);
        Assert.StartsWith("项目建设提速增效\n\n", text, StringComparison.Ordinal);
        Assert.EndsWith($"\n\n产业园区添新军\n\n{Second}\n", text, StringComparison.Ordinal);
        Assert.DoesNotContain("版", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_headline_in_a_head_of_its_own_is_kept_and_the_head_of_the_site_is_not()
    {
        var text = Read($"""
            <title>产业园区添新军 - 太和县融媒体中心</title><header><h1 class="logo">太和县融媒体</h1><nav><a href=1>首页</a></nav></header>
            <div class="article-header"><h2>产业园区添新军</h2><span>2024-03-04</span></div><div class="article-body"><p>{First}</p><p>{Second}</p></div>
            <div class="pageFooter">太和县融媒体中心主办，未经授权不得转载，联系电话见首页。</div>
            """);
        Assert.Equal($"产业园区添新军\n\n2024-03-04\n\n{First}\n\n{Second}\n", text);
    }

    [Fact]
    public void The_cells_of_a_table_are_separated_and_its_rows_are_lines()
    {
        var text = Read($"<body><h1>主要指标</h1><p>{First}</p><table><tr><th>指标</th><th>总量（亿元）</th><th>增长</th></tr><tr><td>工业产值</td><td></td><td><p>5.2%</p></td></tr></table></body>");
        Assert.Equal($"主要指标\n\n{First}\n\n指标\t总量（亿元）\t增长\n工业产值\t\t5.2%\n", text);
    }

    [Fact]
    public void What_is_not_shown_is_not_read()
    {
        var text = Read($"<body><p>{First}</p><p hidden>隐藏的一段文字，不应当出现。</p><div style='display: none'>{Second}</div><!-- 注释 --><noscript>请启用脚本</noscript><select><option>选项</select><p>漢<ruby>字<rt>zì</rt></ruby>&amp;<i>甲</i>&nbsp;&lt;乙，{Second}</p></body>");
        Assert.Equal($"{First}\n\n漢字&甲\u00A0<乙，{Second}\n", text);
    }

    [Theory]
    [InlineData("只有一行", "只有一行\n")]
    [InlineData("<p>3 < 5 且 <中文> 不是标签", "3 < 5 且 <中文> 不是标签\n")]
    [InlineData("<ul><li><a href=1>目录一</a><li><a href=2>目录二</a></ul>", "目录一\n\n目录二\n")]
    [InlineData("<p>图为生产线。张三 摄</p>", "图为生产线。张三 摄\n")]
    [InlineData("<pre>甲\n\n乙\n丙</pre>", "甲\n\n乙\n丙\n")]
    [InlineData("<!-- 未完", "")]
    [InlineData("<script>未完", "")]
    [InlineData("<p title=\"未完>正文", "")]
    [InlineData("", "")]
    [InlineData("<html><head><title>只有标题</title></head><body></body></html>", "")]
    public void Small_and_broken_pages_give_what_they_have(string html, string expected)
    {
        Assert.Equal(expected, Read(html));
    }

    [Fact]
    public void A_declared_encoding_is_used_where_it_is_right_and_ignored_where_it_is_wrong()
    {
        var html = $"<html><head><meta http-equiv=Content-Type content='text/html; charset=gb2312'></head><body><p>{First}</p></body></html>";
        Assert.Equal(First + "\n", Read(TextEncodings.Gb18030.GetBytes(html)).Text);
        Assert.Equal(First + "\n", Read(Encoding.UTF8.GetBytes(html)).Text);
        var tiny = Read(TextEncodings.Big5.GetBytes("<meta charset=big5><p>產值"));
        Assert.Equal(("產值\n", "html"), (tiny.Text, tiny.Encoding));
    }

    [Fact]
    public void HTML_is_known_by_its_content_where_the_name_says_nothing()
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes($"\n <!doctype HTML><p>{First}</p>"));
        Assert.Equal(First + "\n", SourceReader.Read(stream, "-", ReadOptions.Default).Text);
    }

    public static TheoryData<string> Hostile() => new()
    {
        "div", "span", "b", "p", "table><tr><td", "ul><li", "font color=red", "a href=x", "blockquote", "svg", "select", "h1", "td", "template", "中",
    };

    [Theory]
    [MemberData(nameof(Hostile))]
    public void A_hundred_thousand_nested_tags_are_read(string tag)
    {
        var html = new StringBuilder().Insert(0, $"<{tag}>", 100_000).Append(First);
        foreach (var name in tag.Split("><").Reverse()) html.Insert(html.Length, $"</{name.Split(' ')[0]}>", 100_000);
        html.Append("<p>").Append(Second).Append("</p>");
        Assert.Contains(Second, Read(html.ToString()), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<p><font a=1>x", 100_000)]
    [InlineData("<b><i><u><p>x", 50_000)]
    [InlineData("<a href='", 100_000)]
    [InlineData("<a title=\">", 100_000)]
    [InlineData("<!--", 100_000)]
    [InlineData("</div>", 100_000)]
    [InlineData("<br>", 300_000)]
    [InlineData("<", 1_000_000)]
    [InlineData("<table>x", 30_000)]
    [InlineData("<svg><title>", 50_000)]
    [InlineData("&amp;&#20013;&unknown;&#xD800;", 100_000)]
    [InlineData("<title>", 100_000)]
    public void Markup_repeated_without_end_neither_hangs_nor_throws(string markup, int times)
    {
        Read($"<body><p>{First}</p>" + new StringBuilder().Insert(0, markup, times));
    }

    [Fact]
    public void A_tag_with_a_hundred_thousand_attributes_is_read()
    {
        var attributes = string.Concat(Enumerable.Range(0, 100_000).Select(i => $" a{i}=1"));
        Assert.Equal($"{First}\n", Read($"<p{attributes}>{First}</p>"));
    }

    private static string Read(string html) => Read(Encoding.UTF8.GetBytes(html)).Text;

    private static SourceText Read(byte[] bytes)
    {
        using var stream = new MemoryStream(bytes);
        return SourceReader.Read(stream, "page.html", ReadOptions.Default);
    }
}
