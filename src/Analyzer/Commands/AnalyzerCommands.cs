using PolicyML.Analyzer.Commands.Ledgers;
using PolicyML.Analyzer.Commands.Serving;
using PolicyML.Analyzer.Commands.Stored;
using PolicyML.Terminal;

namespace PolicyML.Analyzer.Commands;

/// <summary>The program's commands and the examples of their help.</summary>
internal static class AnalyzerCommands
{
    private static readonly (string Key, string Line)[] Examples =
    [
        ("example.page", "analyzer analyze 2024-03-04.txt"),
        ("example.folder", "analyzer analyze pages/ --format csv --out figures.csv"),
        ("example.date", "analyzer analyze page.docx --published 2024-03-04"),
        ("example.stdin", "cat page.html | analyzer analyze - --format jsonl"),
        ("example.facts", "analyzer facts 2024-03-04.txt"),
        ("example.explain", "analyzer facts 2024-03-04.txt --indicator tax,fiscal_revenue --explain"),
        ("example.sure", "analyzer facts pages/ --measure growth --min-confidence 0.9 --out growth.csv"),
        ("example.store", "analyzer analyze papers/2025/ --store papers.db"),
        ("example.stored-facts", "analyzer facts --store papers.db --indicator investment_signed --from 2025 --to 2025"),
        ("example.articles", "analyzer articles --store papers.db --place 运城市 --chain new_energy"),
        ("example.xlsx", "analyzer facts --store papers.db --out figures.xlsx"),
        ("example.search", "analyzer search 兽药 开工 --store papers.db"),
        ("example.projects", "analyzer projects --store papers.db --place 运城市 --stage 开工 --min-investment 1亿"),
        ("example.chain-map", "analyzer enterprises --store papers.db --map --role 链主"),
        ("example.clusters", "analyzer clusters --store papers.db --out clusters.csv"),
        ("example.trends-places", "analyzer trends --store papers.db --indicator gdp --measure growth --by place --out gdp.png"),
        ("example.trends-months", "analyzer trends --store papers.db --indicator value_added --measure growth --by place --every month --place 晋城市"),
        ("example.trends-chains", "analyzer trends --store papers.db --indicator investment_total --by chain --every quarter --out investment.csv"),
        ("example.trends-evidence", "analyzer trends --store papers.db --indicator investment_signed --evidence"),
        ("example.brief", "analyzer brief --store papers.db --from 2025-01 --to 2025-03 --out brief.docx"),
        ("example.brief-ledgers", "analyzer brief --store papers.db --place 晋城市 --out ledgers.xlsx"),
        ("example.corrections", "analyzer corrections --store papers.db --who 李四 --out corrections.csv"),
        ("example.serve", "analyzer serve --store papers.db"),
        ("example.brief-html", "analyzer brief --store papers.db --place 晋城市 --chain coal --out brief.html"),
    ];

    /// <summary>The program.</summary>
    public static ShellProgram Program { get; } = new(
        "analyzer",
        typeof(AnalyzerCommands).Assembly,
        (messages, global, host) =>
        [
            new("analyze", () => new AnalyzeCommand(messages, global, host).Command),
            new("facts", () => new FactsCommand(messages, global, host).Command),
            new("articles", () => ArticlesCommand.Make(messages, global, host)),
            new("search", () => SearchCommand.Make(messages, global, host)),
            new("projects", () => ProjectsCommand.Make(messages, global, host)),
            new("enterprises", () => EnterprisesCommand.Make(messages, global, host)),
            new("clusters", () => ClustersCommand.Make(messages, global, host)),
            new("trends", () => TrendsCommand.Make(messages, global, host)),
            new("brief", () => BriefCommand.Make(messages, global, host)),
            new("corrections", () => CorrectionsCommand.Make(messages, global, host)),
            new("serve", () => ServeCommand.Make(messages, global, host)),
        ],
        Examples);
}
