using PolicyML.Reports.Charts.Layout;
using PolicyML.Reports.Charts.Plots;
using PolicyML.Reports.Charts.Svg;

using ScottPlot;
using ScottPlot.TickGenerators;

using Palette = PolicyML.Reports.Charts.Layout.Palette;

namespace PolicyML.NuGetEngines.Charts;

/// <summary>A plot of ScottPlot with axes of the own making: the same marks, words and colours as the own engine.</summary>
internal sealed class PlotFrame
{
    /// <summary>Size of labels.</summary>
    public const float LabelSize = (float)Reports.Charts.Plots.Plot.LabelSize;

    private const double NameWidth = 240;

    private readonly float drop;

    /// <summary>An empty plot.</summary>
    /// <param name="style">How it is drawn.</param>
    public PlotFrame(PlotStyle style)
    {
        (Style, drop) = (style, style.Drop(LabelSize));
        (Fonts.Default, Fonts.DefaultFontStyle) = (style.Font, style.Typeface);   // what a new plot takes
        Plot = new ScottPlot.Plot();
        Plot.Font.Set(style.Font);
        Plot.RenderManager.ClearCanvasBeforeEachRender = false;   // other plots stand on the same canvas
        Plot.Grid.MajorLineColor = Color.FromHex(Palette.Grid);
        foreach (var axis in Plot.Axes.GetAxes())
        {
            axis.FrameLineStyle.Color = Color.FromHex(Palette.Axis);
            axis.TickLabelStyle.FontSize = LabelSize;
            axis.TickLabelStyle.ForeColor = Color.FromHex(Palette.Soft);
            axis.TickLabelStyle.OffsetY = drop;
        }

        Plot.Axes.Right.FrameLineStyle.Width = 0;
        Plot.Axes.Top.FrameLineStyle.Width = 0;
        Plot.HideLegend();
    }

    /// <summary>The plot.</summary>
    public ScottPlot.Plot Plot { get; }

    /// <summary>How it is drawn.</summary>
    public PlotStyle Style { get; }

    /// <summary>Entries of the legend.</summary>
    public List<PlotKey> Keys { get; } = [];

    /// <summary>How many plots of a sheet stand side by side.</summary>
    public int Columns { get; init; } = 1;

    /// <summary>A colour by its hexadecimal name.</summary>
    public static Color Hex(string colour) => Color.FromHex(colour);

    /// <summary>Numbers on an axis, and its range.</summary>
    public void Numbers(Scale scale, bool isHorizontal, double margin = 0)
    {
        Tick[] ticks = [.. scale.Marks.Select(m => new Tick(m.Value, m.Text))];
        var spread = (scale.Ticks.Last - scale.Ticks.First) * margin;
        if (isHorizontal)
        {
            Plot.Axes.Bottom.TickGenerator = new NumericManual(ticks);
            Plot.Axes.SetLimitsX(scale.Ticks.First - (scale.Ticks.First < 0 ? spread : 0), scale.Ticks.Last + spread);
        }
        else
        {
            Plot.Axes.Left.TickGenerator = new NumericManual(ticks);
            Plot.Axes.SetLimitsY(scale.Ticks.First - (scale.Ticks.First < 0 ? spread : 0), scale.Ticks.Last + spread);
        }
    }

    /// <summary>Names of rows from top to bottom: row i stands at height −i.</summary>
    public void Rows(IReadOnlyList<string> names)
    {
        Plot.Axes.Left.TickGenerator = new NumericManual([.. names.Select((n, i) => new Tick(-i, Fit(n, NameWidth)))]);
        Plot.Axes.SetLimitsY(-names.Count + 0.5, 0.5);
        Plot.Grid.YAxisStyle.IsVisible = false;
    }

    /// <summary>Names of columns from left to right: column i stands at i.</summary>
    public void ColumnNames(IReadOnlyList<string> names, double width)
    {
        Plot.Axes.Bottom.TickGenerator = new NumericManual([.. names.Select((n, i) => new Tick(i, Fit(n, width / Math.Max(1, names.Count))))]);
        Plot.Axes.SetLimitsX(-0.5, names.Count - 0.5);
        Plot.Grid.XAxisStyle.IsVisible = false;
    }

    /// <summary>Steps of time: step i stands at i. Names are thinned so that they fit.</summary>
    public void Time(TimeAxis time, double width)
    {
        var (step, years) = (width / time.Count, time.Years(width / time.Count, LabelSize));
        var steps = time.Steps(step, LabelSize);
        var labels = new SortedDictionary<int, string>();
        foreach (var label in steps) labels[label.From] = label.Text;
        if (time.Step != Reports.Charts.TimeStep.Year)
        {
            foreach (var year in years) labels[year.From] = steps.Count == 0 ? year.Text : labels.GetValueOrDefault(year.From, "") + "\n" + year.Text;
        }

        Plot.Axes.Bottom.TickGenerator = new NumericManual([.. labels.Select(l => new Tick(l.Key, l.Value))]);
        Plot.Axes.SetLimitsX(-0.5, time.Count - 0.5);
        Plot.Grid.XAxisStyle.IsVisible = false;
    }

    /// <summary>Words at a place.</summary>
    public void Words(string text, double x, double y, Alignment alignment, float offsetX = 0, float offsetY = 0, string colour = Palette.Ink)
    {
        var words = Plot.Add.Text(SvgText.Clean(text), x, y);
        words.LabelFontSize = LabelSize;
        words.LabelFontColor = Hex(colour);
        words.LabelAlignment = alignment;
        (words.OffsetX, words.OffsetY) = (offsetX, offsetY + drop);
    }

    /// <summary>A straight line between two places.</summary>
    public void Line(double x1, double y1, double x2, double y2, string colour, float width)
    {
        var line = Plot.Add.Line(x1, y1, x2, y2);
        line.LineColor = Hex(colour);
        line.LineWidth = width;
        line.MarkerSize = 0;
    }

    /// <summary>Words above the plot.</summary>
    public void Title(string text, double width)
    {
        Plot.Title(Fit(text, width), LabelSize + 1);
        Plot.Axes.Title.Label.OffsetY = drop;
    }

    /// <summary>Pattern and width of a broken line.</summary>
    public (LinePattern Pattern, float Width) Pen(LinePattern pattern, float width) => PlotPen.Of(pattern, width, Style.IsSvg);

    /// <summary>Values to compare with, each a thin line across with its name in the legend.</summary>
    public void References(IReadOnlyList<Reports.Charts.ReferenceLine> references, Reports.Charts.NumberScale numbers, bool isHorizontal)
    {
        var (pattern, width) = Pen(LinePattern.DenselyDashed, 1);
        foreach (var reference in references)
        {
            var at = (double)(reference.Value / numbers.Factor);
            ScottPlot.Plottables.AxisLine line = isHorizontal ? Plot.Add.VerticalLine(at) : Plot.Add.HorizontalLine(at);
            (line.LineColor, line.LineWidth, line.LinePattern) = (Hex(Palette.Soft), width, pattern);
            Keys.Add(new PlotKey($"{reference.Name} {numbers.Short(reference.Value)}", Hex(Palette.Soft)) { LineWidth = width, Pattern = pattern });
        }
    }

    /// <summary>A name without what breaks a picture, shortened where it is too wide.</summary>
    public static string Fit(string name, double width) => TextMeasure.Fit(SvgText.Clean(name), LabelSize, Math.Max(width, 24));
}
