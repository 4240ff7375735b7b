using System.Globalization;
using System.Text;

namespace PolicyML.Text.Words;

/// <summary>Reads the tables of a hidden Markov model: cppjieba's one text file, or jieba's three Python files.</summary>
internal static class HmmFile
{
    private const string CppName = "hmm_model.utf8";
    private const string StartName = "prob_start.py";
    private const string NextName = "prob_trans.py";
    private const string EmissionName = "prob_emit.py";

    /// <summary>Where a folder keeps such tables; null where it has none.</summary>
    public static string? FindIn(string folder)
    {
        var file = Path.Combine(folder, CppName);
        if (File.Exists(file)) return file;
        return ((string[])[folder, Path.Combine(folder, "finalseg")]).FirstOrDefault(f => File.Exists(Path.Combine(f, EmissionName)));
    }

    /// <summary>Reads a file or folder.</summary>
    /// <exception cref="WordException">It is missing or broken.</exception>
    public static HiddenMarkov Read(string path)
    {
        if (!Directory.Exists(path)) return ReadText(path).ToModel();
        var found = FindIn(path) ?? throw new WordException($"{path}: holds neither {CppName} nor {EmissionName}");
        return (Directory.Exists(found) ? ReadPython(found) : ReadText(found)).ToModel();
    }

    private static HmmTables ReadPython(string folder)
    {
        var tables = new HmmTables();
        PythonTable.Read(Path.Combine(folder, StartName), 1, (keys, value) => tables.Start[StateOf(keys[0])] = value);
        PythonTable.Read(Path.Combine(folder, NextName), 2, (keys, value) => tables.Next[StateOf(keys[0]) * HiddenMarkov.StateCount + StateOf(keys[1])] = value);
        PythonTable.Read(Path.Combine(folder, EmissionName), 2, (keys, value) => tables.Of(keys[1])[StateOf(keys[0])] = value);
        return tables;
    }

    private static int StateOf(char key) =>
        HiddenMarkov.States.IndexOf(key) is var state and >= 0 ? state : throw new FormatException($"\"{key}\" is none of the states B, E, M and S");

    // Lines of text: start, four lines of transitions, four of emissions "character:value,..."; "#" opens a comment.
    private static HmmTables ReadText(string path)
    {
        var tables = new HmmTables();
        var text = Encoding.UTF8.GetString(DictionaryFile.ReadBytes(path)).TrimStart('\uFEFF');
        var row = 0;
        var number = 0;
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            number++;
            if (line.IsWhiteSpace() || line[0] == '#') continue;
            try
            {
                ReadRow(tables, row++, line.Trim());
            }
            catch (FormatException e)
            {
                throw new WordException($"{path}:{number}: {e.Message}", e);
            }
        }

        return row == 1 + 2 * HiddenMarkov.StateCount ? tables : throw new WordException($"{path}: {row} rows; a model has 9");
    }

    private static void ReadRow(HmmTables tables, int row, ReadOnlySpan<char> line)
    {
        const int states = HiddenMarkov.StateCount;
        if (row == 0) ReadValues(line, tables.Start);
        else if (row <= states) ReadValues(line, tables.Next.AsSpan((row - 1) * states, states));
        else if (row <= 2 * states) ReadEmissions(tables, row - states - 1, line);
    }

    private static void ReadValues(ReadOnlySpan<char> line, Span<double> values)
    {
        var count = 0;
        foreach (var part in line.Split(' '))
        {
            if (line[part].IsEmpty) continue;
            if (count == values.Length) throw new FormatException($"more than {values.Length} values");
            values[count++] = Number(line[part]);
        }

        if (count < values.Length) throw new FormatException($"{count} values, {values.Length} are needed");
    }

    private static void ReadEmissions(HmmTables tables, int state, ReadOnlySpan<char> line)
    {
        foreach (var part in line.Split(','))
        {
            var cell = line[part];
            if (cell.IsEmpty) continue;
            if (cell.Length < 3 || cell[1] != ':') throw new FormatException($"\"{cell}\" is not \"character:value\"");
            tables.Of(cell[0])[state] = Number(cell[2..]);
        }
    }

    private static double Number(ReadOnlySpan<char> text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && !double.IsNaN(value)
            ? value
            : throw new FormatException($"\"{text}\" is no number");
}
