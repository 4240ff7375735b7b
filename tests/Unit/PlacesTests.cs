using PolicyML.Core;
using PolicyML.Core.Lexicons;
using PolicyML.Text;
using PolicyML.Text.Layout;
using PolicyML.Text.Places;
using PolicyML.Text.Reading;

namespace PolicyML.Tests.Unit;

public class PlacesTests
{
    private static readonly PlaceResolver Resolver = PlaceResolver.Load(Lexicon.Default);

    private static string Codes(string text, string? home = null) =>
        string.Join(' ', Resolver.Gazetteer.Resolve(text, home).Select(p => p.Division.Code));

    [Theory]
    [InlineData("芮城县的果园", "140830")]
    [InlineData("山西省晋中市平遥县", "140000 140700 140728")]
    [InlineData("江西安福县的油茶", "360000 360829")]
    [InlineData("山西安泰公司", "140000")]
    [InlineData("广西安排专项资金", "450000")]
    [InlineData("湖南南岳古镇", "430000 430412")]
    [InlineData("千年古县浏阳", "430181")]
    [InlineData("河南信阳新县", "410000 411500 411523")]
    [InlineData("河南蒙古族自治县的牧场", "632324")]
    [InlineData("海南藏族自治州和海南省", "632500 460000")]
    [InlineData("海南州的光伏园", "632500")]
    [InlineData("内蒙古乌海市海南区", "150000 150300 150303")]
    [InlineData("吉林的玉米与吉林市的碳纤维", "220000 220200")]
    [InlineData("延边州和龙市", "222400 222406")]
    [InlineData("湘西土家族苗族自治州花垣县", "433100 433124")]
    [InlineData("偃师市改为偃师区", "410307 410307")]
    [InlineData("北京市朝阳区", "110000 110105")]
    [InlineData("辽宁省朝阳市朝阳县", "210000 211300 211321")]
    [InlineData("长春市朝阳区", "220100 220104")]
    [InlineData("南京市鼓楼区的企业，鼓楼区的园区", "320100 320106 320106")]
    [InlineData("徐州市鼓楼区", "320300 320302")]
    [InlineData("石家庄市桥西区", "130100 130104")]
    [InlineData("张家口市桥西区与石家庄市桥西区", "130700 130703 130100 130104")]
    [InlineData("沈阳和平长白岛", "210100 210102")]
    [InlineData("天津市和平区", "120000 120101")]
    [InlineData("山西晋城的城区", "140000 140500 140502")]
    [InlineData("重庆两江新区的汽车", "500000 500157")]
    [InlineData("重庆市渝北区", "500000 500112")]
    [InlineData("雄安新区的工地", "130600")]
    [InlineData("横琴的企业", "440402")]
    [InlineData("民权高新技术产业开发区的冷柜，河南冷链", "411421 410000")]
    [InlineData("义乌的市场、昆山的电子", "330782 320583")]
    [InlineData("新疆维吾尔自治区伊犁哈萨克自治州霍尔果斯市", "650000 654000 654004")]
    [InlineData("兵团第十师北屯市与白杨市", "659005 659012")]
    [InlineData("大厂回族自治县", "131028")]
    [InlineData("广东省东莞市松山湖", "440000 441900 441900")]
    [InlineData("甘肃嘉峪关市", "620000 620200")]
    [InlineData("湖北省仙桃市、潜江市", "420000 429004 429005")]
    [InlineData("海南省东方市", "460000 469007")]
    [InlineData("香港特别行政区与澳门", "810000 820000")]
    [InlineData("（记者 乐山青 通讯员 海宁、高明 摄）高平市前两月投资平稳", "140581")]
    [InlineData("本报记者　韩城\n记者 3月5日从韩城市统计局获悉", "610581")]
    [InlineData("本报讯（记者乐山青）记者从高平市统计局了解到", "140581")]
    [InlineData("本报讯（记者乐山青、海宁）高平市开工", "140581")]
    [InlineData("记者从高平市和海宁市获悉", "140581 330481")]
    public void Finds_and_settles_names(string text, string codes) => Assert.Equal(codes, Codes(text));

    [Theory]
    [InlineData("国家长治久安，社会和谐")]
    [InlineData("搭建平台，建设创新平台")]
    [InlineData("三明治与哈密瓜")]
    [InlineData("东方红卫星和东方航空")]
    [InlineData("解放思想，改革开放")]
    [InlineData("资源优势转化为合作成果")]
    [InlineData("主城区与老旧城区改造")]
    [InlineData("公安机关与安全通道")]
    [InlineData("绿水青山就是金山银山")]
    [InlineData("真金白银惠民生，平安建设暖人心")]
    [InlineData("新兴产业和富民产业")]
    [InlineData("白银价格上涨，日照时间变长")]
    [InlineData("各位来宾，大家安居乐业")]
    [InlineData("朝阳产业前景广阔，同心同德谋振兴")]
    [InlineData("坚持全面振兴，振兴发展取得新成效")]
    [InlineData("阿里巴巴与宁德时代")]
    [InlineData("财政和金融协同，行政和司法衔接")]
    [InlineData("提高安全意识，提高平均单产")]
    [InlineData("南部地区有雨，中部地区多云")]
    [InlineData("大城市的大方向")]
    [InlineData("鼓楼与钟楼修缮完工")]
    [InlineData("太和殿前的长安街")]
    [InlineData("港口区域内的仓库")]
    [InlineData("现代县域治理，振兴县域经济")]
    [InlineData("各市和县区要抓好落实")]
    [InlineData("顺应城市更新的方向，建成县级平台")]
    public void Passes_over_words_that_only_look_like_places(string text) => Assert.Equal("", Codes(text));

    [Theory]
    [InlineData("桥西区的商圈", "130100", "130104")]
    [InlineData("桥西区的商圈", "130700", "130703")]
    [InlineData("城区的道路", "140500", "140502")]
    [InlineData("鼓楼区的楼宇", "350100", "350102")]
    [InlineData("鼓楼区的楼宇", "140000", "")]
    [InlineData("和顺的牛产业", "140700", "140723")]
    [InlineData("和顺的家庭", null, "")]
    [InlineData("太和的发制品", "341200", "341222")]
    [InlineData("郊区的农民", null, "")]
    public void The_home_of_a_text_settles_what_its_words_leave_open(string text, string? home, string codes) => Assert.Equal(codes, Codes(text, home));

    [Fact]
    public void Spans_are_the_names()
    {
        const string text = "会议在江西省吉安市安福县召开，安福的代表发言。";
        var found = Resolver.Gazetteer.Resolve(text);
        Assert.Equal(["江西省", "吉安市", "安福县", "安福"], found.Select(p => text[p.Span.Start..p.Span.End]));
        Assert.Equal("360829", found[3].Division.Code);
    }

    [Fact]
    public void Names_are_found_in_linear_time_on_hostile_text()
    {
        var text = string.Concat(Enumerable.Repeat("新疆维吾尔自治", 300_000));
        Assert.Equal(300_000, Resolver.Gazetteer.FindAll(text).Count);
        Assert.Empty(Resolver.Gazetteer.FindAll(new string('（', 1_000_000)));
    }

    [Theory]
    [InlineData("芮城：设施农业挑起增收大梁", "本报讯 近年来，该县发展大棚三千亩，带动农户增收。", "140830")]
    [InlineData("平遥牛肉飘香海外", "本报讯 平遥县的牛肉出口额增长两成，全县规上企业增至二十家。", "140728")]
    [InlineData("一季度外贸开门红", "本报讯 记者从运城海关获悉，一季度运城市进出口总值增长一成，全市外贸企业超过三百家。", "140800")]
    [InlineData("经开区签约三个项目", "3月5日，运城经济技术开发区举行签约仪式，运城经开区管委会负责人出席。", "140800")]
    [InlineData("广灵经开区冲刺四季度", "连日来，广灵经济技术开发区机声隆隆，前三季度工业投资翻番。", "140223")]
    [InlineData("全省工业投资较快增长", "记者从山西省统计局获悉，上半年，全省工业投资增长8%，太原、大同、长治、晋城增速居前。", "140000")]
    [InlineData("政府工作报告", "各位代表：现在，我代表浙江省人民政府向大会报告工作。全省上下锐意进取，杭州、宁波、温州领跑。", "330000")]
    [InlineData("国家发展改革委部署设备更新", "新华社北京3月1日电 国家发展改革委、工业和信息化部近日印发通知，部署全国设备更新工作。我国制造业投资平稳。", null)]
    [InlineData("三家公司发布业绩预告", "中国经济网北京7月1日讯 某某股份(600000.SH)公告，归属于上市公司股东的净利润下降；股价创新低，A股承压。", null)]
    [InlineData("海外展会开幕", "当地时间5日，展会在美国开幕，来自德国、日本、法国的企业参展。", null)]
    [InlineData("区域合作结硕果", "上海、江苏、浙江、安徽四地签约，上海港、江苏港口、浙江港口、安徽港口互联互通，长三角各地携手。", null)]
    [InlineData("新闻发布会举行", "中新网太原8月10日电 山西省政府新闻办举行发布会，山西省工信厅介绍全省数字经济情况。", "140000")]
    [InlineData("盐田区开通无人机航线", "深圳市盐田区的无人机航线投入运营，盐田区文旅部门介绍，首日配送三百单。", "440308")]
    [InlineData("村里来了新农人", "在江西省赣州市信丰县安西镇，脐橙丰收。信丰县农业农村局介绍，全县脐橙产值超五十亿元。", "360722")]
    [InlineData("县里来了招商团", "大悟县举行招商推介会，大悟县委负责人介绍，全县已落地项目十二个，来自广东、浙江的客商到会。", "420922")]
    public void Chooses_the_smallest_division_that_covers_an_article(string headline, string body, string? code) =>
        Assert.Equal(code, Place("-", (headline, body)).Single());

    [Fact]
    public void On_a_page_the_paper_is_at_home()
    {
        var places = Place(
            "-",
            ("", "中共龙游县委宣传部主管主办"),
            ("我县赴上海招商", "本报讯 5月10日，我县在上海举行推介会，上海企业踊跃参加。"),
            ("社区里的夜校", "本报讯 夜校开课，居民学习剪纸和书法，参加者已有六十人。"),
            ("衢州：烂柯山下棋声脆", "本报讯 衢州市举办围棋赛，衢州市体育局介绍赛事情况，全市棋手云集。"));
        Assert.Equal(["330825", "330825", "330800"], places.Skip(1));
    }

    [Theory]
    [InlineData("archive/yuncheng-2024-03-04.txt", "140800")]
    [InlineData("太行日报2023年5月6日.txt", "140500")]
    [InlineData("pingyao_2024-03-04.txt", "140728")]
    public void The_files_name_tells_the_papers_home(string path, string code)
    {
        Assert.Equal(code, Resolver.HomeOf(new SourceText(path, "", "utf-8", 0))?.Code);
        Assert.Equal(code, Place(path, ("", "甲"), ("社区举办健步走活动", "本报讯 居民百余人参加。"))[^1]);
    }

    [Fact]
    public void An_article_without_text_has_no_place() => Assert.Null(Place("-", ("", "")).Single());

    private static IReadOnlyList<string?> Place(string path, params (string Headline, string Body)[] articles)
    {
        var source = SourceText.FromString(string.Concat(articles.Select(a => a.Headline + "\n" + a.Body + "\n")), path);
        var layouts = new List<ArticleLayout>();
        var at = 0;
        foreach (var (headline, body) in articles)
        {
            var builder = new ReadingTextBuilder(source.Text);
            var paragraphs = new List<Paragraph>();
            Add(builder, paragraphs, new TextSpan(at, at + headline.Length), ParagraphRole.Headline);
            at += headline.Length + 1;
            Add(builder, paragraphs, new TextSpan(at, at + body.Length), ParagraphRole.Body);
            at += body.Length + 1;
            var segment = new TextSpan(at - body.Length - headline.Length - 2, at);
            layouts.Add(new ArticleLayout { Kind = ArticleKind.Article, Headline = headline, Segments = [segment], Reading = builder.ToReadingText(), Paragraphs = paragraphs });
        }

        return [.. Resolver.Resolve(source, layouts).Select(p => p?.Code)];
    }

    private static void Add(ReadingTextBuilder builder, List<Paragraph> paragraphs, TextSpan span, ParagraphRole role)
    {
        if (span.IsEmpty) return;
        paragraphs.Add(new Paragraph(builder.Append(span), role));
        builder.EndParagraph(span.End);
    }
}
