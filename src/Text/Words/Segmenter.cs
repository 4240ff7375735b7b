using PolicyML.Core;
using PolicyML.Core.Lexicons;

namespace PolicyML.Text.Words;

/// <summary>
/// Cuts Chinese text into words by jieba's algorithm: the path of greatest probability through all words of a dictionary,
/// then a hidden Markov model over runs of single characters. Letters, digits and signs are parted as jieba does.
/// Immutable and safe for use from several threads; time grows with the length of the text alone.
/// </summary>
public sealed class Segmenter : ISegmenter
{
    private readonly WordTrie trie;
    private readonly HiddenMarkov unknownWords;
    private readonly HashSet<string>? parted;      // words that a user forbids

    internal Segmenter(string name, WordTrie trie, HiddenMarkov unknownWords, HashSet<string>? parted)
    {
        Name = name;
        this.trie = trie;
        this.unknownWords = unknownWords;
        this.parted = parted;
    }

    /// <inheritdoc/>
    public string Name { get; }

    /// <summary>The segmenter of this project's own vocabulary.</summary>
    /// <param name="lexicon">Where the words are taken from (words.tsv and what word-sources.tsv names).</param>
    /// <param name="userPath">A file of more words in jieba's format; null for none.</param>
    /// <exception cref="FormatException">A row of a table is broken.</exception>
    /// <exception cref="WordException">The file cannot be read, or lines of it are broken: the message names them.</exception>
    public static Segmenter Load(Lexicon lexicon, string? userPath = null) => DictionaryLoader.Load(lexicon, userPath);

    /// <summary>A segmenter of a dictionary in jieba's format: a word a line, its frequency, its part of speech, in UTF-8.</summary>
    /// <param name="dictionaryPath">
    /// The file; or a folder that holds it as <c>dict.txt</c> or <c>jieba.dict.utf8</c>, together with jieba's or cppjieba's
    /// tables of probabilities. A word without a frequency gets the one that keeps it whole.
    /// </param>
    /// <param name="hmmPath">
    /// <c>hmm_model.utf8</c> of cppjieba or the folder of <c>prob_start.py</c>, <c>prob_trans.py</c> and <c>prob_emit.py</c>.
    /// Null: what lies in the folder, or else what the words of the dictionary themselves suggest.
    /// </param>
    /// <param name="userPath">A file of more words in the same format, without a frequency or with one; 0 forbids a word. Null for none.</param>
    /// <exception cref="WordException">A file cannot be read, or lines of it are broken: the message names them.</exception>
    public static Segmenter Load(string dictionaryPath, string? hmmPath = null, string? userPath = null) =>
        DictionaryLoader.Load(dictionaryPath, hmmPath, userPath);

    /// <inheritdoc/>
    public void Cut(ReadOnlySpan<char> text, List<TextSpan> words)
    {
        var workspace = CutWorkspace.Rent();
        for (var at = 0; at < text.Length;)
        {
            var end = at;
            while (end < text.Length && WordLetters.InBlock(text[end])) end++;
            if (end > at)
            {
                CutBlock(text[at..end], at, workspace, words);
            }
            else
            {
                end = at + LengthOfOther(text[at..]);
                words.Add(new TextSpan(at, end));
            }

            at = end;
        }

        workspace.Return();
    }

    /// <summary>The words of a text as strings, for tests and small jobs.</summary>
    public IReadOnlyList<string> Cut(string text)
    {
        var spans = new List<TextSpan>();
        Cut(text, spans);
        return spans.ConvertAll(s => s.Of(text).ToString());
    }

    // What stands in no word is cut by the character: a surrogate pair is one, and so is the end of a line of two.
    private static int LengthOfOther(ReadOnlySpan<char> text) =>
        text.Length > 1 && (char.IsSurrogatePair(text[0], text[1]) || text[..2] is "\r\n") ? 2 : 1;

    private void CutBlock(ReadOnlySpan<char> block, int at, CutWorkspace workspace, List<TextSpan> words)
    {
        var lengths = workspace.Lengths(block.Length);
        trie.BestPath(block, workspace.Scores(block.Length + 1), lengths);
        var singles = 0;                   // where the run of single characters starts
        for (var i = 0; i < block.Length;)
        {
            int length = lengths[i];
            if (length > 1)
            {
                CutSingles(block[singles..i], at + singles, workspace, words);
                words.Add(new TextSpan(at + i, at + i + length));
                singles = i + length;
            }

            i += length;
        }

        CutSingles(block[singles..], at + singles, workspace, words);
    }

    // A run that is itself a word stays apart: the path has just preferred its characters.
    private void CutSingles(ReadOnlySpan<char> run, int at, CutWorkspace workspace, List<TextSpan> words)
    {
        if (run.IsEmpty) return;
        if (run.Length == 1 || trie.Contains(run))
        {
            for (var i = 0; i < run.Length; i++) words.Add(new TextSpan(at + i, at + i + 1));
            return;
        }

        for (var i = 0; i < run.Length;)
        {
            var end = i;
            while (end < run.Length && WordLetters.IsHan(run[end])) end++;
            if (end > i) CutUnknown(run[i..end], at + i, workspace, words);
            else end += LatinRuns.Cut(run[i..], at + i, words);
            i = end;
        }
    }

    private void CutUnknown(ReadOnlySpan<char> run, int at, CutWorkspace workspace, List<TextSpan> words)
    {
        var before = words.Count;
        unknownWords.Cut(run, at, workspace.States(run.Length), words);
        if (parted is not null) PartForbidden(run, at, parted.GetAlternateLookup<ReadOnlySpan<char>>(), words, before);
    }

    private static void PartForbidden(
        ReadOnlySpan<char> run, int at, HashSet<string>.AlternateLookup<ReadOnlySpan<char>> forbidden, List<TextSpan> words, int before)
    {
        for (var i = words.Count - 1; i >= before; i--)
        {
            var word = words[i];
            if (word.Length == 1 || !forbidden.Contains(run[(word.Start - at)..(word.End - at)])) continue;
            words[i] = new TextSpan(word.Start, word.Start + 1);
            for (var c = word.End - 1; c > word.Start; c--) words.Insert(i + 1, new TextSpan(c, c + 1));
        }
    }
}
