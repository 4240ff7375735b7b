using PolicyML.Learning.Training;
using PolicyML.Text.Words;

namespace PolicyML.Trainer;

/// <summary>The optional engines: none unless the program was built with <c>-p:NuGetEngines=true</c>.</summary>
internal static class OutsideEngines
{
#if NUGET_ENGINES
    /// <summary>Trainers beside the built-in ones.</summary>
    public static IReadOnlyList<ITrainer> Trainers { get; } = NuGetEngines.MlNet.MlNetTrainers.All;

    /// <summary>Names of segmenters beside the built-in one.</summary>
    public static IReadOnlyList<string> Segmenters { get; } = [NuGetEngines.Jieba.JiebaNetSegmenter.EngineName];

    /// <summary>A segmenter beside the built-in one, with the words of a file added; null for none.</summary>
    /// <exception cref="WordException">A dictionary is missing or broken.</exception>
    public static ISegmenter Segmenter(string name, string? userPath) => NuGetEngines.Jieba.JiebaNetSegmenter.Load(userPath);
#else
    /// <summary>Trainers beside the built-in ones.</summary>
    public static IReadOnlyList<ITrainer> Trainers => [];

    /// <summary>Names of segmenters beside the built-in one.</summary>
    public static IReadOnlyList<string> Segmenters => [];

    /// <summary>A segmenter beside the built-in one; there is none, and the options let none through.</summary>
    public static ISegmenter Segmenter(string name, string? userPath) => throw new WordException($"no segmenter {name} beside {userPath}");
#endif
}
