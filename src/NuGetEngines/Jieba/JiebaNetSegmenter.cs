using JiebaNet.Segmenter;

using PolicyML.Core;
using PolicyML.Text.Words;

namespace PolicyML.NuGetEngines.Jieba;

/// <summary>
/// Cuts text into words by jieba.NET, in its accurate mode with the hidden Markov model. jieba.NET keeps one dictionary a process,
/// in a plain <c>Dictionary</c>: all words are added before the first text is cut, and a second vocabulary is refused.
/// </summary>
public sealed class JiebaNetSegmenter : ISegmenter
{
    /// <summary>Its name on the command line.</summary>
    public const string EngineName = "jieba.net";

    /// <summary>A run without any sign is cut into pieces of this length: jieba.NET's time grows with the square of it.</summary>
    private const int LongestPiece = 2048;

    private static readonly Lock Gate = new();
    private static JiebaNetSegmenter? loaded;

    private readonly JiebaSegmenter inner;

    private JiebaNetSegmenter(string name, JiebaSegmenter inner) => (Name, this.inner) = (name, inner);

    /// <inheritdoc/>
    public string Name { get; }

    /// <summary>The segmenter of this process.</summary>
    /// <param name="userPath">A file of words to add, in jieba's format: <c>word [frequency] [tag]</c> a line, frequency 0 to forbid a word; null for none.</param>
    /// <exception cref="WordException">A dictionary is missing or broken, or the process has another vocabulary already.</exception>
    public static JiebaNetSegmenter Load(string? userPath = null) => Load(Path.Combine(AppContext.BaseDirectory, "Resources"), userPath);

    /// <summary>The same with the dictionaries of another folder.</summary>
    /// <param name="resources">The folder <c>Resources</c> of jieba.NET's package.</param>
    /// <param name="userPath">A file of words to add; null for none.</param>
    /// <exception cref="WordException">A dictionary is missing or broken, or the process has another vocabulary already.</exception>
    public static JiebaNetSegmenter Load(string resources, string? userPath)
    {
        JiebaResources.Check(resources);
        var words = userPath is null ? [] : UserWordFile.Read(userPath);
        var name = $"{EngineName}@{JiebaResources.Checksum(resources, words)}";
        lock (Gate)
        {
            if (loaded is null) loaded = Make(name, resources, words);
            else if (loaded.Name != name) throw new WordException($"{userPath ?? resources}: jieba.NET has one dictionary a process and has been started with other words: start the program anew");
            return loaded;
        }
    }

    /// <inheritdoc/>
    public void Cut(ReadOnlySpan<char> text, List<TextSpan> words)
    {
        for (var at = 0; at < text.Length;)
        {
            var end = at + PieceLength(text[at..]);
            CutPiece(text[at..end], at, words);
            at = end;
        }
    }

    private static JiebaNetSegmenter Make(string name, string resources, IReadOnlyList<UserWord> words)
    {
        ConfigManager.ConfigFileBaseDir = resources;
        var segmenter = new JiebaSegmenter();
        foreach (var word in words)
        {
            if (word.Frequency == 0) segmenter.DeleteWord(word.Text);
            else segmenter.AddWord(word.Text, word.Frequency ?? 0);   // 0: jieba.NET finds the least frequency that keeps it whole
        }

        return new JiebaNetSegmenter(name, segmenter);
    }

    /// <summary>Words are found by their lengths: jieba.NET gives every character back, in order.</summary>
    private void CutPiece(ReadOnlySpan<char> piece, int offset, List<TextSpan> words)
    {
        var (start, end) = (0, 0);
        foreach (var word in inner.Cut(piece.ToString(), cutAll: false, hmm: true))
        {
            end += word.Length;
            if (end < piece.Length && char.IsSurrogatePair(piece[end - 1], piece[end])) continue;   // it parts them
            if (end > start) words.Add(new TextSpan(offset + start, offset + end));
            start = end;
        }

        if (end != piece.Length) throw new InvalidOperationException($"jieba.NET gave {end} of {piece.Length} characters back");
    }

    /// <summary>Up to the last sign within reach, behind which no word goes on.</summary>
    private static int PieceLength(ReadOnlySpan<char> text)
    {
        if (text.Length <= LongestPiece) return text.Length;
        for (var i = LongestPiece - 1; i > 0; i--)
        {
            if (!IsOfWords(text[i]) && !char.IsHighSurrogate(text[i]) && text[i] != '\r') return i + 1;
        }

        return char.IsHighSurrogate(text[LongestPiece - 1]) ? LongestPiece - 1 : LongestPiece;
    }

    /// <summary>What jieba.NET's words are made of.</summary>
    private static bool IsOfWords(char c) => c is (>= '\u4E00' and <= '\u9FD5') or '·' or '+' or '#' or '&' or '.' or '_' or '%' or '-' || char.IsAsciiLetterOrDigit(c);
}
