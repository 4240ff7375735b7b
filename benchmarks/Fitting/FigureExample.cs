namespace PolicyML.Benchmarks.Fitting;

/// <summary>A figure read off a text, and whether it is right.</summary>
/// <param name="Group">The text it stands in; figures of one text are never on both sides of a division.</param>
/// <param name="Weight">How much it counts.</param>
/// <param name="IsRight">True where number, measure and indicator are those of the annotation.</param>
/// <param name="Evidence">The evidence of the rules, as log-odds.</param>
/// <param name="Features">Names of its features.</param>
internal sealed record FigureExample(string Group, double Weight, bool IsRight, double Evidence, IReadOnlyList<string> Features);
