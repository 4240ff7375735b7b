using System.Globalization;
using System.Text;

namespace PolicyML.Storage.Schema;

/// <summary>A numbered step from an empty database to the schema of today.</summary>
/// <param name="Number">1, 2, 3 …</param>
/// <param name="Name">File name without ending.</param>
/// <param name="Script">Its statements, as written.</param>
internal sealed record Migration(int Number, string Name, string Script)
{
    private const string Folder = "migrations/";

    /// <summary>All steps in order.</summary>
    public static IReadOnlyList<Migration> All { get; } = Load();

    /// <summary>The version of a store that this program writes.</summary>
    public static int Latest => All[^1].Number;

    /// <summary>The statements for one database; those of the other are left out.</summary>
    /// <param name="database">Its name in the script: <c>sqlite</c> or <c>postgres</c>.</param>
    public IEnumerable<string> Statements(string database)
    {
        var statement = new StringBuilder();
        string? only = null;
        foreach (var line in Script.Split('\n'))
        {
            if (line is "-- sqlite:" or "-- postgres:") only = line[3..^1];
            var code = line.Contains("--", StringComparison.Ordinal) ? line[..line.IndexOf("--", StringComparison.Ordinal)] : line;
            if (string.IsNullOrWhiteSpace(code)) continue;
            statement.Append(code.TrimEnd()).Append('\n');
            if (!code.TrimEnd().EndsWith(';')) continue;
            if (only is null || only == database) yield return statement.ToString().TrimEnd('\n', ';');
            statement.Clear();
            only = null;
        }
    }

    private static List<Migration> Load()
    {
        var home = typeof(Migration).Assembly;
        var migrations = new List<Migration>();
        foreach (var name in home.GetManifestResourceNames().Where(n => n.StartsWith(Folder, StringComparison.Ordinal)))
        {
            using var reader = new StreamReader(home.GetManifestResourceStream(name)!, Encoding.UTF8);
            var file = name[Folder.Length..];
            migrations.Add(new Migration(int.Parse(file.AsSpan(0, 4), CultureInfo.InvariantCulture), file, reader.ReadToEnd()));
        }

        migrations.Sort((a, b) => a.Number.CompareTo(b.Number));
        return migrations;
    }
}
