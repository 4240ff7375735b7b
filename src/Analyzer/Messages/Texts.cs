using PolicyML.Terminal;

namespace PolicyML.Analyzer.Messages;

/// <summary>The tables of texts that are built into this program.</summary>
internal static class Texts
{
    /// <summary>The messages of a language: <c>zh</c> or <c>en</c>.</summary>
    public static Catalogue Messages(string language) => Catalogue.Messages(language, typeof(Texts).Assembly);

    /// <summary>The words of results.</summary>
    public static Catalogue Words() => Catalogue.Load(typeof(Texts).Assembly, "words.tsv", "word");
}
