using PolicyML.Core.Lexicons;
using PolicyML.Learning.Data;
using PolicyML.Learning.Training;

namespace PolicyML.Tests.Contracts;

/// <summary>A small data set of three chains and three themes, each of which holds for some articles and not for others.</summary>
internal static class TrainingSample
{
    private const string Table = "kind\tid\tname\tname_en\nchain\tcoal\t煤炭\tCoal\nchain\tnew_energy\t新能源\tNew energy\nchain\tliquor\t白酒\tLiquor\n"
        + "theme\tprojects\t项目\tProjects\ntheme\tmarket\t市场\tMarket\ntheme\tlivelihood\t民生\tLivelihood\n";

    /// <summary>Names of the numbers of an article and a label: what the terms say, two that say nothing, then the n-gram score.</summary>
    public static IReadOnlyList<string> Names { get; } = ["headline", "noise", "constant", "ngrams"];

    public static Lexicon Words { get; } = ReadWords();

    public static LabelSchema Schema { get; } = LabelSchema.Load(Words);

    public static IReadOnlyList<LabelDefinition> Labels { get; } = Schema.Labels;

    /// <summary>Sixty short articles: terms with words between them that no other article has.</summary>
    public static List<LabeledArticle> Written()
    {
        (string? Chain, string Theme, string[] Terms)[] kinds =
        [
            ("coal", "projects", ["煤矿", "采煤工作面", "投产", "原煤产量", "洗煤厂"]),
            ("new_energy", "projects", ["光伏电站", "并网发电", "开工", "储能项目", "建成投产"]),
            ("liquor", "market", ["白酒", "酿酒车间", "新品上市", "原酒", "展销会"]),
            (null, "livelihood", ["志愿者", "社区居民", "老人", "义诊", "志愿服务"]),
        ];
        const string filler = "山河东西南北春秋早晚门前屋后看见听说走过记得高低远近新旧长短深浅快慢";
        var random = new Random(6);
        string Between() => string.Concat(Enumerable.Range(0, 9).Select(_ => filler[random.Next(filler.Length)]));
        return
        [
            .. from i in Enumerable.Range(0, 60)
               let kind = kinds[i % 4]
               select new LabeledArticle
               {
                   Id = $"t{i}",
                   Text = string.Concat(kind.Terms.Select((term, k) => $"{Between()}{term}{(k == 1 ? $"{20 + i}万吨" : "")}，")) + Between() + "。",
                   Chains = kind.Chain is null ? [] : [kind.Chain],
                   Themes = [kind.Theme],
               },
        ];
    }

    /// <summary>Articles whose first and last number tell whether a label holds; so does a word of their text.</summary>
    public static TrainingMatrix Matrix()
    {
        const int rows = 120;
        var random = new Random(9);
        var (values, truth, texts) = (new List<float>(), new List<bool>(), new List<string>());
        for (var row = 0; row < rows; row++)
        {
            var text = "";
            for (var label = 0; label < Labels.Count; label++)
            {
                var holds = (row + label) % 3 == 0;
                truth.Add(holds);
                values.AddRange([holds ? 2 + random.NextSingle() : random.NextSingle(), random.NextSingle(), 1, holds ? 1 : -1]);
                text += holds ? $"有{Labels[label].Name}的。" : $"无关第{random.Next(9)}句。";
            }

            texts.Add(text);
        }

        return new TrainingMatrix(Labels, Names, [.. values], [.. truth], rows) { Texts = texts };
    }

    /// <summary>The articles of a matrix.</summary>
    public static ArticleFeatures[] Articles(TrainingMatrix matrix) => [.. Enumerable.Range(0, matrix.Rows).Select(row => new ArticleFeatures(
        Enumerable.Range(0, matrix.Labels.Count).SelectMany(l => matrix.Features(row, l).ToArray()).ToArray(), matrix.Texts[row]))];

    private static Lexicon ReadWords()
    {
        var path = Path.Combine(AppContext.BaseDirectory, "contract-labels.tsv");
        File.WriteAllText(path, Table);
        return Lexicon.Default.WithLabels(path);
    }
}
