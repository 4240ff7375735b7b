using PolicyML.Core.Lexicons;
using PolicyML.Core.Programs;
using PolicyML.Learning.Engines;
using PolicyML.Learning.Training;
using PolicyML.Reports.Charts;
using PolicyML.Reports.Charts.Raster;
using PolicyML.Reports.Charts.Svg;
using PolicyML.Text.Words;

namespace PolicyML.Tests.Unit.Contracts;

public sealed class LinearTrainerTests : TrainerContract
{
    protected override ITrainer Trainer { get; } = new LinearTrainer();
}

public sealed class TreesTrainerTests : TrainerContract
{
    protected override ITrainer Trainer { get; } = new TreesTrainer();
}

public sealed class OwnSegmenterTests : SegmenterContract
{
    private static readonly Segmenter Own = Text.Words.Segmenter.Load(Lexicon.Default);

    protected override ISegmenter Segmenter => Own;
}

public sealed class SvgChartEngineTests : ChartEngineContract
{
    private static readonly ChartTools Tools = ChartTools.Find(n => ProgramFinder.Find(n));

    protected override IChartEngine Engine { get; } = new SvgChartEngine(Tools);

    protected override bool HasPng => Tools.Rasterizers.Count > 0 && Tools.ChineseFont is not null;
}
