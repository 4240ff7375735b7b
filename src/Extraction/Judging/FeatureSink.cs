using PolicyML.Extraction.Cues;
using PolicyML.Extraction.Linking;

namespace PolicyML.Extraction.Judging;

/// <summary>Receives the features of a figure: a kind, and one or two words that tell its value.</summary>
internal interface IFeatureSink
{
    void Add(char kind, ReadOnlySpan<char> first, ReadOnlySpan<char> second = default);
}

/// <summary>Features by name: <c>kind:first|second</c>, as the table of weights names them.</summary>
internal sealed class FeatureNames : IFeatureSink
{
    private readonly List<string> names = [];

    /// <summary>The names of a figure's features; the same arguments as <see cref="FigureFeatures.OfFigure"/>.</summary>
    public static IReadOnlyList<string> Of(string text, Link link, Link? previous, ArticleFigures others, CueTable cues, double evidence)
    {
        var sink = new FeatureNames();
        FigureFeatures.OfFigure(text, link, previous, others, cues, evidence, ref sink);
        return sink.names;
    }

    public void Add(char kind, ReadOnlySpan<char> first, ReadOnlySpan<char> second = default) =>
        names.Add(second.IsEmpty ? $"{kind}:{first}" : $"{kind}:{first}|{second}");
}

/// <summary>The key of a feature: FNV-1a over the characters of its name, so that nothing is built to look it up.</summary>
internal static class FeatureKey
{
    private const ulong Offset = 14695981039346656037;
    private const ulong Prime = 1099511628211;

    public static ulong Of(ReadOnlySpan<char> name) => Add(Offset, name);

    public static ulong Of(char kind, ReadOnlySpan<char> first, ReadOnlySpan<char> second)
    {
        var key = Add(Add(Add(Offset, kind), ':'), first);
        return second.IsEmpty ? key : Add(Add(key, '|'), second);
    }

    private static ulong Add(ulong key, char c) => (key ^ c) * Prime;

    private static ulong Add(ulong key, ReadOnlySpan<char> text)
    {
        foreach (var c in text) key = (key ^ c) * Prime;
        return key;
    }
}
