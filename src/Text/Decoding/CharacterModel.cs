using System.Buffers;
using System.Text;

using PolicyML.Core.Lexicons;

namespace PolicyML.Text.Decoding;

/// <summary>
/// How likely a character is in Chinese prose, as natural logarithms: a unigram model over UTF-16 code units.
/// The frequent characters of both scripts follow the Zipf-Mandelbrot law over their rank in <c>hanzi.tsv</c>;
/// the others share the mass of their class, where the classes of rarer characters are the first and second
/// levels of GB 2312 and of Big5.
/// </summary>
/// <remarks>
/// The probabilities of two readings of the same bytes can be compared directly: whichever encoding
/// makes the bytes more likely is the better one (the maximum-likelihood decision).
/// </remarks>
internal sealed class CharacterModel
{
    /// <summary>Log-probability of a byte or code unit that no text holds.</summary>
    public const float Impossible = -21f;

    // The fit to public-affairs prose: the first thousand characters hold 0.92 of all Chinese characters,
    // and these hold 0.8 of all characters.
    private const double HanziMass = 0.72;
    private const double RankOffset = 60;
    private static readonly Lazy<CharacterModel> Shared = new(() => new CharacterModel(Lexicon.Default));
    private readonly float[] logs = new float[char.MaxValue + 1];

    private CharacterModel(Lexicon lexicon)
    {
        Array.Fill(logs, Impossible);
        Spread('\u00A0', '\u33FF', 2e-3);          // Latin, Greek, Cyrillic, signs, kana
        Spread('\u3400', '\u4DBF', 1e-5);          // extension A
        Spread('\u4E00', '\u9FFF', 2e-4);          // characters outside both national standards
        Spread('\uD800', '\uDFFF', 1e-6);
        Spread('\uFF01', '\uFF5E', 4e-3);          // full-width forms
        SpreadOver(Level(TextEncodings.Big5, 0xC9, 0xF9, 0x40), 5e-4);
        SpreadOver(Level(TextEncodings.Gb18030, 0xD8, 0xF7, 0xA1), 1.5e-3);
        SpreadOver(Level(TextEncodings.Big5, 0xA4, 0xC6, 0x40), 0.03);
        SpreadOver(Level(TextEncodings.Gb18030, 0xB0, 0xD7, 0xA1), 0.05);
        AddFrequent(lexicon);
        Spread(' ', '~', 0.1);
        SpreadOver("\r\n\t\u3000", 0.02);
        SpreadOver("，。、：；“”（）《》—…·！？‘’「」『』　％％【】", 0.12);
    }

    /// <summary>The model over the built-in table, made on first use.</summary>
    public static CharacterModel Default => Shared.Value;

    /// <summary>The log-probability of one code unit.</summary>
    public float this[char c] => logs[c];

    /// <summary>True for a character that plain Chinese text is made of: rare characters and foreign scripts are not.</summary>
    public bool IsPlain(char c) => logs[c] > -12.5f;

    /// <summary>The log-probability of a text whose characters are independent of each other.</summary>
    public double Score(ReadOnlySpan<char> text)
    {
        double sum = 0;
        foreach (var c in text) sum += logs[c];
        return sum;
    }

    private void AddFrequent(Lexicon lexicon)
    {
        var frequent = new List<(char Character, int Rank)>();
        foreach (var row in lexicon.Read("hanzi.tsv"))
        {
            if (!int.TryParse(row["rank"], out var rank)) throw row.Error("the rank is no number");
            foreach (var c in row["characters"]) frequent.Add((c, rank++));
        }

        var longest = frequent.Count == 0 ? 0 : frequent.Max(f => f.Rank);
        double total = 0;
        for (var rank = 1; rank <= longest; rank++) total += 1 / (rank + RankOffset);
        foreach (var (c, rank) in frequent) logs[c] = Math.Max(logs[c], (float)Math.Log(HanziMass / (rank + RankOffset) / total));
    }

    private void Spread(char from, char to, double mass)
    {
        var log = (float)Math.Log(mass / (to - from + 1));
        for (int c = from; c <= to; c++) logs[c] = log;
    }

    private void SpreadOver(string characters, double mass)
    {
        var log = (float)Math.Log(mass / characters.Length);
        foreach (var c in characters) logs[c] = log;
    }

    /// <summary>The characters that a double-byte set has between two lead bytes.</summary>
    private static string Level(Encoding encoding, int firstLead, int lastLead, int firstTrail)
    {
        var bytes = new ArrayBufferWriter<byte>();
        for (var lead = firstLead; lead <= lastLead; lead++)
        {
            for (var trail = firstTrail; trail <= 0xFE; trail++)
            {
                if (trail is < 0x7F or > 0xA0) bytes.Write([(byte)lead, (byte)trail]);
            }
        }

        return string.Concat(encoding.GetString(bytes.WrittenSpan).Where(c => c is >= '\u4E00' and <= '\u9FFF'));
    }
}
