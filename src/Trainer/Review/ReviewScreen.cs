using System.Globalization;
using System.Text;

using PolicyML.Terminal;
using PolicyML.Trainer.Scoring;

namespace PolicyML.Trainer.Review;

/// <summary>What stands on the screen beside the session.</summary>
/// <param name="Cursor">The question at hand.</param>
/// <param name="Scroll">First line of the text that is shown; below 0: where the evidence begins.</param>
/// <param name="Message">A line above the keys; null where there is none.</param>
/// <param name="Filter">What is typed to find a label to add; null where none is being added.</param>
internal readonly record struct ReviewView(int Cursor, int Scroll, string? Message = null, string? Filter = null);

/// <summary>Draws an article with its questions for a terminal of some size.</summary>
internal sealed class ReviewScreen(Catalogue messages, ReviewStyle style, string file)
{
    private const int MostQuestions = 9;
    private const string EndOfLine = "\e[K\r\n";

    /// <summary>The screen as it is written to the terminal, and the scroll that was used.</summary>
    public (string Text, int Scroll, int Page) Draw(
        ReviewSession session, ReviewView view, string text, IReadOnlyList<EvidenceSpan> evidence, IReadOnlyList<Core.Lexicons.LabelDefinition> found, (int Columns, int Rows) size)
    {
        var item = session.Current!;
        var width = Math.Max(20, size.Columns);
        var panel = view.Filter is null ? Questions(item, view, width) : Choices(found, view.Filter, width);
        var keys = DisplayWidth.Wrap(messages[view.Filter is null ? "review.keys" : "review.add-keys"], width - 1, " ").ToList();
        var page = Math.Max(3, size.Rows - panel.Count - keys.Count - 4);
        var (lines, first) = StyledText.Wrap(text, evidence, width - 2, style);
        var wanted = view.Scroll >= 0 ? view.Scroll : first > page - 2 ? first - 2 : 0;
        var scroll = Math.Clamp(wanted, 0, Math.Max(0, lines.Count - page));
        var screen = new StringBuilder("\e[H");
        screen.Append(ReviewStyle.In(style.Bar, DisplayWidth.PadEnd(DisplayWidth.Fit(Bar(session), width), width))).Append(EndOfLine);
        screen.Append(ReviewStyle.In(ReviewStyle.Note, DisplayWidth.Fit(About(item, scroll, page, lines.Count), width))).Append(EndOfLine);
        for (var i = scroll; i < scroll + page; i++) screen.Append(' ').Append(i < lines.Count ? lines[i] : "").Append(EndOfLine);
        screen.Append(ReviewStyle.In(ReviewStyle.Note, new string('─', width))).Append(EndOfLine);
        foreach (var line in panel) screen.Append(line).Append(EndOfLine);
        screen.Append(view.Message is null ? "" : ReviewStyle.In(style.Current, DisplayWidth.Fit(SafeText.Clean(view.Message), width))).Append(EndOfLine);
        screen.AppendJoin(EndOfLine, keys.Select(k => ReviewStyle.In(ReviewStyle.Note, k))).Append("\e[J");
        return (screen.ToString(), scroll, page);
    }

    private string Bar(ReviewSession session) =>
        messages.Format("review.bar", SafeText.Clean(file), session.Done, session.Items.Count);

    private string About(ReviewItem item, int scroll, int page, int lines)
    {
        var article = item.Article;
        var parts = new List<string?> { article.Id, article.Published?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), article.Place, article.Register };
        if (lines > page) parts.Add(messages.Format("review.lines", scroll + 1, Math.Min(lines, scroll + page), lines));
        return SafeText.Clean(string.Join(" · ", parts.Where(p => !string.IsNullOrEmpty(p))));
    }

    private List<string> Questions(ReviewItem item, ReviewView view, int width)
    {
        if (item.Questions.Count == 0) return [messages["review.nothing"]];
        var from = Math.Clamp(view.Cursor - (MostQuestions / 2), 0, Math.Max(0, item.Questions.Count - MostQuestions));
        var lines = new List<string>();
        for (var i = from; i < Math.Min(item.Questions.Count, from + MostQuestions); i++)
        {
            var question = item.Questions[i];
            var answer = item.AnswerOf(question) switch { true => "✓", false => "✗", null => " " };
            var proposal = question.P is { } p
                ? messages.Format((item.Article.IsLabeled, question.IsProposed) switch
                {
                    (true, true) => "review.given",
                    (true, false) => "review.not-given",
                    (false, true) => "review.proposed",
                    (false, false) => "review.not-proposed",
                }, p.ToString("0.00", CultureInfo.InvariantCulture))
                : messages["review.by-hand"];
            var name = DisplayWidth.PadEnd($"{question.Label.Name} {question.Label.Id}", 36);
            var line = DisplayWidth.Fit($"{(i == view.Cursor ? "▶" : " ")} {answer} {name} {proposal}", width);
            lines.Add(i == view.Cursor ? ReviewStyle.In(style.Current, line) : line);
        }

        return lines;
    }

    private List<string> Choices(IReadOnlyList<Core.Lexicons.LabelDefinition> found, string filter, int width)
    {
        var lines = new List<string> { ReviewStyle.In(style.Current, DisplayWidth.Fit(messages["review.add"] + SafeText.Clean(filter) + "_", width)) };
        for (var i = 0; i < Math.Min(MostQuestions, found.Count); i++)
            lines.Add(DisplayWidth.Fit($"  {i + 1} {found[i].Name} {found[i].Id}", width));
        return lines;
    }
}
