using System.Text;

namespace PolicyML.Tests.Fuzz;

/// <summary>Random texts and edits.</summary>
internal static class FuzzEdits
{
    private const int LongestText = 20_000;
    private const string Digits = "0123456789０１２一二三四五六七八九十百千万亿〇两半几余多.．,，";
    private static readonly string[] Units = ["亿元", "万元", "元", "%", "个百分点", "亿美元", "万吨", "倍", "成", "家", "亩"];
    private static readonly (char First, char Last)[] Ranges =
    [
        ('\u4E00', '\u9FFF'), ('\u4E00', '\u9FFF'), ('\uFF01', '\uFFEE'), (' ', '~'), ('\0', '\u001F'), ('\u0080', '\u00A0'), ('\u2000', '\u206F'), ('\uD800', '\uDFFF'), ('\uE000', '\uF8FF'), ('\uFE00', '\uFEFF'), ('\uFFF0', '\uFFFF'), ('\u0300', '\u036F'), ('\u0590', '\u06FF'), ('\0', '\uFFFF'),
    ];

    /// <summary>A character of any kind, or two that make one beyond the basic plane.</summary>
    public static string Character(FuzzRandom random)
    {
        if (random.OneIn(12)) return char.ConvertFromUtf32(0x10000 + random.Below(0x100000));
        var (first, last) = random.Of(Ranges);
        return ((char)(first + random.Below(last - first + 1))).ToString();
    }

    /// <summary>A text of characters and words.</summary>
    /// <param name="random">Random numbers.</param>
    /// <param name="pieces">How many at most.</param>
    /// <param name="words">How many in ten are words.</param>
    public static string Text(FuzzRandom random, int pieces, int words)
    {
        var text = new StringBuilder();
        for (var i = random.Below(pieces); i >= 0; i--) text.Append(random.Below(10) < words ? random.Of(FuzzSeeds.Words) : Character(random));
        return text.ToString();
    }

    /// <summary>A piece of a page.</summary>
    public static string Piece(FuzzRandom random, string page)
    {
        if (random.OneIn(300)) return page;
        var start = random.Below(page.Length);
        return page.Substring(start, Math.Min(page.Length - start, 1 + random.Small(1500)));
    }

    /// <summary>A text after some edits.</summary>
    public static string Edit(FuzzRandom random, string text, string[] others)
    {
        for (var i = random.Small(8); i >= 0 && text.Length < LongestText; i--) text = EditOnce(random, text, others);
        return text;
    }

    /// <summary>Bytes after some edits: cut, turned, doubled, overwritten.</summary>
    public static byte[] Edit(FuzzRandom random, byte[] bytes)
    {
        var edited = new List<byte>(bytes);
        for (var i = random.Small(12); i >= 0 && edited.Count > 0; i--)
        {
            var at = random.Below(edited.Count);
            var length = Math.Min(edited.Count - at, 1 + random.Small(40));
            switch (random.Below(7))
            {
                case 0: edited.RemoveRange(at, length); break;
                case 1: edited.InsertRange(at, edited.GetRange(at, length)); break;
                case 2: edited[at] ^= (byte)(1 << random.Below(8)); break;
                case 3: edited[at] = (byte)random.Below(256); break;
                case 4: edited.RemoveRange(at, edited.Count - at); break;
                case 5: edited.Insert(at, (byte)random.Of([0, 0x0A, 0x3C, 0x7F, 0x80, 0x81, 0xFE, 0xFF])); break;
                default:
                    for (var k = 0; k < length; k++) edited[at + k] = 0xFF;
                    break;
            }
        }

        return [.. edited];
    }

    private static string EditOnce(FuzzRandom random, string text, string[] others)
    {
        var start = random.Below(text.Length + 1);
        var length = Math.Min(text.Length - start, random.Small(200));
        var (head, piece, tail) = (text[..start], text.Substring(start, length), text[(start + length)..]);
        return random.Below(11) switch
        {
            0 => head + tail,
            1 => head + piece + piece + tail,
            2 => tail + piece + head,
            3 => head + piece.Replace("\n", "", StringComparison.Ordinal) + tail,
            4 => head + random.Of(FuzzSeeds.Words) + piece + tail,
            5 => head + Character(random) + piece + tail,
            6 => head + Turned(random, piece) + tail,
            7 => head + random.Of(Units) + tail,
            8 => head + Piece(random, random.Of(others)) + tail,
            9 => head + string.Concat(Enumerable.Repeat(piece.Length > 20 ? piece[..20] : piece, random.Below(60))) + tail,
            _ => head + piece.Replace("。", "", StringComparison.Ordinal).Replace("，", "、", StringComparison.Ordinal) + tail,
        };
    }

    /// <summary>Other digits in place of the digits.</summary>
    private static string Turned(FuzzRandom random, string text) =>
        string.Concat(text.Select(c => Digits.Contains(c, StringComparison.Ordinal) ? Digits[random.Below(Digits.Length)] : c));
}
