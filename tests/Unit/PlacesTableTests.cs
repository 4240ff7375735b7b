using System.Globalization;

using PolicyML.Core.Lexicons;
using PolicyML.Text.Places;

namespace PolicyML.Tests.Unit;

public class PlacesTableTests
{
    private static readonly Gazetteer Gazetteer = Gazetteer.Load(Lexicon.Default);

    [Theory]
    [InlineData(DivisionLevel.Province, 34)]
    [InlineData(DivisionLevel.Prefecture, 333)]
    [InlineData(DivisionLevel.County, 2847)]
    public void Holds_every_division_in_force_on_30_June_2026(DivisionLevel level, int count) =>
        Assert.Equal(count, Gazetteer.Divisions.Count(d => d.Level == level && d.Until is null));

    [Fact]
    public void Every_code_is_unique_and_lies_under_its_parent()
    {
        Assert.Equal(Gazetteer.Divisions.Count, Gazetteer.Divisions.Select(d => d.Code).Distinct().Count());
        foreach (var division in Gazetteer.Divisions)
        {
            Assert.Equal(6, division.Code.Length);
            Assert.True(int.TryParse(division.Code, NumberStyles.None, CultureInfo.InvariantCulture, out _));
            Assert.Equal(division.Level == DivisionLevel.Province, division.Parent is null);
            Assert.Equal(division.Level == DivisionLevel.Province, division.Code.EndsWith("0000", StringComparison.Ordinal));
            Assert.Equal(division.Level != DivisionLevel.County, division.Code.EndsWith("00", StringComparison.Ordinal));
            if (division.Parent is { } parent)
                Assert.StartsWith(parent.Code[..(parent.Level == DivisionLevel.Province ? 2 : 4)], division.Code, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("140703", "太谷区")]
    [InlineData("140681", "怀仁市")]
    [InlineData("140404", "上党区")]
    [InlineData("140213", "平城区")]
    [InlineData("330113", "临平区")]
    [InlineData("330114", "钱塘区")]
    [InlineData("350404", "三元区")]
    [InlineData("410307", "偃师区")]
    [InlineData("450181", "横州市")]
    [InlineData("540481", "米林市")]
    [InlineData("540581", "错那市")]
    [InlineData("659012", "白杨市")]
    [InlineData("653229", "和安县")]
    [InlineData("500157", "两江新区")]
    [InlineData("653132", "岑岭县")]
    [InlineData("370116", "莱芜区")]
    [InlineData("220184", "公主岭市")]
    [InlineData("320614", "海门区")]
    [InlineData("460302", "西沙区")]
    public void Knows_the_changes_of_recent_years(string code, string name) => Assert.Equal(name, Gazetteer.Find(code)?.Name);

    [Theory]
    [InlineData("140728", "140700", true)]
    [InlineData("140728", "140000", true)]
    [InlineData("140728", "140728", true)]
    [InlineData("140700", "140728", false)]
    [InlineData("140728", "410000", false)]
    [InlineData("429004", "420000", true)]
    [InlineData("999999", "140000", false)]
    public void Tells_what_lies_in_what(string code, string ancestor, bool within) => Assert.Equal(within, Gazetteer.IsWithin(code, ancestor));

    [Theory]
    [InlineData("延边", "222400")]
    [InlineData("延边州", "222400")]
    [InlineData("环江", "451226")]
    [InlineData("芮城", "140830")]
    [InlineData("吉林", "220000")]
    [InlineData("吉林市", "220200")]
    [InlineData("达茂旗", "150223")]
    [InlineData("偃师市", "410307")]
    [InlineData("渝北区", "500112")]
    [InlineData("横琴", "440402")]
    public void Knows_short_former_and_zone_names(string name, string code)
    {
        var form = Gazetteer.FindName(name);
        Assert.NotNull(form);
        Assert.False(form.NeedsSupport);
        Assert.Equal(code, form.Candidates[0].Code);
    }

    [Theory]
    [InlineData("朝阳")]
    [InlineData("鼓楼区")]
    [InlineData("城区")]
    [InlineData("桥西区")]
    [InlineData("太和")]
    [InlineData("长乐")]
    public void Common_words_and_shared_names_need_support(string name) => Assert.True(Gazetteer.FindName(name)!.NeedsSupport);
}
