using System.Text;

namespace PolicyML.Learning.Data.Writing;

/// <summary>Text and labels on one line: fastText's form, or text, tab, labels. Line breaks and tabs become blanks.</summary>
internal sealed class LineWriter(Stream stream, bool fastText) : IDataWriter
{
    private readonly StringBuilder line = new();

    /// <inheritdoc/>
    public void Write(LabeledArticle article)
    {
        line.Clear();
        var labels = article.Labels.ToList();
        if (fastText)
        {
            if (labels.Count == 0) labels.Add("none");
            foreach (var label in labels) line.Append("__label__").Append(label).Append(' ');
        }

        foreach (var c in article.Text) line.Append(c is '\n' or '\r' or '\t' or '\u0085' or '\u2028' or '\u2029' ? ' ' : c);
        if (!fastText) line.Append('\t').AppendJoin(',', labels);
        stream.Write(Encoding.UTF8.GetBytes(line.Append('\n').ToString()));
    }

    /// <inheritdoc/>
    public void Finish() => stream.Flush();
}
