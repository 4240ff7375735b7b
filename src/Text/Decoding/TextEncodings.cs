using System.Text;

namespace PolicyML.Text.Decoding;

/// <summary>The encodings that Chinese text files come in. None writes or expects a byte-order mark.</summary>
public static class TextEncodings
{
    /// <summary>UTF-8 (RFC 3629).</summary>
    public static Encoding Utf8 { get; } = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);

    /// <summary>UTF-16, low byte first.</summary>
    public static Encoding Utf16LittleEndian { get; } = new UnicodeEncoding(bigEndian: false, byteOrderMark: false);

    /// <summary>UTF-16, high byte first.</summary>
    public static Encoding Utf16BigEndian { get; } = new UnicodeEncoding(bigEndian: true, byteOrderMark: false);

    /// <summary>GB 18030, which holds GBK and GB 2312 as subsets.</summary>
    public static Encoding Gb18030 => CodePages.Gb18030;

    /// <summary>Big5 as Windows reads it (code page 950).</summary>
    public static Encoding Big5 => CodePages.Big5;

    /// <summary>
    /// The encoding of a name as users and HTML pages write it: <c>gbk</c>, <c>GB2312</c>, <c>utf-16</c> …
    /// The GB names all give GB 18030. Null where no encoding has the name.
    /// </summary>
    public static Encoding? Find(string name)
    {
        switch (name.Trim().ToLowerInvariant())
        {
            case "utf-8" or "utf8" or "utf-8-sig": return Utf8;
            case "gb18030" or "gbk" or "gb2312" or "gb_2312-80" or "cp936" or "ms936" or "936" or "x-gbk" or "euc-cn" or "hz-gb-2312": return Gb18030;
            case "big5" or "big-5" or "big5-hkscs" or "cp950" or "950" or "x-x-big5": return Big5;
            case "utf-16" or "utf16" or "utf-16le" or "utf16le" or "unicode": return Utf16LittleEndian;
            case "utf-16be" or "utf16be": return Utf16BigEndian;
            default: return CodePages.Find(name.Trim());
        }
    }

    /// <summary>Lower-case name for users, such as <c>gb18030</c>.</summary>
    public static string NameOf(Encoding encoding) => encoding.CodePage switch
    {
        65001 => "utf-8",
        54936 => "gb18030",
        950 => "big5",
        1200 => "utf-16le",
        1201 => "utf-16be",
        12000 => "utf-32le",
        12001 => "utf-32be",
        _ => encoding.WebName.ToLowerInvariant(),
    };

    /// <summary>Loaded only when a file is not UTF-8: the tables of the code pages cost time.</summary>
    private static class CodePages
    {
        private static readonly EncodingProvider Provider = CodePagesEncodingProvider.Instance;

        public static Encoding Gb18030 { get; } = Provider.GetEncoding(54936) ?? throw new PlatformNotSupportedException("no GB 18030");

        public static Encoding Big5 { get; } = Provider.GetEncoding(950) ?? throw new PlatformNotSupportedException("no Big5");

        public static Encoding? Find(string name)
        {
            try
            {
                return Provider.GetEncoding(name) ?? Encoding.GetEncoding(name);
            }
            catch (Exception e) when (e is ArgumentException or NotSupportedException)
            {
                return null;   // UTF-7 is known and refused
            }
        }
    }
}
