using PolicyML.Extraction.Cues;
using PolicyML.Extraction.Numbers;
using PolicyML.Extraction.Periods;
using PolicyML.Extraction.Scanning;

namespace PolicyML.Extraction.Linking;

/// <summary>The tokens of one sentence, [First, End) of a scan, with the text they stand in.</summary>
internal sealed class Sentence
{
    private readonly CueTable table;

    public Sentence(string text, Scan scan, CueTable table, int first, int end)
    {
        Text = text;
        Scan = scan;
        this.table = table;
        First = first;
        End = end;
        Start = first == 0 ? 0 : scan.Tokens[first - 1].End;
    }

    public string Text { get; }

    /// <summary>The sets of words looked for around figures.</summary>
    public WordSets Words => table.Words;

    public Scan Scan { get; }

    /// <summary>Index of the first token.</summary>
    public int First { get; }

    /// <summary>Index after the last token.</summary>
    public int End { get; }

    /// <summary>Offset in the reading text at which the sentence starts.</summary>
    public int Start { get; init; }

    public Token this[int index] => Scan.Tokens[index];

    public bool IsIn(int index) => index >= First && index < End;

    public Cue? CueAt(int index) => IsIn(index) && Scan.Tokens[index] is { Kind: TokenKind.Cue } token ? table[token.Ref] : null;

    public Quantity? QuantityAt(int index) =>
        IsIn(index) && Scan.Tokens[index] is { Kind: TokenKind.Quantity } token ? Scan.Quantities[token.Ref] : null;

    public PeriodMention? PeriodAt(int index) =>
        IsIn(index) && Scan.Tokens[index] is { Kind: TokenKind.Period } token ? Scan.Periods[token.Ref] : null;

    public bool Is(int index, TokenKind kind) => IsIn(index) && Scan.Tokens[index].Kind == kind;

    /// <summary>Text between two neighbouring tokens that no token covers.</summary>
    public ReadOnlySpan<char> Gap(int left, int right) => Text.AsSpan(Scan.Tokens[left].End, Math.Max(0, Scan.Tokens[right].Start - Scan.Tokens[left].End));

    /// <summary>Length of the uncovered text before a token.</summary>
    public int GapBefore(int index) => Scan.Tokens[index].Start - (index > First ? Scan.Tokens[index - 1].End : Start);

    /// <summary>Length of the uncovered text after a token; large where the sentence ends.</summary>
    public int GapAfter(int index) => index + 1 < End ? Scan.Tokens[index + 1].Start - Scan.Tokens[index].End : int.MaxValue;

    /// <summary>True where a cue of one of these roles touches a token on its right.</summary>
    public bool IsFollowedBy(int index, CueRoles roles) => GapAfter(index) == 0 && CueAt(index + 1) is { } next && next.Has(roles);

    public static bool IsBreak(TokenKind kind) => kind is TokenKind.Comma or TokenKind.Semicolon or TokenKind.Colon or TokenKind.Stop;

    /// <summary>Index of the first token of the clause (between commas) that a token stands in.</summary>
    public int ClauseStart(int index)
    {
        var depth = 0;
        var at = index;
        while (at > First && index - at < 60)
        {
            var kind = Scan.Tokens[at - 1].Kind;
            if (kind == TokenKind.Close) depth++;
            else if (kind == TokenKind.Open && depth > 0) depth--;
            else if (IsBreak(kind) && depth == 0) break;
            at--;
        }

        return at;
    }

    /// <summary>The offset at which a clause starts.</summary>
    public int ClauseOffset(int clauseStart) => clauseStart > First ? Scan.Tokens[clauseStart - 1].End : Start;
}
