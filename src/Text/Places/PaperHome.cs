using PolicyML.Core.Lexicons;
using PolicyML.Core.Lexicons.Prepared;
using PolicyML.Text.Matching;

namespace PolicyML.Text.Places;

/// <summary>Finds where a paper is at home: by the names of papers in its text, and by the name of its file.</summary>
internal sealed class PaperHome
{
    private const string Part = "papers";
    private const int LongestMasthead = 60;
    private const int AgencySearch = 200;
    private readonly Gazetteer gazetteer;
    private readonly PlaceCues cues;
    private readonly PhraseTrie papers;
    private readonly Division?[] homes;

    private PaperHome(Gazetteer gazetteer, PlaceCues cues, IReadOnlyList<TsvRow> rows)
    {
        this.gazetteer = gazetteer;
        this.cues = cues;
        papers = PhraseTrie.Build(rows.Select(r => r["name"]));
        homes = [.. rows.Select(r => r["code"].Length == 0 ? null : gazetteer.Find(r["code"]) ?? throw r.Error($"unknown division code \"{r["code"]}\""))];
    }

    private PaperHome(Gazetteer gazetteer, PlaceCues cues, PreparedReader reader)
    {
        (this.gazetteer, this.cues) = (gazetteer, cues);
        homes = Array.ConvertAll(reader.Array<int>(), home => home < 0 ? null : gazetteer.Divisions[home]);
        papers = PhraseTrie.Read(reader, homes.Length);
    }

    public static PaperHome Load(Lexicon lexicon, Gazetteer gazetteer, PlaceCues cues) => (PaperHome)lexicon.Part(
        Part,
        ["papers.tsv", "places.tsv"],
        reader => new PaperHome(gazetteer, cues, reader),
        tables => new PaperHome(gazetteer, cues, tables.Read("papers.tsv")));

    /// <summary>Writes what <see cref="Load"/> makes of the tables.</summary>
    /// <returns>The name of the part.</returns>
    public string Write(PreparedWriter writer)
    {
        writer.Array<int>([.. homes.Select(home => home?.Index ?? -1)]);
        papers.Write(writer);
        return Part;
    }

    /// <summary>True where a paper's name from the table starts here.</summary>
    public bool IsPaperAt(ReadOnlySpan<char> text, int at, out int length, out Division? home)
    {
        length = papers.Longest(text, at, out var value);
        home = length > 0 ? homes[value] : null;
        return length > 0;
    }

    /// <summary>The place in the line that names the publisher (中共某县委主管主办); null where there is no such line.</summary>
    public Division? FromMasthead(ReadOnlySpan<char> text)
    {
        foreach (var line in text.EnumerateLines())
        {
            if (line.Length is 0 or > LongestMasthead || line.ContainsAny('，', '。', ',') || !cues.IsMasthead(line)) continue;
            var places = gazetteer.Resolve(line);
            if (places.Count > 0) return places[^1].Division;
        }

        return null;
    }

    /// <summary>True where an agency or a paper of the whole country is named in the first characters.</summary>
    public bool IsOfAgency(ReadOnlySpan<char> text)
    {
        var head = text[..Math.Min(text.Length, AgencySearch + 1)];   // a phrase that starts at the last character may reach on
        foreach (var at in papers.StartsIn(head))
        {
            if (at < AgencySearch && IsPaperAt(text, at, out _, out var home) && home is null) return true;
        }

        return false;
    }

    /// <summary>The home of the paper whose name stands most often in a text; null where none does.</summary>
    public Division? FromText(ReadOnlySpan<char> text)
    {
        var votes = new Dictionary<Division, int>();
        for (var starts = papers.StartsIn(text); starts.MoveNext();)
        {
            var length = starts.Longest(out var value);
            if (length == 0) continue;
            if (homes[value] is { } home) votes[home] = votes.GetValueOrDefault(home) + 1;
            starts.SkipTo(starts.Current + length);
        }

        if (cues.MayNamePaper(text))
        {
            foreach (var mention in gazetteer.Enumerate(text))
            {
                if (mention.Form.NeedsSupport || !cues.IsPaper(text, mention.Span.End)) continue;
                var home = mention.Form.Candidates[0];
                votes[home] = votes.GetValueOrDefault(home) + 1;
            }
        }

        Division? best = null;
        foreach (var (division, count) in votes)
            if (best is null || count > votes[best] || (count == votes[best] && division.Index < best.Index)) best = division;
        return best;
    }

    /// <summary>The division that a path names in its file's or folders' names, in Chinese or in pinyin; null where none does.</summary>
    public Division? FromPath(string path)
    {
        var home = FromText(path);
        if (home is not null) return home;
        foreach (var mention in gazetteer.Enumerate(path))
        {
            if (!mention.Form.NeedsSupport) home = mention.Form.Candidates[0];
        }

        return home ?? FromPinyin(Path.GetFileNameWithoutExtension(path));
    }

    private Division? FromPinyin(string name)
    {
        foreach (var word in name.Split(['-', '_', ' ', '.'], StringSplitOptions.RemoveEmptyEntries))
        {
            if (word.Length >= 4 && gazetteer.TryFindPinyin(word, out var division)) return division;
        }

        return null;
    }
}
