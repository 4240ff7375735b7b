using System.Text;

namespace PolicyML.Learning.Data.Formats;

/// <summary>Cuts a JSON array into its elements without reading it whole.</summary>
internal static class JsonElements
{
    /// <summary>
    /// The elements and the lines they begin on. An array that is not closed ends in a null element. Elements are cut
    /// by brackets and quotation marks alone: whether they are JSON shows when they are parsed.
    /// </summary>
    public static IEnumerable<NumberedLine> Split(TextReader reader)
    {
        var scan = new Scan();
        var buffer = new char[1 << 15];
        while (!scan.IsDone && reader.Read(buffer, 0, buffer.Length) is var count and > 0)
        {
            for (var i = 0; i < count && !scan.IsDone; i++)
                if (scan.Next(buffer[i])) yield return scan.Take();
        }

        if (!scan.IsDone) yield return new NumberedLine(scan.Line, null);
    }

    private sealed class Scan
    {
        private readonly StringBuilder element = new();
        private int depth;
        private int start;
        private bool inString;
        private bool isEscaped;

        public int Line { get; private set; } = 1;

        /// <summary>True behind the end of the array.</summary>
        public bool IsDone { get; private set; }

        /// <summary>Takes a character; true where an element ends before it.</summary>
        public bool Next(char c)
        {
            if (c == '\n') Line++;
            if (inString)
            {
                Keep(c);
                inString = isEscaped || c != '"';
                isEscaped = !isEscaped && c == '\\';
                return false;
            }

            if (c is '[' or '{') return Open(c);
            if (c is ']' or '}' && --depth == 0) return End();
            if (depth == 1 && c == ',') return element.Length > 0;
            if (c == '"') inString = true;
            if (element.Length > 0 || !char.IsWhiteSpace(c)) Keep(c);
            return false;
        }

        public NumberedLine Take()
        {
            var text = element.ToString();
            element.Clear();
            return new NumberedLine(start, text);
        }

        private bool Open(char c)
        {
            if (depth++ > 0) Keep(c);
            return false;
        }

        private bool End()
        {
            IsDone = true;
            return element.Length > 0;
        }

        private void Keep(char c)
        {
            if (depth == 0) return;   // a byte-order mark before the array
            if (element.Length == 0) start = Line;
            if (element.Length < LineSource.Longest) element.Append(c);
        }
    }
}
