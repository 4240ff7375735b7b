using System.Text;

namespace PolicyML.Reports.Documents.Html;

/// <summary>Writes one page that needs nothing else: style and pictures within, no script, and a policy that would run none.</summary>
public sealed class HtmlWriter : IDocumentWriter
{
    private static readonly string Style = ReadStyle();

    /// <inheritdoc/>
    public string Extension => ".html";

    /// <inheritdoc/>
    public bool TakesPng => false;

    /// <inheritdoc/>
    public void Write(Document document, Stream output)
    {
        using var page = new StreamWriter(output, new UTF8Encoding(false), 1 << 16, leaveOpen: true) { NewLine = "\n" };
        var title = HtmlText.Encode(document.Title);
        page.WriteLine("<!DOCTYPE html>");
        page.WriteLine("<html lang=\"zh-CN\">");
        page.WriteLine("<head>");
        page.WriteLine("<meta charset=\"utf-8\">");
        page.WriteLine("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; img-src data:; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'\">");
        page.WriteLine("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">");
        page.WriteLine($"<title>{title}</title>");
        page.WriteLine($"<style>\n{Style}</style>");
        page.WriteLine("</head>");
        page.WriteLine("<body>");
        page.WriteLine($"<h1>{title}</h1>");
        if (document.Subtitle is { } subtitle) page.WriteLine($"<p class=\"subtitle\">{HtmlText.Encode(subtitle)}</p>");
        new HtmlBody(document, page).Write();
        page.WriteLine("</body>");
        page.WriteLine("</html>");
    }

    /// <summary>The text of a document for a page that brings its own head, title and style; without its title.</summary>
    public static string Body(Document document)
    {
        using var page = new StringWriter(System.Globalization.CultureInfo.InvariantCulture) { NewLine = "\n" };
        new HtmlBody(document, page).Write();
        return page.ToString();
    }

    private static string ReadStyle()
    {
        using var stream = typeof(HtmlWriter).Assembly.GetManifestResourceStream("document.css")!;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
