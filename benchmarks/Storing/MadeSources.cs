using System.Globalization;
using System.Text;

using PolicyML.Core;
using PolicyML.Core.Lexicons;
using PolicyML.Storage;

namespace PolicyML.Benchmarks.Storing;

/// <summary>
/// Documents of about 700 characters with five figures each, drawn from a seed: words of the lexicon as often as it says, ten years of
/// issues in the order of print, one document in fifty a copy of a recent one with other words at its end.
/// </summary>
internal sealed class MadeSources
{
    /// <summary>Figures of a document.</summary>
    public const int FactsEach = 5;

    private const int Characters = 700;
    private const int YearsOfPrint = 10;
    private readonly Random random;
    private readonly string[] words;
    private readonly double[] chances;
    private readonly string[] indicators;
    private readonly Place[] places;
    private readonly string[] chains;
    private readonly string[] themes;
    private readonly List<string> recent = [];

    public MadeSources(int seed)
    {
        random = new Random(seed);
        var weighted = Words().ToList();
        words = [.. weighted.Select(w => w.Word)];
        chances = new double[words.Length];
        var sum = 0.0;
        for (var i = 0; i < words.Length; i++) chances[i] = sum += weighted[i].Weight;
        for (var i = 0; i < words.Length; i++) chances[i] /= sum;
        indicators = [.. Lexicon.Default.Read("indicators.tsv").Select(r => r["id"])];
        places = [.. Lexicon.Default.Read("places.tsv").Select(r => new Place(r["code"], r["name"])).Where(p => !p.Code.EndsWith("00", StringComparison.Ordinal))];
        var labels = Lexicon.Default.Read("labels.tsv");
        chains = [.. labels.Where(r => r["kind"] == "chain").Select(r => r["id"])];
        themes = [.. labels.Where(r => r["kind"] == "theme").Select(r => r["id"])];
    }

    /// <summary>Documents of one file, one after the other.</summary>
    public IEnumerable<SourceRecord> Take(int count)
    {
        for (var i = 0; i < count; i++) yield return Make($"made.jsonl#{i:D8}", new DateOnly(2015, 1, 1).AddDays((int)((long)i * 365 * YearsOfPrint / count)));
    }

    private SourceRecord Make(string path, DateOnly day)
    {
        var text = random.Next(50) == 0 && recent.Count > 0 ? recent[random.Next(recent.Count)] + Text(60) : Text(Characters);
        if (recent.Count < 500) recent.Add(text);
        else recent[random.Next(recent.Count)] = text;
        var end = text.IndexOf('，', StringComparison.Ordinal);
        var place = places[random.Next(places.Length)];
        var article = new Article
        {
            Source = path,
            Number = 1,
            Headline = text[..Math.Max(0, end)],
            Segments = [new TextSpan(0, text.Length)],
            Byline = "本报记者 " + words[random.Next(words.Length)],
            Published = random.Next(10) == 0 ? null : day,
            Place = place,
            Chains = Labels(chains, 2),
            Themes = Labels(themes, 3),
            Relevant = true,
            Facts = [.. Enumerable.Range(0, FactsEach).Select(i => MakeFact(text, i, day))],
            Text = text,
        };
        return new SourceRecord { Path = path, File = "made.jsonl", Text = text, Articles = [article] };
    }

    private Fact MakeFact(string text, int ordinal, DateOnly day)
    {
        var start = ordinal * text.Length / FactsEach;
        var span = new TextSpan(start, Math.Min(text.Length, start + random.Next(6, 18)));
        var measure = random.Next(100) switch { < 45 => Measure.Amount, < 80 => Measure.Growth, < 88 => Measure.Ratio, < 95 => Measure.Count, _ => Measure.Quantity };
        var month = new DateOnly(day.Year, random.Next(1, 13), 1);
        return new Fact
        {
            Indicator = indicators[Skewed(indicators.Length)],
            Measure = measure,
            Value = measure == Measure.Growth ? random.Next(-200, 500) / 10m : random.Next(1, 10_000) * 10_000L,
            Unit = measure == Measure.Growth ? "%" : "CNY",
            Basis = measure == Measure.Growth ? Basis.Yoy : null,
            Period = random.Next(3) == 0 ? null : new Period("今年" + month.Month.ToString(CultureInfo.InvariantCulture) + "月", month, month.AddMonths(1).AddDays(-1)),
            Status = random.Next(10) switch { 0 => FactStatus.Target, 1 => FactStatus.Planned, 2 => FactStatus.Expected, _ => FactStatus.Reported },
            Subject = words[random.Next(words.Length)] + words[random.Next(words.Length)],
            Place = random.Next(8) == 0 ? places[random.Next(places.Length)].Code : null,
            Span = span,
            Text = span.Of(text).ToString(),
            Confidence = random.Next(300, 1000) / 1000.0,
            Rule = "direct",
        };
    }

    /// <summary>A number below a bound, the first ones more often: rank r as often as 1/(r + 1).</summary>
    private int Skewed(int bound) => Math.Min(bound - 1, (int)Math.Pow(bound + 1, random.NextDouble()) - 1);

    private Label[] Labels(string[] ids, int most)
    {
        var first = random.Next(ids.Length);
        return [.. Enumerable.Range(0, random.Next(most)).Select(i => new Label(ids[(first + i) % ids.Length], random.NextDouble()))];
    }

    private string Text(int length)
    {
        var text = new StringBuilder();
        for (var inClause = 0; text.Length < length;)
        {
            text.Append(Word());
            if (++inClause < 5 || random.Next(3) != 0) continue;
            text.Append(random.Next(3) == 0 ? '。' : '，');
            inClause = 0;
        }

        return text.Append('。').ToString();
    }

    private string Word()
    {
        var at = Array.BinarySearch(chances, random.NextDouble());
        return words[Math.Min(words.Length - 1, at < 0 ? ~at : at)];
    }

    private static IEnumerable<(string Word, double Weight)> Words()
    {
        foreach (var row in Lexicon.Default.Read("words.tsv"))
        {
            if (row["kind"] != "word" || !double.TryParse(row["per_million"], CultureInfo.InvariantCulture, out var weight)) continue;
            foreach (var word in row.List("words")) yield return (word, weight);
        }

        foreach (var row in Lexicon.Default.Read("terms.tsv"))
            yield return (row["term"], 20);
        foreach (var row in Lexicon.Default.Read("places.tsv"))
            yield return (row["name"], 10);
    }
}
