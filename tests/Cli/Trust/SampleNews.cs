using System.Text;

namespace PolicyML.Tests.Cli.Trust;

/// <summary>Many small documents, each unlike the others.</summary>
internal static class SampleNews
{
    /// <summary>Documents as JSON Lines.</summary>
    public static string Lines(int count)
    {
        string[] places = ["永济市", "夏县", "灵石县", "介休市", "沁水县", "高平市", "阳城县"];
        string[] goods = ["负极材料", "兽药", "煤机装备", "玻璃器皿", "法兰锻件", "智能终端", "光伏组件", "预制菜", "轴承", "耐火材料", "特种陶瓷"];
        var lines = new StringBuilder();
        for (var i = 0; i < count; i++)
            lines.Append($$"""{"id": "d{{i}}", "published": "2024-03-{{(i % 28) + 1:D2}}", "text": "{{places[i % 7]}}{{goods[i % 11]}}项目开工\n第{{i * 7 % 901}}号：总投资{{i + 1}}.5亿元的{{goods[(i * 5) % 11]}}项目在{{places[(i * 3) % 7]}}开工，{{goods[(i * 7) % 11]}}企业{{i % 13}}家，去年产值{{i + 2}}亿元，增长{{i % 9}}.{{i % 10}}%。"}""").Append('\n');
        return lines.ToString();
    }
}
