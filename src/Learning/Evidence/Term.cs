using PolicyML.Core.Lexicons;

namespace PolicyML.Learning.Evidence;

/// <summary>A term that speaks for or against a label; one row of <c>lexicon/terms.tsv</c>.</summary>
/// <param name="Phrase">The term as it stands in reading text.</param>
/// <param name="Label">The label it speaks of.</param>
/// <param name="Weight">3: decisive alone, 2: strong, 1: weak support; 0: counts nothing, but hides shorter terms inside it; below 0: against, to -3.</param>
/// <param name="Context">Where it counts; null: everywhere.</param>
public sealed record Term(string Phrase, LabelDefinition Label, int Weight, TermContext? Context);

/// <summary>
/// A condition on the words around a term. Each array names groups of context phrases;
/// an empty array asks for nothing. Near means within <see cref="Window"/> code units before or after.
/// </summary>
/// <param name="Near">One phrase of these groups must stand near.</param>
/// <param name="Not">No phrase of these groups may stand near.</param>
/// <param name="With">One phrase of these groups must stand in the article.</param>
/// <param name="Without">No phrase of these groups may stand in the article.</param>
public sealed record TermContext(int[] Near, int[] Not, int[] With, int[] Without)
{
    /// <summary>How far near reaches, in code units from the term's edges.</summary>
    public const int Window = 60;
}

/// <summary>Groups of phrases that have a meaning for the scan itself, by their name in <c>lexicon/term-contexts.tsv</c>.</summary>
public static class ContextGroups
{
    /// <summary>Verbs of building, producing, selling and deciding: a term beside one belongs to a report.</summary>
    public const string Action = "action";

    /// <summary>Words that make an item of a list a named project or firm.</summary>
    public const string Named = "named";

    /// <summary>Words that end a list of industries (等产业, 等领域): then two of them are a list.</summary>
    public const string ListTail = "list-tail";

    /// <summary>Words that give each item of a list its own figure (分别).</summary>
    public const string Each = "each";

    /// <summary>Words that open the list of what a firm does (主营业务): its items are no bare names.</summary>
    public const string Business = "business";

    /// <summary>Names of groups that count as noise of an article begin so: <c>noise-accident</c>, <c>noise-crime</c> …</summary>
    public const string NoisePrefix = "noise-";
}
