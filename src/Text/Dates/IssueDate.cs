using PolicyML.Core;
using PolicyML.Core.Lexicons;
using PolicyML.Text.Layout;

namespace PolicyML.Text.Dates;

/// <summary>Finds the day an issue appeared: by its path, else by its text.</summary>
public static class IssueDate
{
    private const double LeastScore = 2;
    private const int YearSearch = 4000;
    private static readonly Lazy<DateCues> Cues = new(() => DateCues.Load(Lexicon.Default));

    /// <summary>
    /// The day of an issue. The name of the file goes before its folders', both before the text. In the text, a day
    /// counts by what stands beside it (发布时间, 星期一, a time of day, a dateline), not by coming first; a day without
    /// a year counts in a dateline only, and only where the year is known from the path or from a full date close to it.
    /// </summary>
    /// <param name="path">The path of the source; may be empty or <c>-</c>.</param>
    /// <param name="text">The decoded text.</param>
    /// <param name="articles">The articles; may be empty.</param>
    /// <returns>Null where nothing tells the day.</returns>
    public static IssueDateResult? Infer(string path, string text, IReadOnlyList<ArticleLayout> articles)
    {
        ArgumentNullException.ThrowIfNull(articles);
        return FromPath(path) ?? FromText(path, text);
    }

    private static IssueDateResult? FromPath(string path)
    {
        var parts = path.Split(['/', '\\'], StringSplitOptions.RemoveEmptyEntries);
        for (var i = parts.Length - 1; i >= 0; i--)
        {
            var at = 0;
            while (DateScanner.Next(parts[i], ref at, out var day))
            {
                if (day.Year > 0) return new IssueDateResult(day.Date, false, null, "path");
            }
        }

        return FromFolders(parts);
    }

    /// <summary>A folder each for year, month and day: 2024/03/04, 2024-03/04.</summary>
    private static IssueDateResult? FromFolders(string[] parts)
    {
        for (var i = parts.Length - 1; i > 0; i--)
        {
            foreach (var joined in (string[])[parts[i - 1] + "-" + parts[i], i > 1 ? parts[i - 2] + "-" + parts[i - 1] + "-" + parts[i] : ""])
            {
                var at = 0;
                if (joined.Length is >= 8 and <= 10 && DateScanner.Next(joined, ref at, out var day) && day.Year > 0 && day.Span.Length == joined.Length)
                    return new IssueDateResult(day.Date, false, null, "path");
            }
        }

        return null;
    }

    private static IssueDateResult? FromText(string path, string text)
    {
        var cues = Cues.Value;
        WrittenDay? best = null;
        var bestScore = LeastScore;
        WrittenDay? dateline = null;
        for (var at = 0; DateScanner.Next(text, ref at, out var day);)
        {
            if (day.Year == 0)
            {
                if (dateline is null && IsDateline(text, day.Span)) dateline = day;
                continue;
            }

            var line = DateCues.Line(text, day.Span);
            var score = cues.Before(text, day.Span) + cues.After(text, day.Span, line > 1) + line;
            if (score <= bestScore) continue;
            (best, bestScore) = (day, score);
        }

        if (best is { } found) return new IssueDateResult(found.Date, true, found.Span, "cue");
        return dateline is { } agency && YearOf(path, text, agency) is { } year && IsPossible(year, agency)
            ? new IssueDateResult(new DateOnly(year, agency.Month, agency.Day), true, agency.Span, "dateline")
            : null;
    }

    /// <summary>Month and day before 电 or 讯, with a place or an agency before it.</summary>
    private static bool IsDateline(ReadOnlySpan<char> text, TextSpan span) =>
        span.End < text.Length && text[span.End] is '电' or '讯' && span.Start > 0 && text[span.Start - 1] > 0x2E80;

    /// <summary>The year that a path or a full date within a month of the dateline gives; null where none does.</summary>
    private static int? YearOf(string path, string text, WrittenDay dateline)
    {
        if (YearIn(path) is { } fromPath) return fromPath;
        var limit = Math.Min(text.Length, dateline.Span.End + YearSearch);
        var from = Math.Max(0, dateline.Span.Start - YearSearch);
        var window = text.AsSpan(from, limit - from);
        for (var at = 0; DateScanner.Next(window, ref at, out var day);)
        {
            if (day.Year == 0) continue;
            var months = dateline.Month - day.Month;
            var year = months is 0 or 1 ? day.Year : months == -11 ? day.Year + 1 : 0;
            // A text that speaks of a later year dates from that: the full date is of a year before.
            if (year > 0 && LatestNamedYear(window) <= year) return year;
        }

        return YearOfTitle(window);
    }

    /// <summary>The latest year named with 年, leaving out goals (到2030年, 2030年底); 0 where none is.</summary>
    private static int LatestNamedYear(ReadOnlySpan<char> text)
    {
        var latest = 0;
        for (var i = 4; i < text.Length; i++)
        {
            if (text[i] != '年' || YearIn(text.Slice(i - 4, 4)) is not { } year) continue;
            if (i > 4 && text[i - 5] is '到' or '至' or '-' or '—') continue;
            if (i + 1 < text.Length && text[i + 1] is '底' or '前' or '末') continue;
            latest = Math.Max(latest, year);
        }

        return latest;
    }

    /// <summary>The year of a government's report: 2026年……政府工作报告.</summary>
    private static int? YearOfTitle(ReadOnlySpan<char> text)
    {
        var at = text.IndexOf("政府工作报告");
        return at < 0 ? null : YearIn(text[Math.Max(0, at - 16)..at]);
    }

    private static int? YearIn(ReadOnlySpan<char> text)
    {
        for (var i = 0; i + 4 <= text.Length; i++)
        {
            if (i > 0 && char.IsAsciiDigit(text[i - 1])) continue;
            if (i + 4 < text.Length && char.IsAsciiDigit(text[i + 4])) continue;
            if (int.TryParse(text.Slice(i, 4), out var year) && year is >= DateScanner.FirstYear and <= DateScanner.LastYear) return year;
        }

        return null;
    }

    private static bool IsPossible(int year, WrittenDay day) => day.Day <= DateTime.DaysInMonth(year, day.Month);
}
