using PolicyML.Core.Lexicons;
using PolicyML.Learning.Evidence;

namespace PolicyML.Tests.Unit;

public class LearningLexiconTests
{
    private static readonly TermLexicon Terms = TermLexicon.Load(Lexicon.Default);

    public static TheoryData<string, int> Labels()
    {
        var data = new TheoryData<string, int>();
        foreach (var label in LabelSchema.Load(Lexicon.Default).Labels) data.Add(label.Id, label.Kind == LabelKind.Chain ? 400 : 200);
        return data;
    }

    [Theory]
    [MemberData(nameof(Labels))]
    public void Every_label_has_its_terms_and_some_against_it(string label, int fewest)
    {
        var own = Terms.Terms.Where(t => t.Label.Id == label && t.Weight != 0).ToList();
        Assert.InRange(own.Count, fewest, 5000);
        Assert.Contains(own, t => t.Weight == 3);
        Assert.Contains(own, t => t.Weight < 0);
    }

    [Fact]
    public void No_label_names_a_term_twice()
    {
        var twice = Lexicon.Default.Read("terms.tsv").GroupBy(r => (r["label"], r["term"])).Where(g => g.Count() > 1).Select(g => g.Key);
        Assert.Empty(twice);
    }

    [Fact]
    public void Terms_stand_as_they_are_read()
    {
        var odd = Terms.Terms.Where(t => t.Phrase != t.Phrase.Trim() || t.Phrase.Any(c => c is '（' or '）' or '　' or '\t')).Select(t => t.Phrase);
        Assert.Empty(odd);
    }

    [Fact]
    public void A_single_character_counts_only_in_context() =>
        Assert.Empty(Terms.Terms.Where(t => t.Phrase.Length == 1 && t.Weight != 0 && t.Context is null).Select(t => t.Phrase));
}
