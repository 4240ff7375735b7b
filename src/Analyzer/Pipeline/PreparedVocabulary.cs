using PolicyML.Core.Lexicons;
using PolicyML.Core.Lexicons.Prepared;
using PolicyML.Extraction;
using PolicyML.Learning.Models;
using PolicyML.Text.Layout;

namespace PolicyML.Analyzer.Pipeline;

/// <summary>The vocabulary as the build prepared it, beside the program.</summary>
internal static class PreparedVocabulary
{
    /// <summary>What it must have been made of: the tables, and the code of the rooms that make something of them.</summary>
    public static ulong Stamp => PreparedFile.StampOf(typeof(Lexicon).Module, typeof(PageLayout).Module, typeof(FactExtractor).Module, typeof(LabelModel).Module);

    /// <summary>Opens it; null where there is none that fits.</summary>
    /// <param name="home">The folder of the program.</param>
    public static PreparedFile? Open(string home) => PreparedFile.Open(Path.Combine(home, PreparedFile.FileName), Stamp);
}
