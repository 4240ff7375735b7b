using DocumentFormat.OpenXml.Wordprocessing;

namespace PolicyML.Reports.Documents.Word;

/// <summary>The fonts: 宋体 for text and 黑体 for headings by the theme, named as well for programs that read no theme.</summary>
internal static class WordFonts
{
    private const string Song = "宋体", Hei = "黑体", Roman = "Times New Roman", Sans = "Arial";

    /// <summary>The fonts of text.</summary>
    public static RunFonts Body() => Of(Roman, Song, ThemeFontValues.MinorHighAnsi, ThemeFontValues.MinorEastAsia, ThemeFontValues.MinorBidi);

    /// <summary>The fonts of headings.</summary>
    public static RunFonts Head() => Of(Sans, Hei, ThemeFontValues.MajorHighAnsi, ThemeFontValues.MajorEastAsia, ThemeFontValues.MajorBidi);

    /// <summary>The table of fonts, with the names that stand in where a machine lacks one.</summary>
    public static Fonts Table() => new(
        Chinese(Song, "SimSun", FontFamilyValues.Roman, "02010600030101010101"),
        Chinese(Hei, "SimHei", FontFamilyValues.Modern, "02010609060101010101"),
        Western(Roman, FontFamilyValues.Roman, "02020603050405020304"),
        Western(Sans, FontFamilyValues.Swiss, "020B0604020202020204"));

    private static RunFonts Of(string western, string chinese, ThemeFontValues themeWestern, ThemeFontValues themeChinese, ThemeFontValues themeComplex) => new()
    {
        Ascii = western,
        HighAnsi = western,
        EastAsia = chinese,
        ComplexScript = western,
        AsciiTheme = themeWestern,
        HighAnsiTheme = themeWestern,
        EastAsiaTheme = themeChinese,
        ComplexScriptTheme = themeComplex,
    };

    private static Font Chinese(string name, string alternative, FontFamilyValues family, string panose) => new(
        new AltName { Val = alternative },
        new Panose1Number { Val = panose },
        new FontCharSet { Val = "86" },
        new FontFamily { Val = family },
        new Pitch { Val = FontPitchValues.Variable })
    {
        Name = name,
    };

    private static Font Western(string name, FontFamilyValues family, string panose) => new(
        new Panose1Number { Val = panose },
        new FontCharSet { Val = "00" },
        new FontFamily { Val = family },
        new Pitch { Val = FontPitchValues.Variable })
    {
        Name = name,
    };
}
