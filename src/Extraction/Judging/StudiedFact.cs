using PolicyML.Core;

namespace PolicyML.Extraction.Judging;

/// <summary>A figure of money or change with what it is judged by.</summary>
/// <param name="Fact">The fact as the rules read it.</param>
/// <param name="Number">Source range of the number itself.</param>
/// <param name="Evidence">The evidence of the rules that it is right, as log-odds.</param>
/// <param name="Features">Names of its features, as in lexicon/figure-model.tsv.</param>
public sealed record StudiedFact(Fact Fact, TextSpan Number, double Evidence, IReadOnlyList<string> Features);
