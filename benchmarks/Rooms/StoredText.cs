using System.Globalization;

using PolicyML.Analyzer.Pipeline;
using PolicyML.Benchmarks.Serving;
using PolicyML.Benchmarks.Texts;
using PolicyML.Core.Lexicons;
using PolicyML.Reports.Briefing;
using PolicyML.Reports.Documents;
using PolicyML.Storage;
using PolicyML.Storage.Corrections;

namespace PolicyML.Benchmarks.Rooms;

/// <summary>A text in a store of its own: what is done with it there, and on the pages of a workbench.</summary>
internal sealed class StoredText : IDisposable
{
    private const string SourcePath = "text.txt";
    private static readonly Lazy<SourceAnalyzer> Reader = new(() => SourceAnalyzer.Load(Lexicon.Default, null, LabelerChoice.Of(Path.Combine(Corpora.Root, "models", "default"), Corpora.Root)));
    private static readonly Lazy<BriefingVocabulary> Vocabulary = new(() => BriefingVocabulary.Load(Lexicon.Default));
    private static readonly DateTimeOffset Moment = new(2024, 3, 5, 9, 0, 0, TimeSpan.Zero);
    private readonly string folder = Directory.CreateTempSubdirectory("policyml-hostile-").FullName;
    private readonly SourceRecord record;
    private readonly Store store;
    private readonly long article;
    private WorkbenchProcess? served;
    private int saved;

    /// <summary>Reads a text and stores it.</summary>
    public StoredText(Texts.Document document)
    {
        var source = document.Source with { Path = SourcePath };
        record = new SourceRecord { Path = SourcePath, Text = source.Text, Articles = Reader.Value.At(document.Published ?? new DateOnly(2024, 3, 4)).Analyze(source) };
        store = Store.Open(PathOf("store"), StoreAccess.Write);
        store.Save(record);
        Largest = record.Articles.Count == 0 ? 1 : record.Articles.MaxBy(a => a.Segments.Sum(s => s.Length))!.Number;
        article = store.FindArticle(SourcePath, Largest) ?? 0;
    }

    /// <summary>Number of the longest article.</summary>
    private int Largest { get; }

    /// <summary>Articles and facts.</summary>
    public (int Articles, int Facts) Count => (record.Articles.Count, record.Articles.Sum(a => a.Facts.Count));

    /// <summary>Stores it in a new store.</summary>
    public int Save()
    {
        using var fresh = Store.Open(PathOf($"save{++saved}"), StoreAccess.Write);
        return (int)fresh.Save(record);
    }

    /// <summary>Searches for what is there and what is not.</summary>
    public int Search() => store.Search("亿元", StoreFilter.All).Count() + store.Search("投资 亿元，其中", StoreFilter.All).Count() + store.Search("3月4日、3月", StoreFilter.All).Count();

    /// <summary>Reads all facts.</summary>
    public int Facts() => store.Facts(StoreFilter.All).Count();

    /// <summary>Corrects its longest article: a figure added, confirmed and taken back, a label, the whole article.</summary>
    public int Correct()
    {
        if (store.Corrections.Review(article) is not { } review || review.Article.Segments.Count == 0) return 0;
        var span = review.Article.Segments[0] with { End = review.Article.Segments[0].Start + 1 };
        var values = new FactValues { Indicator = "gdp", Measure = Core.Measure.Amount, Value = 1, Unit = "CNY", Status = Core.FactStatus.Reported };
        var made = store.Corrections.Make(new AddFact(article, span, values) { By = "a", At = Moment });
        var undone = made.Correction is { } one ? store.Corrections.Undo(one.Id, "a", Moment).Result : made.Result;
        var label = store.Corrections.Make(new ConfirmLabel(article, LabelKind.Chain, "coal") { By = "a", At = Moment });
        return (int)undone + (label.Correction is { } two ? (int)store.Corrections.Undo(two.Id, "a", Moment).Result : 0);
    }

    /// <summary>Makes a briefing of it.</summary>
    public int Brief()
    {
        var rows = BriefingRows.Read(store, StoreFilter.All);
        var document = BriefingBuilder.Build(rows, BriefingOptions.Of(StoreFilter.All, Vocabulary.Value, null, null), Vocabulary.Value, _ => null);
        using var bytes = new MemoryStream();
        DocumentWriters.Find(".docx")!.Write(document, bytes);
        return (int)bytes.Length;
    }

    /// <summary>The processor time that the server of a workbench takes for a page of it, once it is warm.</summary>
    /// <param name="path">The address of the page; <c>{n}</c> stands for the number of the longest article.</param>
    /// <param name="least">Ask for it again until this much is spent.</param>
    public TimeSpan Page(string path, TimeSpan least)
    {
        if (article == 0) return TimeSpan.Zero;
        served ??= new WorkbenchProcess(PathOf("store"));
        using var client = new WorkbenchClient(served.Url);
        var address = path.Replace("{n}", Largest.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);
        for (var begin = served.ProcessorTime; served.ProcessorTime - begin < least / 4;) client.Get(address).GetAwaiter().GetResult();
        var before = served.ProcessorTime;
        var passes = 0;
        for (; passes == 0 || served.ProcessorTime - before < least; passes++) client.Get(address).GetAwaiter().GetResult();
        return (served.ProcessorTime - before) / passes;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        served?.Dispose();
        store.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    private string PathOf(string name) => Path.Combine(folder, name + ".db");
}
