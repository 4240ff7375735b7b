namespace PolicyML.Learning.Training;

/// <summary>Engines over ML.NET and jieba.NET, which only programs have that were built with them.</summary>
public static class OptionalEngines
{
    /// <summary>What to build a program with so that it has them.</summary>
    public const string Build = "dotnet build -c Release -p:NuGetEngines=true";

    /// <summary>Names of trainers on the command line and in model files.</summary>
    public static IReadOnlyList<string> Names { get; } = ["mlnet-sdca", "mlnet-lbfgs", "mlnet-fasttree"];

    /// <summary>Names of segmenters on the command line.</summary>
    public static IReadOnlyList<string> Segmenters { get; } = ["jieba.net"];

    /// <summary>Says that an engine is not built in, and what to do about it.</summary>
    internal static string Missing(string name) => Names.Contains(name, StringComparer.Ordinal)
        ? $"engine \"{name}\" is optional and not built in: build with {Build}"
        : $"engine \"{name}\" is not built in";
}
