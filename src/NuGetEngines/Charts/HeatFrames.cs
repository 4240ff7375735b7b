using PolicyML.Reports.Charts;
using PolicyML.Reports.Charts.Layout;
using PolicyML.Reports.Charts.Plots;

using ScottPlot;

using Palette = PolicyML.Reports.Charts.Layout.Palette;

namespace PolicyML.NuGetEngines.Charts;

/// <summary>Numbers as shades, rows over time: a rectangle a cell, so that the shades are those of the own engine.</summary>
internal static class HeatFrames
{
    private const int MostSteps = 120;
    private const double Gap = 0.03;
    private const int Keys = 5;

    /// <summary>The plot of a heat map.</summary>
    public static PlotFrame Of(HeatMap map, ChartOptions options, PlotStyle style, double width)
    {
        HeatRow[] rows = [.. map.Rows.Take(options.MaxRows)];
        var time = TimeOf(map, rows);
        TimePoint[] cells = [.. rows.SelectMany(r => r.Cells).Where(c => c.Mark.Value is not null && time.IndexOf(c) >= 0)];
        var numbers = Scale.NumbersOf(map.Unit, cells.Select(c => c.Mark));
        var shades = Shades.Of([.. cells.Select(c => (double)(c.Mark.Value!.Value / numbers.Factor))]);
        var frame = new PlotFrame(style);
        frame.Rows([.. rows.Select(r => r.Name)]);
        frame.Time(time, width);
        for (var i = 0; i < rows.Length; i++) DrawRow(frame, rows[i], -i, time, numbers, shades, width / time.Count);
        AddKeys(frame, shades);
        return frame;
    }

    private static TimeAxis TimeOf(HeatMap map, HeatRow[] rows)
    {
        var time = TimeAxis.Of([.. rows.SelectMany(r => r.Cells).Where(c => c.Mark.Value is not null)], map.Every)!;
        return time.Count <= MostSteps ? time : new TimeAxis(time.Step, time.First + time.Count - MostSteps, MostSteps);
    }

    private static void DrawRow(PlotFrame frame, HeatRow row, double y, TimeAxis time, NumberScale numbers, Shades shades, double width)
    {
        var cells = row.Cells.Where(c => c.Mark.Value is not null).GroupBy(time.IndexOf).ToDictionary(g => g.Key, g => g.MaxBy(c => c.To)!);
        for (var step = 0; step < time.Count; step++)
        {
            var box = frame.Plot.Add.Rectangle(step - 0.5 + Gap, step + 0.5 - Gap, y - 0.5 + Gap, y + 0.5 - Gap);
            box.LineWidth = 0;
            box.FillColor = PlotFrame.Hex(Palette.Paper);
            if (!cells.TryGetValue(step, out var cell))
            {
                box.LineColor = PlotFrame.Hex(Palette.Muted);
                (box.LinePattern, box.LineWidth) = frame.Pen(LinePattern.Dotted, 1);
                continue;
            }

            var value = (double)(cell.Mark.Value!.Value / numbers.Factor);
            var text = numbers.Short(cell.Mark).Replace("%", "", StringComparison.Ordinal);
            box.FillColor = PlotFrame.Hex(shades.Colour(value));
            if (TextMeasure.Width(text, PlotFrame.LabelSize) <= width * 0.7)
                frame.Words(text, step, y, Alignment.MiddleCenter, colour: shades.IsDark(value) ? "#FFFFFF" : Palette.Ink);
        }
    }

    private static void AddKeys(PlotFrame frame, Shades shades)
    {
        for (var i = 0; i < Keys; i++)
        {
            var value = shades.ValueAt((double)i / (Keys - 1));
            frame.Keys.Add(new PlotKey(NumberScale.Fixed(value, 1), PlotFrame.Hex(shades.Colour(value))) { IsBox = true });
        }

        frame.Keys.Add(new PlotKey("无数据", Colors.White) { IsBox = true, Border = PlotFrame.Hex(Palette.Muted) });
    }
}
