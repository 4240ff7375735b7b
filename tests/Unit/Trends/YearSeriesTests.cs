using System.Globalization;

using PolicyML.Core;
using PolicyML.Core.Lexicons;
using PolicyML.Extraction;
using PolicyML.Reports.Trends;
using PolicyML.Storage;
using PolicyML.Text.Dates;
using PolicyML.Text.Layout;
using PolicyML.Text.Places;
using PolicyML.Text.Sources;

namespace PolicyML.Tests.Unit.Trends;

/// <summary>The year of sample pages: series against what the pages say, read through the whole chain but labels.</summary>
public class YearSeriesTests : IClassFixture<YearSeriesTests.Year>
{
    private readonly Year year;

    public YearSeriesTests(Year year) => this.year = year;

    [Theory]
    [InlineData("value_added", "140581", TrendVerdict.Rising)]
    [InlineData("value_added", "140522", TrendVerdict.Falling)]
    [InlineData("value_added", "140524", TrendVerdict.NotSignificant)]
    [InlineData("fiscal_revenue", "140581", TrendVerdict.Rising)]
    [InlineData("fiscal_revenue", "140522", TrendVerdict.Falling)]
    public void The_plot_of_the_year_is_seen(string indicator, string place, TrendVerdict verdict)
    {
        var series = year.Series(indicator, Measure.Growth, SeriesStep.Month);
        Assert.Equal(verdict, series.Lines.Single(l => l.Key == place && l.Status == FactStatus.Reported && l.Form == PointForm.YearToDate).Trend.Verdict);
    }

    [Fact]
    public void Nine_of_ten_points_that_the_pages_tell_of_are_right_where_there_is_one()
    {
        var (right, wrong) = (0, new List<string>());
        foreach (var group in year.Expected.GroupBy(e => (e["indicator"], e["measure"])))
        {
            var series = year.Series(group.Key.Item1, Enum.Parse<Measure>(group.Key.Item2, ignoreCase: true), SeriesStep.Month);
            var points = series.Lines.SelectMany(l => l.Points.Select(p => (Key: $"{l.Key} {Core.Json.JsonNames.Of(l.Status)} {p.From:yyyy-MM-dd} {p.To:yyyy-MM-dd}", p.Value)))
                .ToLookup(p => p.Key, p => p.Value);
            foreach (var told in group.GroupBy(e => $"{e["code"]} {e["status"]} {e["from"]} {e["to"]}"))
            {
                if (!points.Contains(told.Key)) continue;
                var values = told.Select(e => decimal.Parse(e["value"], CultureInfo.InvariantCulture)).ToList();
                if (points[told.Key].Any(v => values.Contains(v!.Value))) right++;
                else wrong.Add($"{group.Key} {told.Key}");
            }
        }

        Assert.True(right >= 100, $"{right} right");
        Assert.True(wrong.Count * 9 <= right, string.Join('\n', wrong));
    }

    /// <summary>The pages, read once.</summary>
    public sealed class Year
    {
        private static readonly HashSet<string> Keys = ["va", "fai", "f", "gdp", "r", "t"];
        private readonly List<StoredFact> facts = [];

        public Year()
        {
            var folder = Repository.PathOf("datasets", "issues", "danqin-2025");
            using var lexicon = new PaperNames();
            var (layout, places, extractor) = (PageLayout.Load(lexicon.Lexicon), PlaceResolver.Load(lexicon.Lexicon), FactExtractor.Load(lexicon.Lexicon));
            foreach (var path in Directory.EnumerateFiles(folder).Order(StringComparer.Ordinal))
            {
                if (path.EndsWith(".tsv", StringComparison.Ordinal)) continue;
                var source = SourceReader.Read(path, new ReadOptions());
                var pieces = layout.Split(source);
                var day = IssueDate.Infer(path, source.Text, pieces)?.Date;
                var where = places.Resolve(source, pieces);
                for (var i = 0; i < pieces.Count; i++)
                {
                    var id = (facts.Count > 0 ? facts[^1].Article.Id : 0) + 1;
                    var head = new ArticleHead { Id = id, Source = path, Number = i + 1, Headline = pieces[i].Headline, Published = day, Place = where[i], Story = id };
                    foreach (var fact in extractor.Extract(pieces[i], source.Text, new FactContext(day, where[i], places.Gazetteer)))
                        facts.Add(new StoredFact(facts.Count + 1, head, fact));
                }
            }

            facts.Sort((a, b) => Nullable.Compare(a.Article.Published, b.Article.Published) is var byDay and not 0 ? byDay : a.Id.CompareTo(b.Id));
            var lines = File.ReadLines(Repository.PathOf("tests", "Unit", "Year", "series.tsv")).Where(l => !l.StartsWith('#')).Select(l => l.Split('\t')).ToList();
            Expected = [.. lines.Skip(1).Select(l => lines[0].Zip(l).ToDictionary(c => c.First, c => c.Second, StringComparer.Ordinal)).Where(e => Keys.Contains(e["key"]))];
        }

        public IReadOnlyList<Dictionary<string, string>> Expected { get; }

        public Series Series(string indicator, Measure measure, SeriesStep every) =>
            SeriesBuilder.Build(facts, new SeriesOptions { Indicator = indicator, Measure = measure, By = SeriesBy.Place, Every = every }, Rows.Context);
    }

    /// <summary>An overlay that tells where the four papers are at home, as a user of such papers writes it.</summary>
    private sealed class PaperNames : IDisposable
    {
        private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("policyml-");

        public PaperNames()
        {
            File.WriteAllText(Path.Combine(folder.FullName, "papers.tsv"), "name\tcode\n丹沁日报\t140500\n泫氏新报\t140581\n濩泽时讯\t140522\n棋源周讯\t140524\n");
            Lexicon = Lexicon.WithOverlay(folder.FullName);
        }

        public Lexicon Lexicon { get; }

        public void Dispose() => folder.Delete(recursive: true);
    }
}
