using System.Text;
using System.Text.Json;

using PolicyML.Core;
using PolicyML.Core.Lexicons;
using PolicyML.Text;
using PolicyML.Text.Layout;

namespace PolicyML.Tests.Unit.Layout;

/// <summary>
/// The pages of tests/Specs/layout: each line carries the letter of the piece it belongs to, "-" for a crumb that belongs to none.
/// </summary>
public class LayoutSpecTests
{
    private static readonly PageLayout Layout = PageLayout.Load(Lexicon.Default);
    private static readonly Dictionary<string, Case> Cases = Read();

    public static TheoryData<string> Names => [.. Cases.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Page_comes_apart_as_marked(string name)
    {
        var page = Cases[name];
        var source = SourceText.FromString(page.Text);
        Assert.Equal(Describe(page.Pieces, page.Text), Describe(Layout.Split(source), page.Text));
    }

    private static string Describe(IEnumerable<Piece> pieces, string text) =>
        string.Join("\n", pieces.OrderBy(p => p.Ranges.Min(r => r.Start)).Select(p => $"{p.Kind} [{p.Headline}] {p.Byline} {Letters(p.Ranges, text)}"));

    private static string Describe(IEnumerable<ArticleLayout> pieces, string text) =>
        Describe(pieces.Select(p => new Piece(p.Kind, p.Headline, p.Byline, [.. p.Segments])), text);

    /// <summary>What a piece is made of: its text in the order of the page, without blanks.</summary>
    private static string Letters(IEnumerable<TextSpan> ranges, string text)
    {
        var letters = new StringBuilder();
        foreach (var range in ranges.Order())
        {
            foreach (var c in range.Of(text))
            {
                if (!char.IsWhiteSpace(c)) letters.Append(c);
            }
        }

        return letters.ToString();
    }

    private static Dictionary<string, Case> Read()
    {
        var cases = new Dictionary<string, Case>(StringComparer.Ordinal);
        foreach (var file in Directory.GetFiles(Repository.PathOf("tests", "Specs", "layout"), "*.json").Order(StringComparer.Ordinal))
        {
            using var json = JsonDocument.Parse(File.ReadAllText(file));
            foreach (var row in json.RootElement.EnumerateArray()) cases.Add(row.GetProperty("name").GetString()!, ReadCase(row));
        }

        return cases;
    }

    private static Case ReadCase(JsonElement row)
    {
        var text = new StringBuilder();
        var ranges = new Dictionary<string, List<TextSpan>>(StringComparer.Ordinal);
        foreach (var line in row.GetProperty("page").EnumerateArray().Select(l => l.GetString()!))
        {
            if (line.Length > 2)
            {
                if (!ranges.TryGetValue(line[..1], out var own)) ranges[line[..1]] = own = [];
                own.Add(new TextSpan(text.Length, text.Length + line.Length - 2));
                text.Append(line, 2, line.Length - 2);
            }

            text.Append('\n');
        }

        var pieces = row.GetProperty("pieces").EnumerateObject().Select(p => new Piece(
            Enum.Parse<ArticleKind>(p.Value.GetProperty("kind").GetString()!, ignoreCase: true),
            p.Value.GetProperty("headline").GetString()!,
            p.Value.GetProperty("byline").GetString(),
            ranges[p.Name]));
        return new Case(text.ToString(), [.. pieces]);
    }

    private sealed record Case(string Text, IReadOnlyList<Piece> Pieces);

    private sealed record Piece(ArticleKind Kind, string Headline, string? Byline, IReadOnlyList<TextSpan> Ranges);
}
