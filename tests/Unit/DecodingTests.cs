using System.Text;

using FsCheck;
using FsCheck.Fluent;

using PolicyML.Text.Decoding;

namespace PolicyML.Tests.Unit;

public class DecodingTests
{
    private const string Simplified = "本报讯 今年以来，太和县聚焦装备制造产业链，开工项目36个，总投资58.6亿元，同比增长12.4%。";
    private const string Traditional = "本報訊 今年以來，新竹縣聚焦半導體產業鏈，動工專案36個，總投資58.6億元，同比增長12.4%。";

    public static TheoryData<string, string> Encoded() => new()
    {
        { "utf-8", Simplified },
        { "utf-8", Traditional },
        { "gb18030", Simplified },
        { "gb18030", Traditional },
        { "big5", Traditional },
        { "utf-16le", Simplified },
        { "utf-16be", Simplified },
        { "utf-16le", Traditional },
        { "utf-16be", Traditional },
    };

    [Theory]
    [MemberData(nameof(Encoded))]
    public void A_sentence_is_read_in_the_encoding_it_was_saved_in(string name, string text)
    {
        var decoded = TextDecoder.Decode(EncodingOf(name).GetBytes(text));
        Assert.Equal((DecodingVerdict.Clean, text, name), (decoded.Verdict, decoded.Text, decoded.Encoding));
    }

    [Theory]
    [InlineData("utf-8", "EFBBBF")]
    [InlineData("utf-16le", "FFFE")]
    [InlineData("utf-16be", "FEFF")]
    [InlineData("gb18030", "84319533")]
    public void A_byte_order_mark_decides_and_is_dropped(string name, string mark)
    {
        byte[] bytes = [.. Convert.FromHexString(mark), .. EncodingOf(name).GetBytes("一号")];
        var decoded = TextDecoder.Decode(bytes);
        Assert.Equal(("一号", name), (decoded.Text, decoded.Encoding));
    }

    [Fact]
    public void Latin_text_in_UTF_16_without_a_mark_is_not_taken_for_UTF_8_with_NULs()
    {
        var decoded = TextDecoder.Decode(Encoding.Unicode.GetBytes("Output value grew by 12.4 per cent.\r\n"));
        Assert.Equal(("Output value grew by 12.4 per cent.\n", "utf-16le"), (decoded.Text, decoded.Encoding));
    }

    [Fact]
    public void Plain_ASCII_is_never_taken_for_UTF_16()
    {
        Assert.Equal("Bush hid the facts", TextDecoder.Decode("Bush hid the facts"u8).Text);
    }

    [Fact]
    public void Long_ASCII_before_the_first_Chinese_character_does_not_hide_the_encoding()
    {
        var text = new string('-', 300_001) + Simplified;
        Assert.Equal("gb18030", TextDecoder.Decode(TextEncodings.Gb18030.GetBytes(text)).Encoding);
    }

    [Fact]
    public void Four_byte_characters_of_GB_18030_are_read()
    {
        var text = Simplified + "㐀䶵𠀀𫚭";
        Assert.Equal(text, TextDecoder.Decode(TextEncodings.Gb18030.GetBytes(text)).Text);
    }

    [Theory]
    [InlineData("甲\r\n乙\r丙\n丁\r\n\r\n", "甲\n乙\n丙\n丁\n\n")]
    [InlineData("\r", "\n")]
    [InlineData("甲\r", "甲\n")]
    [InlineData("\r\r\n", "\n\n")]
    [InlineData("\n\r", "\n\n")]
    public void Line_ends_of_all_systems_become_one(string text, string expected)
    {
        Assert.Equal(expected, TextDecoder.Decode(Encoding.UTF8.GetBytes(text)).Text);
        Assert.Equal(expected, LineEnds.Normalize(text));
    }

    [Fact]
    public void The_caller_overrides_what_the_content_says()
    {
        var bytes = TextEncodings.Gb18030.GetBytes(Simplified);
        Assert.Equal("big5", TextDecoder.Decode(TextEncodings.Big5.GetBytes(Traditional), TextEncodings.Big5).Encoding);
        Assert.Equal(DecodingVerdict.WrongEncoding, TextDecoder.Decode(bytes, TextEncodings.Utf8).Verdict);
    }

    [Fact]
    public void The_caller_s_encoding_drops_its_own_mark_too()
    {
        byte[] bytes = [0xEF, 0xBB, 0xBF, .. "产值"u8];
        Assert.Equal("产值", TextDecoder.Decode(bytes, TextEncodings.Utf8).Text);
    }

    [Fact]
    public void One_damaged_place_in_a_long_text_is_replaced_and_counted()
    {
        var bytes = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(Simplified, 10)));
        bytes[3] = 0xFF;
        var decoded = TextDecoder.Decode(bytes);
        Assert.Equal(DecodingVerdict.Repaired, decoded.Verdict);
        Assert.InRange(decoded.Errors, 1, 3);
        Assert.Contains('\uFFFD', decoded.Text);
        Assert.EndsWith(Simplified, decoded.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_text_cut_within_a_character_is_read_up_to_there()
    {
        var bytes = TextEncodings.Gb18030.GetBytes(Simplified + "亿");
        var decoded = TextDecoder.Decode(bytes.AsSpan(0, bytes.Length - 1));
        Assert.Equal((DecodingVerdict.Repaired, Simplified + "\uFFFD", 1), (decoded.Verdict, decoded.Text, decoded.Errors));
    }

    [Theory]
    [InlineData("gb18030", "utf-8")]
    [InlineData("utf-8", "gb18030")]
    public void A_file_half_of_another_encoding_is_refused(string first, string second)
    {
        var half = string.Concat(Enumerable.Repeat(Simplified + "\n", 20));
        byte[] bytes = [.. EncodingOf(first).GetBytes(half), .. EncodingOf(second).GetBytes(half)];
        Assert.Equal(DecodingVerdict.MixedEncodings, TextDecoder.Decode(bytes).Verdict);
    }

    [Fact]
    public void A_text_in_another_script_s_encoding_is_refused_rather_than_read_as_nonsense()
    {
        var russian = CodePagesEncodingProvider.Instance.GetEncoding(1251)!.GetBytes("Объём промышленного производства вырос на двенадцать процентов по сравнению с прошлым годом");
        Assert.Equal(DecodingVerdict.UnknownEncoding, TextDecoder.Decode(russian).Verdict);
    }

    [Fact]
    public void Bytes_of_a_program_are_binary()
    {
        var bytes = new byte[50_000];
        new Random(1).NextBytes(bytes);
        Assert.Equal(DecodingVerdict.Binary, TextDecoder.Decode(bytes).Verdict);
        Assert.Equal(DecodingVerdict.Binary, TextDecoder.Decode(new byte[100]).Verdict);
        Assert.Equal(DecodingVerdict.Binary, TextDecoder.Decode(File.ReadAllBytes(typeof(string).Assembly.Location)).Verdict);
    }

    [Fact]
    public void A_few_NULs_in_a_text_are_kept()
    {
        var text = Simplified.Insert(5, "\0") + "\0";
        Assert.Equal((DecodingVerdict.Clean, text), (TextDecoder.Decode(Encoding.UTF8.GetBytes(text)).Verdict, TextDecoder.Decode(Encoding.UTF8.GetBytes(text)).Text));
    }

    [Fact]
    public void A_surrogate_without_its_pair_is_replaced()
    {
        var bytes = Encoding.Unicode.GetBytes(Simplified + "X" + Simplified);
        var at = Simplified.Length * 2;
        (bytes[at], bytes[at + 1]) = (0x00, 0xD8);
        var decoded = TextDecoder.Decode(bytes);
        Assert.Equal((Simplified + "\uFFFD" + Simplified, 1), (decoded.Text, decoded.Errors));
    }

    [Fact]
    public void Nothing_is_an_empty_text()
    {
        Assert.Equal((DecodingVerdict.Clean, ""), (TextDecoder.Decode([]).Verdict, TextDecoder.Decode([]).Text));
        Assert.Equal("", TextDecoder.Decode([0xEF, 0xBB, 0xBF]).Text);
    }

    [Theory]
    [InlineData("GB2312", "gb18030")]
    [InlineData("gbk", "gb18030")]
    [InlineData("UTF8", "utf-8")]
    [InlineData("Big-5", "big5")]
    [InlineData("utf-16", "utf-16le")]
    [InlineData("shift_jis", "shift_jis")]
    public void Encodings_are_known_by_the_names_users_write(string name, string expected)
    {
        Assert.Equal(expected, TextEncodings.NameOf(TextEncodings.Find(name)!));
        Assert.Null(TextEncodings.Find("klingon"));
    }

    [Fact]
    public void Any_Chinese_text_comes_back_from_any_encoding()
    {
        string[] simplified = ["开发区", "新能源汽车", "总投资", "亿元", "同比增长", "，", "。", "今年以来", "项目建设", "12.5%", "企业", "的", "专业镇", "\n", "招商引资", "2024年", "“链主”", "智能制造", "现代农业", " "];
        string[] traditional = ["開發區", "新能源汽車", "總投資", "億元", "同比增長", "，", "。", "今年以來", "專案建設", "12.5%", "企業", "的", "專業鎮", "\n", "招商引資", "2024年", "「鏈主」", "智慧製造", "現代農業", " "];
        var cases = new[] { ("utf-8", simplified), ("gb18030", simplified), ("utf-16le", simplified), ("utf-16be", simplified), ("utf-8", traditional), ("gb18030", traditional), ("big5", traditional), ("utf-16le", traditional), ("utf-16be", traditional) };
        foreach (var (name, words) in cases)
        {
            var texts = Gen.ArrayOf(Gen.Elements(words)).Select(string.Concat).Where(t => t.Count(c => c >= '\u4E00' && c < '\uA000') >= 8);
            Prop.ForAll(texts.ToArbitrary(), text => TextDecoder.Decode(EncodingOf(name).GetBytes(text)).Text == text)
                .Check(Config.QuickThrowOnFailure.WithMaxTest(300).WithReplay(7, 11));
        }
    }

    [Fact]
    public void No_bytes_make_the_decoder_throw_or_leave_a_carriage_return()
    {
        Prop.ForAll<byte[]>(bytes => !TextDecoder.Decode(bytes).Text.Contains('\r')).Check(Config.QuickThrowOnFailure.WithMaxTest(500));
    }

    [SharedFact("corpus")]
    public void Reports_of_all_provinces_come_back_from_any_encoding()
    {
        foreach (var path in Directory.GetFiles(Repository.Shared("corpus", "reports")!))
        {
            var text = LineEnds.Normalize(File.ReadAllText(path));
            foreach (var name in (string[])["utf-8", "gb18030", "utf-16le", "utf-16be"])
            {
                Assert.True(TextDecoder.Decode(EncodingOf(name).GetBytes(text)).Text == text, $"{path} in {name}");
            }
        }
    }

    private static Encoding EncodingOf(string name) => TextEncodings.Find(name)!;
}
