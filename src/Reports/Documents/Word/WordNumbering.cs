using DocumentFormat.OpenXml.Wordprocessing;

namespace PolicyML.Reports.Documents.Word;

/// <summary>How headings and lists are counted.</summary>
internal static class WordNumbering
{
    /// <summary>The numbers of headings: 一、 （一） 1.</summary>
    public const int Headings = 1;

    /// <summary>The points of lists that are not counted.</summary>
    public const int Bullets = 2;

    private const int Ordered = 3;
    private const string Hanging = "420";

    /// <summary>The number of an ordered list, from 0: each starts at 1 again.</summary>
    public static int OrderedList(int index) => Ordered + index;

    /// <summary>All ways of counting.</summary>
    /// <param name="orderedLists">The number of ordered lists in the document.</param>
    public static Numbering Make(int orderedLists)
    {
        var numbering = new Numbering(HeadingLevels(), BulletLevel(), OrderedLevel());
        numbering.Append(Instance(Headings, 1), Instance(Bullets, 2));
        for (var i = 0; i < Math.Max(1, orderedLists); i++)
        {
            var instance = Instance(OrderedList(i), 3);
            instance.Append(new LevelOverride(new StartOverrideNumberingValue { Val = 1 }) { LevelIndex = 0 });
            numbering.Append(instance);
        }

        return numbering;
    }

    private static NumberingInstance Instance(int id, int levels) => new(new AbstractNumId { Val = levels }) { NumberID = id };

    private static AbstractNum HeadingLevels() => new(
        new MultiLevelType { Val = MultiLevelValues.Multilevel },
        HeadingLevel(0, NumberFormatValues.ChineseCountingThousand, "%1、"),
        HeadingLevel(1, NumberFormatValues.ChineseCountingThousand, "（%2）"),
        HeadingLevel(2, NumberFormatValues.Decimal, "%3."))
    {
        AbstractNumberId = 1,
    };

    private static Level HeadingLevel(int index, NumberFormatValues format, string text) => new(
        new StartNumberingValue { Val = 1 },
        new NumberingFormat { Val = format },
        new ParagraphStyleIdInLevel { Val = WordStyles.Heading(index + 1) },
        new LevelSuffix { Val = LevelSuffixValues.Nothing },
        new LevelText { Val = text },
        new LevelJustification { Val = LevelJustificationValues.Left },
        new PreviousParagraphProperties(new Indentation { Left = "0", FirstLine = "0" }))
    {
        LevelIndex = index,
    };

    private static AbstractNum BulletLevel() => Single(2, NumberFormatValues.Bullet, "•");

    private static AbstractNum OrderedLevel() => Single(3, NumberFormatValues.Decimal, "%1.");

    private static AbstractNum Single(int id, NumberFormatValues format, string text) => new(
        new MultiLevelType { Val = MultiLevelValues.SingleLevel },
        new Level(
            new StartNumberingValue { Val = 1 },
            new NumberingFormat { Val = format },
            new LevelText { Val = text },
            new LevelJustification { Val = LevelJustificationValues.Left },
            new PreviousParagraphProperties(new Indentation { Left = Hanging, Hanging = Hanging }))
        {
            LevelIndex = 0,
        })
    {
        AbstractNumberId = id,
    };
}
