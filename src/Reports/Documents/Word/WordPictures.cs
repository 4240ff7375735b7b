using DocumentFormat.OpenXml.Drawing;
using DocumentFormat.OpenXml.Wordprocessing;

using Frame = DocumentFormat.OpenXml.Drawing.Wordprocessing;
using Pic = DocumentFormat.OpenXml.Drawing.Pictures;
using W = DocumentFormat.OpenXml.Wordprocessing;

namespace PolicyML.Reports.Documents.Word;

/// <summary>Pictures in the line, as wide as the text unless that would make them too high.</summary>
internal static class WordPictures
{
    private const long EmuPerTwip = 635;
    private const double MostHeight = 0.72;   // of the page, so that the caption stays with it

    /// <summary>The paragraph of a picture.</summary>
    /// <param name="picture">The picture.</param>
    /// <param name="relation">Id of the relation to its file.</param>
    /// <param name="number">Its number in the document, from 1.</param>
    /// <param name="keepNext">True where a caption follows.</param>
    public static W.Paragraph Make(Picture picture, string relation, int number, bool keepNext)
    {
        var (width, height) = Size(picture);
        var properties = new W.ParagraphProperties(new ParagraphStyleId { Val = WordStyles.Picture });
        if (keepNext) properties.Append(new KeepNext());
        var inline = new Frame.Inline(
            new Frame.Extent { Cx = width, Cy = height },
            new Frame.DocProperties { Id = (uint)number, Name = $"Picture {number}", Description = PlainText.Clean(picture.Alt) },
            new Frame.NonVisualGraphicFrameDrawingProperties(new GraphicFrameLocks { NoChangeAspect = true }),
            new Graphic(new GraphicData(Content(relation, number, width, height)) { Uri = "http://schemas.openxmlformats.org/drawingml/2006/picture" }))
        {
            DistanceFromTop = 0,
            DistanceFromBottom = 0,
            DistanceFromLeft = 0,
            DistanceFromRight = 0,
        };
        return new W.Paragraph(properties, new W.Run(new Drawing(inline)));
    }

    private static (long Width, long Height) Size(Picture picture)
    {
        var ratio = picture.Height / Math.Max(1, picture.Width);
        double width = WordPage.TextWidth;
        var height = width * ratio;
        if (height > WordPage.TextHeight * MostHeight) (width, height) = (WordPage.TextHeight * MostHeight / ratio, WordPage.TextHeight * MostHeight);
        return ((long)width * EmuPerTwip, (long)height * EmuPerTwip);
    }

    private static Pic.Picture Content(string relation, int number, long width, long height) => new(
        new Pic.NonVisualPictureProperties(
            new Pic.NonVisualDrawingProperties { Id = (uint)number, Name = $"picture{number}.png" },
            new Pic.NonVisualPictureDrawingProperties()),
        new Pic.BlipFill(new Blip { Embed = relation }, new Stretch(new FillRectangle())),
        new Pic.ShapeProperties(
            new Transform2D(new Offset { X = 0, Y = 0 }, new Extents { Cx = width, Cy = height }),
            new PresetGeometry(new AdjustValueList()) { Preset = ShapeTypeValues.Rectangle }));
}
