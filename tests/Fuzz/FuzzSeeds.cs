using System.IO.Compression;
using System.Text;

using PolicyML.Text.Sources;

namespace PolicyML.Tests.Fuzz;

/// <summary>What cases are made from: the sample issues of the repository, and words.</summary>
internal sealed class FuzzSeeds
{
    /// <summary>Words, numbers and marks that rules look at.</summary>
    public static readonly string[] Words =
    [
        "投资", "总投资", "产值", "营业收入", "税收", "利润", "规上工业增加值", "其中", "分别", "分别为", "分别增长", "和", "、", "，", "。", "；", "\n", "\n\n",
        "亿元", "万元", "元", "万亿", "亿", "万", "千", "%", "％", "‰", "个百分点", "成", "倍", "番", "亩", "家", "个", "万人", "亿美元", "万吨", "港元", "欧元",
        "1", "2.5", "3,000", "１２", "0", "00", ".", "1.2.3", "9999999999999999999999999999999", "99999999999999999999", "亿亿亿亿", "一", "二十", "三十几", "百", "半", "两", "〇", "十余", "数十", "近", "约", "超", "以上", "左右", "不超过", "多",
        "—", "-", "~", "至", "到", "—15", "10—", "同比", "环比", "比上年", "年均", "增长", "下降", "翻一番", "提高", "收窄", "降幅", "增速", "达到", "突破", "由", "增加到", "占",
        "2023年", "2023-2025年", "0年", "9999年", "13月", "2月30日", "99日", "去年", "今年以来", "上半年", "前三季度", "1—9月", "“十四五”期间", "截至目前", "去年同期", "2月29日", "五年来", "一季度末", "本周", "周三", "第三周",
        "计划", "预计", "力争", "目标", "开工", "投产", "签约", "（", "）", "（单位：万元）", "“", "”", "《", "》", "本报讯", "（记者 ", "通讯员", "摄", "供图", "#", "##", "|", "\t", "：", "——", "一是", "（一）", "1.", "鼓楼区", "太和", "运城经开区", "山西省", "表1", "单位：", "指标", "（下同）", "为", "的", "比", "高于全国",
        "有限公司", "项目", "链主企业", "链核", "专精特新", "专业镇", "法兰锻件", "负极材料", "由某某有限公司投资建设的", "二期", "年产10万吨", "园区", "开发区", "责任编辑：", "第04版", "2024年3月4日 星期一", "图为",
    ];

    /// <summary>Pieces of HTML.</summary>
    public static readonly string[] Tags =
    [
        "<p>", "</p>", "<div>", "</div>", "<table>", "<tr>", "<td>", "</td>", "</table>", "<script>", "</script>", "<style>", "</style>", "<!--", "-->", "<![CDATA[", "]]>", "<h1>", "</h1>", "<br>", "<br/>", "<svg>", "<math>", "<template>", "<select>", "<option>",
        "<textarea>", "<title>", "</title>", "<iframe srcdoc='", "'>", "<a href=\"javascript:x\">", "&nbsp;", "&#xD800;", "&#0;", "&#x10FFFF;", "&#99999999999;", "&amp", "<meta charset=gbk>", "<meta charset=\"utf-16\">", "<base href=x>", "<frameset>", "<plaintext>", "<body onload=x>", "<b><i><u>", "<li>", "<!DOCTYPE html>", "<noscript>", "<img src=x alt=\"", "\">", "<", ">", "\"", "'", "\0",
    ];

    private FuzzSeeds(string[] pages, byte[] html, Dictionary<string, byte[]> docx, byte[] docxFile, byte[] store, byte[] model)
    {
        (Pages, Html, Docx, DocxFile, Store, Model) = (pages, html, docx, docxFile, store, model);
    }

    /// <summary>The sample issues as text.</summary>
    public string[] Pages { get; }

    /// <summary>A sample issue of HTML.</summary>
    public byte[] Html { get; }

    /// <summary>The parts of a sample issue in Word.</summary>
    public Dictionary<string, byte[]> Docx { get; }

    /// <summary>The same, whole.</summary>
    public byte[] DocxFile { get; }

    /// <summary>A small store.</summary>
    public byte[] Store { get; }

    /// <summary>The shipped model.</summary>
    public byte[] Model { get; }

    /// <summary>A PDF of one line.</summary>
    public static byte[] Pdf { get; } = Encoding.ASCII.GetBytes("""
        %PDF-1.4
        1 0 obj <</Type /Catalog /Pages 2 0 R>> endobj
        2 0 obj <</Type /Pages /Kids [3 0 R] /Count 1>> endobj
        3 0 obj <</Type /Page /Parent 2 0 R /MediaBox [0 0 300 200] /Contents 4 0 R /Resources <</Font <</F1 5 0 R>>>>>> endobj
        4 0 obj <</Length 53>> stream
        BT /F1 12 Tf 20 100 Td (GDP 12.5 in 2024, up 8.1) Tj ET
        endstream endobj
        5 0 obj <</Type /Font /Subtype /Type1 /BaseFont /Helvetica>> endobj
        trailer <</Root 1 0 R /Size 6>>
        %%EOF
        """);

    /// <summary>Reads the samples of a repository.</summary>
    /// <param name="root">Its folder.</param>
    /// <param name="store">The bytes of a small store.</param>
    public static FuzzSeeds Load(string root, byte[] store)
    {
        var issues = Path.Combine(root, "datasets", "issues");
        string[] pages = [.. Directory.EnumerateFiles(issues).Order(StringComparer.Ordinal).Select(path => SourceReader.Read(path, ReadOptions.Default).Text)];
        var docx = File.ReadAllBytes(Directory.EnumerateFiles(issues, "*.docx").First());
        using var archive = new ZipArchive(new MemoryStream(docx));
        var parts = archive.Entries.ToDictionary(e => e.FullName, BytesOf, StringComparer.Ordinal);
        return new FuzzSeeds(
            pages, File.ReadAllBytes(Directory.EnumerateFiles(issues, "*.html").First()), parts, docx, store, File.ReadAllBytes(Path.Combine(root, "models", "default", "model.bin")));
    }

    private static byte[] BytesOf(ZipArchiveEntry entry)
    {
        using var stream = entry.Open();
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }
}
