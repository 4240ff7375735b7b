using System.Globalization;
using System.Net;
using System.Text;

using PolicyML.Terminal;

namespace PolicyML.Trainer.Output.Html;

/// <summary>HTML under construction. Texts are escaped; only what this program writes itself is markup.</summary>
internal sealed class Page
{
    private readonly StringBuilder html = new();

    /// <summary>Adds markup as it stands.</summary>
    public Page Raw(string markup)
    {
        html.Append(markup);
        return this;
    }

    /// <summary>Adds a text.</summary>
    public Page Text(string text)
    {
        html.Append(Escape(text));
        return this;
    }

    /// <summary>Adds an element with a text in it.</summary>
    /// <param name="tag">Its name, with attributes.</param>
    /// <param name="text">The text.</param>
    public Page Element(string tag, string text)
    {
        var end = tag.IndexOf(' ', StringComparison.Ordinal);
        html.Append('<').Append(tag).Append('>').Append(Escape(text)).Append("</").Append(end < 0 ? tag : tag[..end]).Append('>');
        return this;
    }

    /// <inheritdoc/>
    public override string ToString() => html.ToString();

    /// <summary>A text fit for HTML.</summary>
    public static string Escape(string text) => WebUtility.HtmlEncode(SafeText.Clean(text));

    /// <summary>A number of a drawing.</summary>
    public static string N(double value) => Math.Round(value, 1).ToString(CultureInfo.InvariantCulture);
}
