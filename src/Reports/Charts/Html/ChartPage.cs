namespace PolicyML.Reports.Charts.Html;

internal static class ChartPage
{
    public static string Of(IReadOnlyList<Chart> charts, ChartOptions options) => charts.Count + options.IdPrefix;
}
