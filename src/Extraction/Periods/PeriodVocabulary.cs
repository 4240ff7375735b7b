using System.Globalization;

using PolicyML.Core.Lexicons;
using PolicyML.Core.Lexicons.Prepared;
using PolicyML.Text.Matching;

namespace PolicyML.Extraction.Periods;

/// <summary>A word of time: what part it names and in which year.</summary>
internal readonly record struct PeriodWord(PeriodPart Part, int? YearOffset, int A, PeriodFlags Flags);

/// <summary>The words of time of lexicon/periods.tsv and the holidays of lexicon/holidays.tsv.</summary>
internal sealed class PeriodVocabulary
{
    private readonly PeriodWord[] words;
    private readonly Dictionary<(int Holiday, int Year), (DateOnly From, DateOnly To)> holidays;

    private PeriodVocabulary(PeriodWord[] words, Dictionary<(int, int), (DateOnly, DateOnly)> holidays, PhraseTrie trie)
    {
        this.words = words;
        this.holidays = holidays;
        Trie = trie;
    }

    public PhraseTrie Trie { get; }

    public PeriodWord this[int index] => words[index];

    /// <summary>The days of a public holiday; null where the table does not have the year.</summary>
    public (DateOnly From, DateOnly To)? Holiday(int holiday, int year)
    {
        if (holidays.TryGetValue((holiday, year), out var days)) return days;
        return holiday == 7 ? (new DateOnly(year, 10, 1), new DateOnly(year, 10, 7)) : null;
    }

    public static PeriodVocabulary Load(Lexicon lexicon)
    {
        var texts = new List<string>();
        var meanings = new List<PeriodWord>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var row in lexicon.Read("periods.tsv"))
        {
            var word = Parse(row);
            foreach (var text in row.List("words"))
            {
                if (!seen.Add(text)) continue;
                texts.Add(text);
                meanings.Add(word.Part == PeriodPart.FiveYearPlan && text.EndsWith("以来", StringComparison.Ordinal) ? word with { Flags = word.Flags | PeriodFlags.Since } : word);
            }
        }

        var days = new Dictionary<(int, int), (DateOnly, DateOnly)>();
        foreach (var row in lexicon.Read("holidays.tsv"))
        {
            days[(int.Parse(row["holiday"], CultureInfo.InvariantCulture), int.Parse(row["year"], CultureInfo.InvariantCulture))] =
                (DateOnly.ParseExact(row["from"], "yyyy-MM-dd", CultureInfo.InvariantCulture), DateOnly.ParseExact(row["to"], "yyyy-MM-dd", CultureInfo.InvariantCulture));
        }

        return new PeriodVocabulary([.. meanings], days, PhraseTrie.Build(texts));
    }

    public void Write(PreparedWriter writer)
    {
        writer.Array<PeriodWord>(words);
        writer.Array<int>([.. holidays.SelectMany(h => (int[])[h.Key.Holiday, h.Key.Year, h.Value.From.DayNumber, h.Value.To.DayNumber])]);
        Trie.Write(writer);
    }

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <exception cref="InvalidDataException">It is none.</exception>
    public static PeriodVocabulary Read(PreparedReader reader)
    {
        var (meanings, days) = (reader.Array<PeriodWord>(), reader.Array<int>());
        var known = new Dictionary<(int, int), (DateOnly, DateOnly)>();
        for (var i = 0; i < days.Length; i += 4) known[(days[i], days[i + 1])] = (DateOnly.FromDayNumber(days[i + 2]), DateOnly.FromDayNumber(days[i + 3]));
        return new PeriodVocabulary(meanings, known, PhraseTrie.Read(reader, meanings.Length));
    }

    private static PeriodWord Parse(TsvRow row) => (row["kind"], row["value"]) switch
    {
        ("year", "0w") => new PeriodWord(PeriodPart.Year, null, 0, PeriodFlags.WholeYear),
        ("year", "end") => new PeriodWord(PeriodPart.Year, null, 0, PeriodFlags.WholeYear | PeriodFlags.AtEnd),
        ("year", "same") => new PeriodWord(PeriodPart.Year, null, 1, PeriodFlags.WholeYear),
        ("year", var offset) => new PeriodWord(PeriodPart.Year, Number(row, offset), 0, PeriodFlags.None),
        ("part", "h1") => new PeriodWord(PeriodPart.Half, null, 1, PeriodFlags.None),
        ("part", "h2") => new PeriodWord(PeriodPart.Half, null, 2, PeriodFlags.None),
        ("part", ['q', var digit]) => new PeriodWord(PeriodPart.Quarter, null, digit - '0', PeriodFlags.None),
        ("part", ['f', var digit]) => new PeriodWord(PeriodPart.FirstQuarters, null, digit - '0', PeriodFlags.None),
        ("part", "ytd") => new PeriodWord(PeriodPart.YearToDate, 0, 0, PeriodFlags.Since),
        ("part", "upto") => new PeriodWord(PeriodPart.YearToDate, 0, 1, PeriodFlags.UpTo),
        // A quarter of a company's own year: no days that the text tells.
        ("part", "fiscal") => new PeriodWord(PeriodPart.FiscalYear, null, 0, PeriodFlags.None),
        ("part", "month+1") => new PeriodWord(PeriodPart.Month, 0, -2, PeriodFlags.None),
        ("part", "month0") => new PeriodWord(PeriodPart.Month, 0, -3, PeriodFlags.None),
        ("part", "samemonth") => new PeriodWord(PeriodPart.Month, 0, -4, PeriodFlags.None),
        ("next", var count) => new PeriodWord(PeriodPart.NextYears, null, Number(row, count), PeriodFlags.None),
        ("part", "month-1") => new PeriodWord(PeriodPart.Month, 0, -1, PeriodFlags.None),
        ("part", "day0") => new PeriodWord(PeriodPart.Day, 0, 0, PeriodFlags.None),
        ("part", "samequarter") => new PeriodWord(PeriodPart.SameReporting, null, 1, PeriodFlags.None),
        ("part", "samereport") => new PeriodWord(PeriodPart.SameReporting, null, 0, PeriodFlags.None),
        ("part", "sameday") => new PeriodWord(PeriodPart.SameDay, null, 0, PeriodFlags.None),
        ("part", "day-1") => new PeriodWord(PeriodPart.Day, 0, -1, PeriodFlags.None),
        ("part", "week0") => new PeriodWord(PeriodPart.Unknown, 0, 0, PeriodFlags.None),
        ("same", var offset) => new PeriodWord(PeriodPart.Year, Number(row, offset), 0, PeriodFlags.SamePeriod),
        ("plan", var plan) => new PeriodWord(PeriodPart.FiveYearPlan, null, Number(row, plan), PeriodFlags.None),
        ("years", var count) => new PeriodWord(PeriodPart.LastYears, null, Number(row, count), PeriodFlags.None),
        ("holiday", var holiday) => new PeriodWord(PeriodPart.Holiday, null, Number(row, holiday), PeriodFlags.None),
        _ => throw row.Error($"unknown kind \"{row["kind"]}\" \"{row["value"]}\""),
    };

    private static int Number(TsvRow row, string value) =>
        int.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : throw row.Error($"\"{value}\" is no number");
}
