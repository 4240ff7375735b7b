using System.Text;

using PolicyML.Core.Lexicons;

namespace PolicyML.Tests.Cli;

/// <summary>Labelled articles made of the words of the lexicon, as many as a test wants, the same every time.</summary>
internal static class TrainerTexts
{
    private static readonly string[] Places = ["青石县", "临江区", "柳泉镇", "白河市", "云岭县", "南湾区", "石桥镇", "双塔市"];
    private static readonly string[] Labels = ["steel", "liquor", "tourism", "logistics"];
    private static readonly string[] Themes = ["projects", "opening"];

    /// <summary>Rows of our form, ids from <paramref name="from"/>.</summary>
    public static string Rows(int count, int from = 0)
    {
        var terms = Lexicon.Default.Read("terms.tsv").Where(r => r["weight"] == "3" && r["context"].Length == 0).ToLookup(r => r["label"], r => r["term"]);
        var words = Labels.Concat(Themes).ToDictionary(l => l, l => terms[l].ToArray());
        var rows = new StringBuilder();
        for (var i = from; i < from + count; i++)
        {
            var random = new Random(i);
            var chain = i % 5 == 4 ? null : Labels[i % 5];
            var theme = i % 3 == 2 ? null : Themes[i % 3];
            string Words(string? label) => label is null
                ? string.Concat(Enumerable.Range(0, 6).Select(_ => (char)random.Next(0x6000, 0x7000)))
                : string.Join('、', Enumerable.Range(0, 3).Select(_ => words[label][random.Next(words[label].Length)]));
            var place = Places[random.Next(Places.Length)];
            var text = $"{place}{Words(chain)}一线见闻{i}\\n{Words(theme)}。{random.Next(2, 90)}户、{random.Next(100, 999)}人参加，{Words(chain)}；{Words(null)}{random.Next(1000, 9999)}，{Words(theme)}{random.Next(3, 80)}处。";
            rows.Append($"{{\"id\":\"t{i}\",\"text\":\"{text}\",\"chains\":[{(chain is null ? "" : $"\"{chain}\"")}],\"themes\":[{(theme is null ? "" : $"\"{theme}\"")}]}}\n");
        }

        return rows.ToString();
    }
}
