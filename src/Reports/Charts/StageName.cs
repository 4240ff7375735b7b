using PolicyML.Core;

namespace PolicyML.Reports.Charts;

/// <summary>Stages of projects in words.</summary>
public static class StageName
{
    /// <summary>谋划, 签约, 开工, 在建, 试产 or 投产.</summary>
    public static string Of(ProjectStage stage) => stage switch
    {
        ProjectStage.Planned => "谋划",
        ProjectStage.Signed => "签约",
        ProjectStage.Started => "开工",
        ProjectStage.UnderConstruction => "在建",
        ProjectStage.Trial => "试产",
        _ => "投产",
    };
}
