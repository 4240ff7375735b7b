using PolicyML.Core;
using PolicyML.Extraction.Cues;
using PolicyML.Extraction.Numbers;
using PolicyML.Extraction.Scanning;

namespace PolicyML.Extraction.Linking;

/// <summary>What the head of a table has said: the unit of its numbers, and whether a column holds changes.</summary>
internal sealed class TableState
{
    public Unit? Unit { get; set; }

    public decimal Scale { get; set; } = 1m;

    public bool HasGrowth { get; set; }

    /// <summary>The indicator of the whole table, or -1.</summary>
    public int Indicator { get; set; } = -1;

    public bool IsOpen => Unit is not null || HasGrowth;
}

/// <summary>
/// Gives the bare numbers of a table their units: 单位：万元 or a noun with （亿元） holds for what follows, a cell with a unit
/// (规上工业总产值 亿元 402.8) for its row, and the number after it is a change where the head has a column of changes.
/// </summary>
internal sealed class TableRule
{
    private const int LongestRow = 60;
    private readonly UnitTable units;
    private readonly CueTable cues;

    public TableRule(UnitTable units, CueTable cues)
    {
        this.units = units;
        this.cues = cues;
    }

    /// <summary>Reads a paragraph as head or row of a table. Prose is left as it is.</summary>
    public void Apply(string text, TextSpan span, Scan scan, TableState table, ReaderState state)
    {
        TakeUnit(text, span, scan, table);
        if (IsProse(span, scan))
        {
            if (table.IsOpen && span.Length > LongestRow) Close(table);
            else if (table.Unit is not null) FillAfterNouns(text, scan, table);
            return;
        }

        TakeHead(text, span, scan, table, state);
        FillRow(span, scan, table);
    }

    private static void Close(TableState table)
    {
        table.Unit = null;
        table.HasGrowth = false;
        table.Indicator = -1;
    }

    private static bool IsProse(TextSpan span, Scan scan) =>
        span.Length > LongestRow || scan.Tokens.Exists(t => t.Kind is TokenKind.Comma or TokenKind.Semicolon or TokenKind.Stop);

    private void TakeUnit(string text, TextSpan span, Scan scan, TableState table)
    {
        var words = span.Of(text);
        var at = words.IndexOf("单位");
        if (at >= 0 && at + 3 < words.Length && words[at + 2] is '：' or ':')
        {
            if (ReadUnit(text.AsSpan(0, span.End), span.Start + at + 3) is { } read) (table.Unit, table.Scale) = read;
            table.Indicator = -1;
        }

        for (var i = 1; i + 1 < scan.Tokens.Count; i++)
        {
            // 进出口额（亿元）：
            if (scan.Tokens[i].Kind != TokenKind.Quantity || scan.Quantities[scan.Tokens[i].Ref] is not { Bare: true, IsMoney: true } bare) continue;
            if (scan.Tokens[i - 1].Kind != TokenKind.Open || scan.Tokens[i + 1].Kind != TokenKind.Close) continue;
            (table.Unit, table.Scale) = (bare.Unit, bare.Value);
            bare.Unit = null;
            if (i >= 2 && scan.Tokens[i - 2].Kind == TokenKind.Cue) table.Indicator = cues[scan.Tokens[i - 2].Ref].Indicator;
        }

        if (table.Unit is null || table.Indicator >= 0 || at < 0) return;
        foreach (var token in scan.Tokens)
        {
            if (token.Start < span.Start + at && token.Kind == TokenKind.Cue && cues[token.Ref] is { Strong: true } cue) table.Indicator = cue.Indicator;
        }
    }

    private (Unit Unit, decimal Scale)? ReadUnit(ReadOnlySpan<char> text, int at)
    {
        var scale = 1m;
        while (at < text.Length && NumberReader.ScaleOf(text[at]) is var step and > 1m)
        {
            scale = Magnitude.Times(scale, step);
            at++;
        }

        return at < text.Length && units.Trie.Longest(text, at, out var index) > 0 ? (units[index], scale) : null;
    }

    private static void TakeHead(string text, TextSpan span, Scan scan, TableState table, ReaderState state)
    {
        var words = span.Of(text);
        if (scan.Quantities.Exists(q => !q.Bare) || !words.Contains("同比", StringComparison.Ordinal) || !(words.Contains("增", StringComparison.Ordinal) || words.Contains('±'))) return;
        table.HasGrowth = true;
        state.AllYoy = true;
    }

    private void FillRow(TextSpan span, Scan scan, TableState table)
    {
        var seen = 0;
        for (var i = 0; i < scan.Tokens.Count; i++)
        {
            if (scan.Tokens[i].Kind != TokenKind.Quantity) continue;
            var quantity = scan.Quantities[scan.Tokens[i].Ref];
            if (quantity is { Bare: true, Unit: { } cell } && i + 1 < scan.Tokens.Count && scan.Tokens[i + 1].Kind == TokenKind.Quantity && scan.Quantities[scan.Tokens[i + 1].Ref] is { Unit: null } number)
            {
                Fill(number, cell, quantity.Value / cell.Scale);
                scan.Tokens.RemoveAt(i);
                seen = 1;
            }
            else if (quantity.Unit is not null)
            {
                seen++;
            }
            else if (seen == 0 && table.Unit is { } unit && quantity.Start > span.Start)
            {
                Fill(quantity, unit, table.Scale);
                seen++;
            }
            else if (seen == 1 && table.HasGrowth)
            {
                quantity.Unit = units.Percent;
                quantity.Signed = true;
                seen++;
            }
        }
    }

    private void FillAfterNouns(string text, Scan scan, TableState table)
    {
        for (var i = 1; i < scan.Tokens.Count; i++)
        {
            if (scan.Tokens[i].Kind != TokenKind.Quantity || scan.Quantities[scan.Tokens[i].Ref] is not { Unit: null, Chinese: false } quantity) continue;
            var before = scan.Tokens[i - 1];
            var touches = before.End >= quantity.Start - 1 && before.Kind == TokenKind.Cue && cues[before.Ref] is { Strong: true };
            var ends = quantity.End >= text.Length || text[quantity.End] is '，' or '。' or '；' or '\n' or '、';
            if ((touches || table.Indicator >= 0) && ends) Fill(quantity, table.Unit!, table.Scale);
        }
    }

    private static void Fill(Quantity quantity, Unit unit, decimal scale)
    {
        quantity.Unit = unit;
        quantity.Scale = Magnitude.Times(quantity.Scale, scale);
        quantity.Value = Magnitude.Times(quantity.Value, Magnitude.Times(scale, unit.Scale));
        quantity.SharedUnit = true;
    }
}
