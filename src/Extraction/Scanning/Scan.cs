using PolicyML.Extraction.Cues;
using PolicyML.Extraction.Numbers;
using PolicyML.Extraction.Periods;
using PolicyML.Text.Matching;

namespace PolicyML.Extraction.Scanning;

/// <summary>The tokens of one paragraph. Reused from paragraph to paragraph; not safe for several threads.</summary>
internal sealed class Scan
{
    public List<Token> Tokens { get; } = new(256);

    public List<Quantity> Quantities { get; } = new(32);

    public List<PeriodMention> Periods { get; } = new(16);

    /// <summary>True where a figure of money or change may stand in the paragraph.</summary>
    public bool HasFigures { get; set; }

    public void Clear()
    {
        Tokens.Clear();
        Quantities.Clear();
        Periods.Clear();
        HasFigures = false;
    }
}

/// <summary>Finds the cues, quantities, time expressions and signs of a paragraph in one pass.</summary>
internal sealed class Scanner
{
    // What a code unit can open; 0 for the many that open nothing.
    private readonly byte[] opens = new byte[char.MaxValue + 1];
    private readonly CharFilter marks = new();   // what opens more than a cue of two and more characters
    private readonly CueTable cues;
    private readonly QuantityReader quantities;
    private readonly PeriodReader periods;
    private readonly Unit fan;

    public Scanner(CueTable cues, UnitTable units, PeriodVocabulary periodWords)
    {
        this.cues = cues;
        quantities = new QuantityReader(units);
        fan = units.Fan;
        periods = new PeriodReader(periodWords);
        cues.Trie.AddSinglesTo(marks);
        for (var c = 0; c <= char.MaxValue; c++)
        {
            opens[c] = OpensOf((char)c);
            if ((opens[c] & ~OpensCue) != 0) marks.Add((char)c);
        }
    }

    private const byte OpensSign = 1;
    private const byte OpensCue = 2;
    private const byte OpensNumber = 4;
    private const byte OpensPeriod = 8;

    /// <summary>Fills <paramref name="scan"/> with the tokens of text[start, end).</summary>
    public void Run(ReadOnlySpan<char> text, int start, int end, Scan scan)
    {
        scan.Clear();
        var limited = text[..end];
        for (var starts = cues.Trie.StartsIn(limited, start, marks); starts.MoveNext();)
            starts.SkipTo(Step(limited, ref starts, scan));
    }

    private int Step(ReadOnlySpan<char> text, ref PhraseTrie.StartEnumerator starts, Scan scan)
    {
        var at = starts.Current;
        var opening = opens[text[at]];
        if ((opening & OpensSign) != 0)
        {
            scan.Tokens.Add(new Token(SignOf(text[at]), at, at + 1, -1));
            return at + 1;
        }

        if ((opening & OpensPeriod) != 0 && !IsInsideNumber(text, at) && periods.TryRead(text, at, out var period))
        {
            scan.Periods.Add(period);
            scan.Tokens.Add(new Token(TokenKind.Period, period.Start, period.End, scan.Periods.Count - 1));
            return period.End;
        }

        var cueLength = starts.Longest(out var cue);
        if ((opening & OpensNumber) != 0)
        {
            if (quantities.TryRead(text, at, out var quantity, out var after) && after - at > cueLength)
            {
                Add(scan, quantity);
                return after;
            }

            if (cueLength == 0) return Math.Max(after, at + 1);
        }

        if (cueLength == 0) return at + 1;
        if (cues[cue].Text == "翻番") Add(scan, new Quantity { Start = at, End = at + cueLength, Value = 1m, Unit = fan, Chinese = true });
        else scan.Tokens.Add(new Token(TokenKind.Cue, at, at + cueLength, cue));
        return at + cueLength;
    }

    private static bool IsInsideNumber(ReadOnlySpan<char> text, int at) =>
        at > 0 && NumberReader.IsDigit(text[at]) && (char.IsAsciiLetterOrDigit(text[at - 1]) || (text[at - 1] == '.' && at > 1 && NumberReader.IsDigit(text[at - 2])));

    private static void Add(Scan scan, Quantity quantity)
    {
        scan.Quantities.Add(quantity);
        scan.Tokens.Add(new Token(TokenKind.Quantity, quantity.Start, quantity.End, scan.Quantities.Count - 1));
        scan.HasFigures |= quantity.Unit is not null || quantity.Scale >= 10_000m;
    }

    private byte OpensOf(char c)
    {
        if (SignOf(c) != TokenKind.Cue) return OpensSign;
        byte opening = 0;
        if (cues.Trie.CanStart(c)) opening |= OpensCue;
        if (NumberReader.IsDigit(c) || ChineseNumerals.CanStart(c) || c is '-' or '+') opening |= OpensNumber;
        if (periods.CanStart(c)) opening |= OpensPeriod;
        return opening;
    }

    private static TokenKind SignOf(char c) => c switch
    {
        '，' or ',' => TokenKind.Comma,
        '、' => TokenKind.Pause,
        '；' or ';' => TokenKind.Semicolon,
        '：' or ':' => TokenKind.Colon,
        '。' or '！' or '？' or '!' or '?' or '\n' or '…' => TokenKind.Stop,
        '(' or '（' or '[' or '【' => TokenKind.Open,
        ')' or '）' or ']' or '】' => TokenKind.Close,
        _ => TokenKind.Cue,
    };
}
