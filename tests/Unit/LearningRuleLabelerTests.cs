using PolicyML.Core;
using PolicyML.Core.Lexicons;
using PolicyML.Learning.Evidence;
using PolicyML.Learning.Rules;
using PolicyML.Text.Layout;
using PolicyML.Text.Reading;

namespace PolicyML.Tests.Unit;

public class LearningRuleLabelerTests
{
    private static readonly RuleLabeler Labeler = RuleLabeler.Load(Lexicon.Default);

    [Theory]
    [InlineData("medicine", "华岳药业原料药项目试生产", "华岳药业在高新区新建的原料药生产线进入试生产，首批三个品种通过药品注册核查，年产原料药1200吨。")]
    [InlineData("medicine", "县里种下万亩连翘", "全县连翘、黄芩等中药材种植面积达到4.6万亩，三家中药饮片企业与药农签下收购合同，中药材产值比上年增长14%。")]
    [InlineData("medicine", "康瑞医疗器械二期投产", "康瑞公司的一次性注射器和输液器车间投产，医疗器械产品拿到注册证17个，出口二十多个国家。")]
    [InlineData("new_energy", "三百兆瓦光伏电站并网", "昨日，石坡乡30万千瓦光伏电站全容量并网发电，配套建设储能电站6万千瓦时，年发电量约4.5亿千瓦时。")]
    [InlineData("new_energy", "磷酸铁锂电池项目开工", "总投资42亿元的恒朔锂电池项目开工，建成后年产储能电芯8吉瓦时，正极材料由园区内企业就近供应。")]
    [InlineData("new_energy", "氢能重卡跑起来", "全市首座加氢站投入运营，日加氢能力1000公斤，首批30辆氢燃料电池重卡上路，绿氢来自附近风电场。")]
    [InlineData("materials", "碳纤维生产线投料", "晟维新材料公司千吨级碳纤维生产线投料成功，原丝自给，产品用于复合材料叶片，预计年产值6亿元。")]
    [InlineData("materials", "负极材料企业扩产", "瑞碳公司人造石墨负极材料一体化项目二期投产，石墨化炉达到48台，年产负极材料5万吨。")]
    [InlineData("equipment", "法兰小镇换上机器人", "全镇法兰锻造企业新上数控机床460台，风电法兰产量占全国三成，一条环锻生产线实现无人值守。")]
    [InlineData("equipment", "液压支架下线", "太衡煤机公司自主研制的大采高液压支架在总装车间下线，刮板输送机、掘进机等煤机订单排到明年。")]
    [InlineData("vehicles", "重卡新车型下线", "金途汽车的新能源重卡在总装线下线，前三季度整车产量1.9万辆，带动汽车零部件企业43家落户。")]
    [InlineData("vehicles", "轮毂厂接到海外订单", "力恒轮毂公司的铝合金轮毂为六家整车厂配套，今年汽车零部件销售收入9.3亿元，同比增长22%。")]
    [InlineData("electronics", "显示模组项目试产", "光屿电子的新型显示模组项目试产，液晶面板由上游企业供应，达产后年产智能手机显示屏3000万片。")]
    [InlineData("electronics", "碳化硅芯片线通线", "总投资18亿元的功率半导体项目通线，晶圆月产能2万片，封装测试车间同步投用。")]
    [InlineData("digital", "智算中心上架过半", "县里的智算中心已上架机柜2300个，算力规模达到1800P，数据标注基地吸纳就业900人，引进人工智能企业12家。")]
    [InlineData("digital", "工业互联网平台接入千家企业", "市里建成工业互联网平台4个，接入中小企业1100家，软件企业营业收入增长19%，公共数据授权运营启动。")]
    [InlineData("nonferrous", "再生铝项目点火", "宏远铝业年产20万吨再生铝项目点火，熔炼车间直供铝水，铝合金轮毂毛坯和铝型材就地加工。")]
    [InlineData("nonferrous", "镁合金压铸车间投用", "银岭镁业建成镁合金压铸车间，年产金属镁2万吨，镁深加工产品占比提高到六成。")]
    [InlineData("steel", "特钢企业完成超低排放改造", "晋岳特钢投资7亿元完成烧结机和高炉超低排放改造，全年生产特殊钢260万吨，不锈钢占四成。")]
    [InlineData("steel", "焦化园区接上余气管网", "园区内四家焦化企业焦炉煤气统一外供，干熄焦全部建成，上半年生产焦炭310万吨。")]
    [InlineData("coal", "智能化矿井再添两座", "全县煤矿新增智能化采煤工作面5处，原煤产量1860万吨，洗煤厂精煤回收率提高2个百分点。")]
    [InlineData("coal", "煤层气井组日产过万方", "该区块新投产煤层气井48口，日抽采煤层气13万立方米，周边煤矿瓦斯发电装机达到2.4万千瓦。")]
    [InlineData("chemicals", "精细化工园新增三家企业", "化工园区引进精细化工项目3个，腐植酸肥料和乳胶手套生产线投产，化工产品产值突破40亿元。")]
    [InlineData("food", "辣椒酱厂忙着赶订单", "味之源食品公司新上两条辣椒酱生产线，加工辣椒1.2万吨，调味品销往十八个省份，产值2.6亿元。")]
    [InlineData("food", "预制菜园区开园", "预制菜产业园首批入驻食品加工企业9家，中央厨房日产净菜40吨，肉制品和面制品一同发往省城。")]
    [InlineData("agriculture", "冬枣大棚提前上市", "全乡设施农业面积2.1万亩，大棚冬枣提前二十天采摘，合作社每亩收入比露地种植高出一倍。")]
    [InlineData("agriculture", "湖羊繁育场扩栏", "牧兴养殖专业合作社扩建湖羊繁育场，存栏湖羊1.6万只，带动养殖户320户。")]
    [InlineData("liquor", "清香型白酒技改投产", "杏泉酒业酿酒车间技改项目投产，新增地缸1.2万口，年产清香型白酒原酒6000吨。")]
    [InlineData("liquor", "老陈醋作坊走上流水线", "福醇醋业建成智能酿醋车间，老陈醋年产量8万吨，食醋出口到九个国家。")]
    [InlineData("textiles", "服装厂开进搬迁小区", "锦衣坊服饰公司在安置区建成服装加工车间，年产校服和工装60万套，吸纳缝纫工210名。")]
    [InlineData("paper", "竹浆纸项目开机", "竹海纸业年产15万吨竹浆生活用纸项目开机出纸，配套纸箱包装和印刷车间同时建成。")]
    [InlineData("building_materials", "日用瓷企业换上新窑", "九天陶瓷公司建成两条日用瓷隧道窑，年产日用陶瓷4200万件，陶瓷产品出口占三成。")]
    [InlineData("crafts", "推光漆器进了写字楼", "漆艺世家工坊把推光漆器做成文创产品，非遗传承人带徒46名，工艺美术品年销售额860万元。")]
    [InlineData("tourism", "古堡民宿迎来旺季", "景区内28家民宿客房订满，国庆假期接待游客12.6万人次，旅游收入5800万元，新开发研学线路3条。")]
    [InlineData("logistics", "首趟中欧班列开出陆港", "满载40个集装箱的中欧班列从国际陆港发出，物流园今年到发集装箱1.1万标箱，冷链仓库扩建到6万平方米。")]
    [InlineData("aviation", "通用机场开通短途航线", "通用机场开通两条短途航线，低空经济产业园引进无人机企业6家，年产工业级无人机3000架。")]
    [InlineData("commerce", "直播间里卖柿饼", "县电商产业园有直播间58个，电商企业带货柿饼1900万元，网络零售额同比增长31%。")]
    [InlineData("environment", "赤泥变成路基料", "固废利用公司年消纳赤泥80万吨，煤矸石综合利用率提高到76%，再生资源回收网点覆盖各乡镇。")]
    public void A_report_carries_the_chain_it_is_about(string chain, string headline, string body) =>
        Assert.Contains(chain, Chains(headline, body));

    [Theory]
    [InlineData("investment_promotion", "十二个项目集中签约", "市招商引资推介会在深圳举行，现场签约项目12个，签约总额96亿元，涉及产业转移项目5个。")]
    [InlineData("projects", "新厂房主体封顶", "记者在施工现场看到，总投资6亿元的生产基地主体封顶，设备安装同步推进，项目计划十月竣工投产。")]
    [InlineData("business_environment", "拿地当天就开工", "县行政审批局推行承诺制和全代办，项目审批时限压缩到15个工作日，惠企政策免申即享兑现2300万元。")]
    [InlineData("innovation", "重点实验室落户企业", "公司与高校共建省级重点实验室，攻克关键技术三项，授权发明专利21件，科技成果转化收入过亿元。")]
    [InlineData("clusters", "一条产业链带起一座城", "全市实行产业链链长制，链主企业带动上下游配套企业126家集聚，特色产业集群产值达到380亿元。")]
    [InlineData("upgrading", "老车间完成智能化改造", "企业投资8000万元实施技术改造，建成智能工厂，设备更新后生产效率提高三成，传统产业焕发新生机。")]
    [InlineData("enterprises", "新增七家小巨人", "全市新认定国家级专精特新小巨人企业7家，高新技术企业达到420家，小升规企业58家，上市后备企业12家。")]
    [InlineData("talent_jobs", "零工市场一天对接三百人", "零工市场开展招聘会和技能培训，今年带动就业1.1万人，提供就业岗位2600个，引进博士34名。")]
    [InlineData("rural", "集体经济年年分红", "村里流转土地入股，村集体经济收入达到86万元，脱贫户分红每户2100元，乡村振兴产业带动农民增收。")]
    [InlineData("green", "零碳园区用上绿电", "园区推进节能降碳改造，绿电占比六成，单位产值能耗下降9%，碳排放减少12万吨，清洁生产企业31家。")]
    [InlineData("opening", "上半年外贸出口增两成", "海关统计，上半年全市进出口总值186亿元，出口增长21%，对共建一带一路国家出口占四成，跨境电商进出口翻番。")]
    [InlineData("market", "消费券撬动周末商圈", "促消费活动发放消费券3000万元，核心商圈销售额增长27%，社会消费品零售总额同比增长6.1%。")]
    [InlineData("finance", "银企对接放款两亿元", "银企对接会上，六家银行向小微企业发放贷款2.1亿元，产业基金新增5亿元，财政奖补资金下达1200万元。")]
    [InlineData("governance", "市委召开常委会会议", "市委召开常委会会议，传达学习重要讲话精神，研究部署党的建设和党风廉政建设工作，要求压实全面从严治党责任。")]
    [InlineData("livelihood", "志愿者走进敬老院", "社区志愿者来到敬老院开展志愿服务，为老人理发、义诊，孩子们表演节目，受到社区居民称赞。")]
    public void A_report_carries_the_theme_it_is_about(string theme, string headline, string body) =>
        Assert.Contains(theme, Themes(headline, body));

    [Theory]
    [InlineData("vehicles", "轿车追尾货车两人受伤", "昨晚，一辆轿车在国道追尾货车，事故造成两人受伤，民警赶到现场处置，司机涉嫌酒后驾驶被带走调查。")]
    [InlineData("vehicles", "新能源车停车场起火", "凌晨，小区停车场一辆新能源汽车起火，消防员二十分钟将火扑灭，事故未造成人员伤亡，起火原因正在调查。")]
    [InlineData("logistics", "货车侧翻堵了高速", "一辆满载水果的货车在高速公路上侧翻，司机受伤送医，交警疏导交通三个小时。")]
    [InlineData("food", "执法人员查了三家小餐馆", "市场监管局突击检查餐馆后厨，三家餐馆因食品过期、环境脏乱被责令停业，食品安全问题线索移交公安。")]
    [InlineData("food", "聚餐后多人食物中毒", "一场婚宴后二十余人出现呕吐症状送医治疗，疾控部门判断为食物中毒，饭店已被封停。")]
    [InlineData("tourism", "古装电影国庆上映", "电影《长河谣》定档国庆上映，导演带着主演亮相首映礼，影片预售票房过千万元，片中古镇场景引发热议。")]
    [InlineData("tourism", "驴友被困山谷获救", "三名驴友在未开发山谷被困，救援队连夜搜救六小时将其救出，其中一人骨折送医。")]
    [InlineData("medicine", "医生提醒换季护嗓", "医生提醒，换季时咽炎患者增多，出现咳嗽症状应及时到医院就诊，不要自行服用药物，饮食宜清淡。")]
    [InlineData("medicine", "警方捣毁制毒窝点", "警方抓获犯罪嫌疑人九名，缴获毒品和制毒原料一批，案件正在侦办。")]
    [InlineData("electronics", "刷单骗局瞄上学生", "民警提醒，骗子以手机兼职为名实施电信网络诈骗，学生扫码转账后被骗八千元。")]
    [InlineData("digital", "网友热议熬夜追剧", "这部电视剧的数据很亮眼，网络平台上网友热议剧情，主演在直播中谈起角色。")]
    [InlineData("aviation", "航班因雷雨备降", "受雷雨天气影响，一架客机备降邻市，机上乘客安全，十余个航班延误或取消。")]
    [InlineData("aviation", "边境上空击落无人机", "国防部称，防空部队击落两架来袭无人机，空袭未造成人员伤亡，外交部发言人对此表示强烈谴责。")]
    [InlineData("commerce", "男子网购刷单被骗", "警方通报，男子在网络平台刷单返利被骗六万元，嫌疑人已被抓获。")]
    [InlineData("liquor", "酒驾司机被拦下", "交警夜查酒驾，一名男子喝了白酒还开车上路，酒精检测超标，被暂扣驾照。")]
    [InlineData("agriculture", "果园里的命案告破", "警方侦破一起发生在果园的案件，嫌疑人被刑事拘留，法院将择期开庭。")]
    [InlineData("nonferrous", "少年队夺得两枚金牌", "在省少年田径锦标赛上，我市选手夺得两枚金牌、一枚银牌和三枚铜牌，教练对比赛表现满意。")]
    [InlineData("steel", "钢琴比赛落幕", "少儿钢琴比赛落幕，一百多名选手参加决赛，评委点评演奏，观众掌声不断。")]
    [InlineData("coal", "燃气爆炸殃及邻居", "一户居民家中煤气罐泄漏引发爆炸，三人受伤送医，邻居玻璃被震碎，事故原因正在调查。")]
    [InlineData("equipment", "列车时刻今起调整", "铁路部门调整列车时刻，旅客可凭车票改签，候车时请注意广播。")]
    [InlineData("building_materials", "孩子踢球砸碎玻璃", "孩子在小区踢球砸碎了邻居家玻璃，社区调解员上门调解，双方握手言和。")]
    [InlineData("paper", "一封家书", "老人珍藏着一封写在发黄纸上的家书，讲起当年的故事，孩子们听得入神。")]
    [InlineData("environment", "志愿者清捡河边垃圾", "周末，志愿者到河边捡拾垃圾，劝导市民不乱扔垃圾，孩子们也跟着家长一起参加。")]
    [InlineData("new_energy", "电动自行车进楼被劝返", "社区网格员劝阻居民把电动自行车推进电梯充电，提醒飞线充电容易引发火灾。")]
    [InlineData("textiles", "走失老人身穿灰色外套", "一名身穿灰色外套的老人在菜市场走失，民警帮助寻找三小时后将其送回家。")]
    [InlineData("crafts", "博物馆追回被盗文物", "警方追回被盗文物十二件，其中有青铜镜和玉器，犯罪嫌疑人已被移送起诉。")]
    public void Accidents_crimes_and_leisure_are_no_industry(string chain, string headline, string body) =>
        Assert.DoesNotContain(chain, Chains(headline, body));

    [Theory]
    [InlineData("市里谋划明年工作", "会议提出，要做大做强新能源、新材料、高端装备、生物医药等产业，奋力谱写高质量发展新篇章。")]
    [InlineData("县委书记谈发展思路", "他表示，将坚定不移培育壮大现代物流、电子信息、文化旅游、食品加工四大产业，为全县发展注入动力。")]
    [InlineData("学习心得", "结合岗位实际，大家一致认为要聚焦煤炭、钢铁、有色、化工等传统产业和人工智能、低空经济、生物制造等新兴领域持续用力。")]
    public void A_bare_list_of_industries_counts_for_none(string headline, string body) => Assert.Empty(Chains(headline, body));

    [Fact]
    public void A_list_of_named_projects_with_figures_counts()
    {
        var chains = Chains("四个项目开工", "当天开工的有总投资12亿元的锂电池项目、投资5亿元的碳纤维项目、投资3亿元的中药饮片项目和年产8万吨的预制菜项目。");
        Assert.Contains("new_energy", chains);
        Assert.Contains("medicine", chains);
    }

    [Fact]
    public void A_longer_term_hides_the_shorter_one_inside_it()
    {
        var hits = Labeler.Explain(Layout("", "公司的新能源汽车年产量达到3万辆。"));
        Assert.Contains(hits, h => h.Term.Label.Id == "vehicles");
        Assert.DoesNotContain(hits, h => h.Term is { Label.Id: "new_energy", Weight: > 0 });
    }

    [Fact]
    public void A_latin_term_counts_only_as_a_whole_word() =>
        Assert.DoesNotContain(Labeler.Explain(Layout("", "电芯年产能6GWh，全部自用。")), h => h.Term.Phrase == "6G");

    [Fact]
    public void Evidence_points_at_the_term_in_the_reading_text()
    {
        var layout = Layout("光伏电站并网", "总投资3亿元的光伏电站并网发电，配套储能系统。");
        var hits = Labeler.Explain(layout);
        Assert.NotEmpty(hits);
        Assert.All(hits, h => Assert.Equal(h.Term.Phrase, h.Span.Of(layout.Reading.Text).ToString()));
        Assert.Contains(hits, h => h is { Zone: EvidenceZone.Headline, Term.Label.Id: "new_energy" });
    }

    [Fact]
    public void Empty_and_masthead_pieces_carry_no_label()
    {
        Assert.Empty(Chains("", ""));
        var furniture = Layout("", "本报地址：工业大道8号 中药材专版 广告热线") with { Kind = ArticleKind.Masthead };
        Assert.Empty(Labeler.Label(furniture).Chains);
    }

    [Fact]
    public void Probabilities_fall_from_first_to_last()
    {
        var labels = Labeler.Label(Layout("煤矿和光伏一起上", "煤矿原煤产量800万吨，矿区光伏电站装机20万千瓦，煤炭洗选率92%。")).Chains;
        Assert.Equal(labels.OrderByDescending(l => l.P).Select(l => l.Id), labels.Select(l => l.Id));
        Assert.All(labels, l => Assert.InRange(l.P, 0, 1));
    }

    [Fact]
    public async Task Threads_may_share_a_labeller()
    {
        var layout = Layout("光伏电站并网", "总投资3亿元的光伏电站并网发电，配套储能系统。");
        var expected = Labeler.Label(layout).Chains.Select(l => l.P).ToArray();
        var runs = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Task.Run(() => Labeler.Label(layout).Chains.Select(l => l.P).ToArray())));
        Assert.All(runs, r => Assert.Equal(expected, r));
    }

    [Fact]
    public void A_term_is_no_context_of_itself() =>
        Assert.DoesNotContain(Labeler.Explain(Layout("", "首钢队客场赢下两场。")), h => h.Term.Phrase == "首钢");

    [Theory]
    [InlineData("当地有汽车零部件、不锈钢、服装等产业。", true)]
    [InlineData("公司主营业务为汽车零部件、不锈钢、服装。", false)]
    public void What_a_firm_says_it_does_is_no_bare_list(string body, bool isBare) =>
        Assert.All(Labeler.Explain(Layout("", body)).Where(h => h.Term.Phrase is "汽车零部件" or "服装"), h => Assert.Equal(isBare, h.Bare));

    private static IEnumerable<string> Chains(string headline, string body) => Labeler.Label(Layout(headline, body)).Chains.Select(l => l.Id);

    private static IEnumerable<string> Themes(string headline, string body) => Labeler.Label(Layout(headline, body)).Themes.Select(l => l.Id);

    private static ArticleLayout Layout(string headline, string body)
    {
        var source = headline + "\n" + body;
        var builder = new ReadingTextBuilder(source);
        var paragraphs = new List<Paragraph>();
        if (headline.Length > 0)
        {
            paragraphs.Add(new Paragraph(builder.Append(new TextSpan(0, headline.Length)), ParagraphRole.Headline));
            builder.EndParagraph(headline.Length);
        }

        paragraphs.Add(new Paragraph(builder.Append(new TextSpan(headline.Length + 1, source.Length)), ParagraphRole.Body));
        return new ArticleLayout
        {
            Kind = ArticleKind.Article,
            Headline = headline,
            Segments = [new TextSpan(0, source.Length)],
            Reading = builder.ToReadingText(),
            Paragraphs = paragraphs,
        };
    }
}
