using PolicyML.Core;

namespace PolicyML.Extraction.Numbers;

/// <summary>Finds numbers with their units: ranges, fractions, currency signs, names that only look like numbers.</summary>
internal sealed class QuantityReader
{
    private readonly UnitTable units;

    public QuantityReader(UnitTable units) => this.units = units;

    /// <summary>Reads the quantity at a position; the number may be left without a unit.</summary>
    public bool TryRead(ReadOnlySpan<char> text, int start, out Quantity quantity, out int end)
    {
        quantity = null!;
        end = start;
        if (TryReadSigned(text, start, out quantity, out end)) return true;
        if (TryReadFraction(text, start, out quantity, out end)) return true;
        if (text[start] is '-' or '+') return false;
        if (!TryReadNumber(text, start, out var number))
        {
            end = NumberReader.EndOfDigits(text, start);
            return false;
        }

        end = number.End;
        if (IsPartOfName(text, start, ref end)) return false;
        if (TryReadRange(text, number, out quantity))
        {
            end = quantity.End;
            return true;
        }

        var unit = UnitAt(text, number.End, number, out var unitEnd);
        if (unit is null && number.Chinese && number.Value < 10_000m) return false;
        if (unit is null or { Name: "CNY" } && CurrencyBefore(text, start) is { } currency) unit = currency;
        quantity = Make(number, unit, UnitEnd(text, number, unitEnd));
        if (unit is { Kind: UnitKind.Tenth } && unitEnd < text.Length && text[unitEnd] == '半')
        {
            // 三成半
            quantity.Value += unit.Scale / 2m;
            quantity.End++;
        }
        else if (unit is { Kind: UnitKind.Money, Scale: 1m })
        {
            quantity.End = AddSmallChange(text, quantity, quantity.End, 0.1m, '角');
            quantity.End = AddSmallChange(text, quantity, quantity.End, 0.01m, '分');
        }

        end = quantity.End;
        return true;
    }

    // 十二元五角, 3元5角2分
    private static int AddSmallChange(ReadOnlySpan<char> text, Quantity quantity, int at, decimal scale, char unit)
    {
        if (at + 1 >= text.Length || text[at + 1] != unit) return at;
        var digit = char.IsAsciiDigit(text[at]) ? text[at] - '0' : ChineseNumerals.DigitOf(text[at]);
        if (digit < 1) return at;
        quantity.Value += digit * scale;
        return at + 2;
    }

    // 税收-1.3%, 固投+7.2%: a sign between a word and a rate is the sign of a change.
    private bool TryReadSigned(ReadOnlySpan<char> text, int start, out Quantity quantity, out int end)
    {
        quantity = null!;
        end = start;
        if (text[start] is not ('-' or '+') || start + 1 >= text.Length || !NumberReader.IsDigit(text[start + 1])) return false;
        if (start > 1 && text[start - 1] == ' ' && text[start - 2] is ',' or '，') return false;
        if (start > 0 && (char.IsAsciiLetterOrDigit(text[start - 1]) || text[start - 1] == ',' || text[start - 1] is '%' or ')' or ']')) return false;
        if (!NumberReader.TryReadArabic(text, start + 1, units.Trie, out var number) || UnitAt(text, number.End, number, out var unitEnd) is not { } unit) return false;
        if (unit.Kind is not (UnitKind.Percent or UnitKind.Points or UnitKind.Money)) return false;
        end = unitEnd;
        var value = number.Value * unit.Scale * (text[start] == '-' ? -1 : 1);
        quantity = new Quantity { Start = start, End = unitEnd, Value = value, Unit = unit, Scale = number.Scale, Signed = true };
        return true;
    }

    // 新台币7.5亿元, 港币3亿元: the currency stands before.
    private Unit? CurrencyBefore(ReadOnlySpan<char> text, int start)
    {
        for (var length = 4; length >= 2; length--)
        {
            if (start < length || text[start - 1] is not ('币' or '元' or '镑' or '金')) continue;
            var at = units.Trie.Find(text.Slice(start - length, length));
            if (at >= 0 && units[at] is { Kind: UnitKind.Money, Name: not "CNY" } unit) return unit;
        }

        return null;
    }

    private static int UnitEnd(ReadOnlySpan<char> text, Number number, int unitEnd) => unitEnd > number.End && unitEnd <= text.Length ? unitEnd : number.End;

    private bool TryReadNumber(ReadOnlySpan<char> text, int start, out Number number) =>
        NumberReader.IsDigit(text[start])
            ? NumberReader.TryReadArabic(text, start, units.Trie, out number)
            : ChineseNumerals.TryRead(text, start, units.Trie, out number);

    private static Quantity Make(Number number, Unit? unit, int end)
    {
        var value = number.Value * (unit?.Scale ?? 1m);
        return new Quantity
        {
            Start = number.Start,
            End = end,
            Value = value,
            Unit = unit,
            Scale = number.Scale,
            Bound = number.Vague ? Bound.AtLeast : number.Approx ? Bound.Approx : Bound.Exact,
            Vague = number.Vague,
            Low = number.Low * (unit?.Scale ?? 1m),
            High = number.High * (unit?.Scale ?? 1m),
            Bare = number.Bare,
            Chinese = number.Chinese,
        };
    }

    // 百分之十五, 千分之三, 三分之一, 一半
    private bool TryReadFraction(ReadOnlySpan<char> text, int start, out Quantity quantity, out int end)
    {
        quantity = null!;
        end = start;
        var rest = text[start..];
        if (rest.StartsWith("一半")) return Fraction(start, start + 2, 50m, out quantity, out end);
        if (rest.StartsWith("百分之") || rest.StartsWith("千分之")) return TryReadPercent(text, start, out quantity, out end);

        if (rest.Length < 4 || rest[1] != '分' || rest[2] != '之') return false;
        var divisor = ChineseNumerals.DigitOf(rest[0]);
        var part = ChineseNumerals.DigitOf(rest[3]);
        return divisor > 1 && part > 0 && Fraction(start, start + 4, Math.Round(100m * part / divisor, 2), out quantity, out end);
    }

    // 百分之六到百分之八 is a range
    private bool TryReadPercent(ReadOnlySpan<char> text, int start, out Quantity quantity, out int end)
    {
        quantity = null!;
        end = start;
        if (start + 3 >= text.Length || !TryReadNumber(text, start + 3, out var number)) return false;
        var scale = text[start] == '百' ? 1m : 0.1m;
        Fraction(start, number.End, number.Value * scale, out quantity, out end, number.Approx);
        var next = end + ConnectorLength(text, end);
        if (next == end || next + 3 >= text.Length || !text[next..].StartsWith("百分之") || !TryReadNumber(text, next + 3, out var second) || second.Value <= number.Value) return true;
        quantity.Low = number.Value;
        quantity.High = second.Value;
        quantity.Value = (number.Value + second.Value) / 2m;
        quantity.End = end = second.End;
        return true;
    }

    private bool Fraction(int start, int end, decimal percent, out Quantity quantity, out int after, bool approx = false)
    {
        after = end;
        quantity = new Quantity { Start = start, End = end, Value = percent, Unit = units.Percent, Bound = approx ? Bound.Approx : Bound.Exact, Chinese = true };
        return true;
    }

    private bool TryReadRange(ReadOnlySpan<char> text, Number first, out Quantity quantity)
    {
        quantity = null!;
        var at = first.End;
        var firstUnit = UnitAt(text, at, first, out var firstUnitEnd);
        if (firstUnit is not null) at = firstUnitEnd;
        var connector = ConnectorLength(text, at);
        if (connector == 0 || at + connector >= text.Length) return false;
        var next = SkipCurrency(text, at + connector);
        if (next >= text.Length) return false;
        if (!NumberReader.IsDigit(text[next]) && !ChineseNumerals.CanStart(text[next])) return false;
        if (!TryReadNumber(text, next, out var second)) return false;
        var secondUnit = UnitAt(text, second.End, second, out var end);
        if (secondUnit is null && firstUnit is null && first.Scale >= 10_000m && second.Scale >= 10_000m && second.Value > first.Value)
        {
            // 28亿至30亿: the unit is understood from the noun.
            quantity = new Quantity { Start = first.Start, End = second.End, Value = (first.Value + second.Value) / 2m, Low = first.Value, High = second.Value, Scale = second.Scale };
            return true;
        }

        if (secondUnit is null || !IsRange(text, first, firstUnit, second, secondUnit, text[at])) return false;
        var low = first.Value * secondUnit.Scale;
        var high = second.Value * secondUnit.Scale;
        if (firstUnit is null && first.Scale == 1m && second.Scale > 1m) low = Magnitude.Times(low, second.Scale);
        if (low >= high) return false;
        quantity = Make(second, secondUnit, end) is var q
            ? new Quantity { Start = first.Start, End = end, Value = (low + high) / 2m, Low = low, High = high, Unit = q.Unit, Scale = q.Scale, Bound = q.Bound, Vague = first.Vague || second.Vague }
            : null!;
        return true;
    }

    // 人民币28亿元至人民币30亿元
    private int SkipCurrency(ReadOnlySpan<char> text, int at)
    {
        var length = units.Trie.Longest(text, at, out var index);
        return length >= 2 && units[index].Kind == UnitKind.Money && at + length < text.Length && NumberReader.IsDigit(text[at + length]) ? at + length : at;
    }

    private static bool IsRange(ReadOnlySpan<char> text, Number first, Unit? firstUnit, Number second, Unit secondUnit, char connector)
    {
        if (firstUnit is not null && firstUnit.Name != secondUnit.Name) return false;
        // 从20亿元到40亿元 is a way from one level to another.
        if (connector is '到' or '至' && first.Start > 0 && text[first.Start - 1] is '从' or '由' or '自') return false;
        return firstUnit is not null || first.End - first.Start <= 12 && second.Length <= 12;
    }

    private static int ConnectorLength(ReadOnlySpan<char> text, int at)
    {
        if (at >= text.Length) return 0;
        return text[at] switch
        {
            '—' => at + 1 < text.Length && text[at + 1] == '—' ? 2 : 1,
            '-' or '~' or '至' or '到' => 1,
            _ => 0,
        };
    }

    /// <summary>The unit right after a number (one blank may stand between), or null.</summary>
    private Unit? UnitAt(ReadOnlySpan<char> text, int at, Number number, out int end)
    {
        end = at;
        var from = at < text.Length && text[at] == ' ' ? at + 1 : at;
        if (from >= text.Length) return null;
        var length = units.Trie.Longest(text, from, out var index);
        if (length == 0) return null;
        var unit = units[index];
        end = from + length;
        if (!UnitRules.IsUnit(text, from, end, unit, number)) return null;
        return unit;
    }

    // G60, 5G, 2.0.1, 0351-888, 第三, “1544”: a number inside a name is no figure.
    private static bool IsPartOfName(ReadOnlySpan<char> text, int start, ref int end)
    {
        if (start > 0)
        {
            var before = text[start - 1];
            if (char.IsAsciiLetter(before) || before is '第' or '#' or '№' or '×' or '/' or '_' || (before == '.' && start > 1 && char.IsAsciiLetterOrDigit(text[start - 2])))
                return true;
            if (before == '-' && start > 1 && (char.IsAsciiLetterOrDigit(text[start - 2]) || text[start - 2] is '-')) return true;
        }

        if (end >= text.Length) return false;
        if (text[end] is '×' or '#' or '_' || (text[end] == '.' && end + 1 < text.Length && NumberReader.IsDigit(text[end + 1])))
        {
            end = SkipName(text, end);
            return true;
        }

        return false;
    }

    private static int SkipName(ReadOnlySpan<char> text, int at)
    {
        while (at < text.Length && (char.IsAsciiLetterOrDigit(text[at]) || text[at] is '.' or '_' or '×' or '#')) at++;
        return at;
    }
}
