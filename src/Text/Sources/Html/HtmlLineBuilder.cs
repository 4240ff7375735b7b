using System.Text;

namespace PolicyML.Text.Sources.Html;

/// <summary>
/// Puts the text of a block together: white space collapses, line breaks are kept, and two breaks in a row, or
/// a break before an indented line, end a paragraph, which is how pages without p elements separate them.
/// </summary>
internal sealed class HtmlLineBuilder
{
    private readonly StringBuilder text = new();
    private readonly Queue<(string Text, int Linked)> finished = new();
    private int linked;
    private int breaks;
    private int indent;
    private bool space;

    /// <summary>Appends the text of a text node.</summary>
    /// <param name="data">The text, entities resolved.</param>
    /// <param name="isLink">True within a link.</param>
    /// <param name="isPreformatted">True where line ends of the text are line breaks.</param>
    public void Append(string data, bool isLink, bool isPreformatted)
    {
        foreach (var c in data)
        {
            if (c == '\n' && isPreformatted) Break();
            else if (c is ' ' or '\n' or '\t' or '\r' or '\f') space = true;
            else if (c is '\u3000' or '\u00A0' && IsLineStart) indent++;
            else Append(c, isLink);
        }
    }

    /// <summary>A line break.</summary>
    public void Break()
    {
        breaks++;
        indent = 0;
        space = false;
    }

    /// <summary>Takes the next paragraph; false where there is none.</summary>
    public bool TryTake(out string paragraph, out int linkedLength)
    {
        EndParagraph();
        var any = finished.TryDequeue(out var next);
        (paragraph, linkedLength) = (next.Text ?? "", next.Linked);
        return any;
    }

    private bool IsLineStart => text.Length == 0 || breaks > 0;

    private void Append(char c, bool isLink)
    {
        if (breaks > 0 && text.Length > 0)
        {
            if (breaks > 1 || indent > 0) EndParagraph();
            else text.Append('\n');
        }
        else if (space && text.Length > 0)
        {
            text.Append(' ');
        }

        (breaks, indent, space) = (0, 0, false);
        text.Append(c);
        if (isLink) linked++;
    }

    private void EndParagraph()
    {
        var paragraph = text.ToString().Trim();
        if (paragraph.Length > 0) finished.Enqueue((paragraph, linked));
        text.Clear();
        (linked, breaks, indent, space) = (0, 0, 0, false);
    }
}
