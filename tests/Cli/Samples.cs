namespace PolicyML.Tests.Cli;

/// <summary>Texts that the tests analyse.</summary>
internal static class Samples
{
    /// <summary>A page with one article and a handful of figures.</summary>
    public const string Page = """
        晨川新材料项目在灵石投产

        本报讯（记者 穆青岚）3月4日，位于灵石县的晨川新材料有限公司负极材料项目正式投产。该项目总投资2.8亿元，投产后预计年产值5亿元。2023年，灵石县规上工业增加值同比增长6.5%，完成工业投资31.2亿元。

        """;

    /// <summary>A sample issue of the repository.</summary>
    public static string Issue => Repository.PathOf("datasets", "issues", "2024-05-17-longyou.txt");

    /// <summary>The folder of sample issues.</summary>
    public static string Issues => Repository.PathOf("datasets", "issues");
}
