using PolicyML.Core.Lexicons;
using PolicyML.Terminal;
using PolicyML.Trainer.Scoring;

namespace PolicyML.Trainer.Review;

/// <summary>A key, and the article as the labeller sees it.</summary>
/// <param name="TextOf">The text of an article and the words that speak for and against a label.</param>
/// <param name="Size">The size of the terminal.</param>
/// <param name="Draw">Writes to the terminal.</param>
internal sealed record ReviewDesk(Func<ReviewItem, string?, (string Text, IReadOnlyList<EvidenceSpan> Evidence)> TextOf, Func<(int Columns, int Rows)> Size, Action<string> Draw);

/// <summary>Turns keys into decisions, each written down before it counts.</summary>
internal sealed class ReviewLoop(ReviewSession session, DecisionLog log, LabelSchema schema, ReviewScreen screen, Catalogue messages, ReviewDesk desk)
{
    private const int MostChoices = 9;
    private ReviewView view = new(0, -1);
    private int page = 10;

    /// <summary>Takes keys until the last article is decided or the user quits.</summary>
    /// <param name="nextKey">The next key; null where there are no more.</param>
    public void Run(Func<ConsoleKeyInfo?> nextKey)
    {
        view = Fresh();
        while (session.Current is not null)
        {
            Draw();
            if (nextKey() is not { } key) return;
            view = view with { Message = null };
            if (view.Filter is not null) TakeFilterKey(key);
            else if (!TakeKey(key)) return;
        }
    }

    private void Draw()
    {
        var item = session.Current!;
        var label = view.Cursor < item.Questions.Count ? item.Questions[view.Cursor].Label.Id : null;
        var (text, evidence) = desk.TextOf(item, label);
        var (drawn, scroll, rows) = screen.Draw(session, view, text, evidence, Found(), desk.Size());
        view = view with { Scroll = view.Scroll < 0 ? view.Scroll : scroll };
        (page, shownScroll) = (rows, scroll);
        desk.Draw(drawn);
    }

    private int shownScroll;

    /// <summary>False where the user quits.</summary>
    private bool TakeKey(ConsoleKeyInfo key)
    {
        var item = session.Current!;
        switch (key.Key, char.ToLowerInvariant(key.KeyChar))
        {
            case (_, 'q' or '\u0003' or '\u0004'):
                return false;
            case (_, 'y' or 'n') when view.Cursor < item.Questions.Count:
                Answer(item, item.Questions[view.Cursor].Label, char.ToLowerInvariant(key.KeyChar) == 'y');
                break;
            case (ConsoleKey.Enter, _):
                AcceptRest(item);
                break;
            case (_, 'u'):
                Undo();
                break;
            case (_, 's'):
                session.PutOff();
                view = Fresh();
                break;
            case (_, 'x'):
                Decide(new Decision(item.Article.Id, new Dictionary<string, bool>(StringComparer.Ordinal), IsDropped: true));
                break;
            case (_, '+' or '='):
                view = view with { Filter = "" };
                break;
            default:
                Move(key, item);
                break;
        }

        return true;
    }

    private void Move(ConsoleKeyInfo key, ReviewItem item)
    {
        var last = Math.Max(0, item.Questions.Count - 1);
        view = (key.Key, key.KeyChar) switch
        {
            (ConsoleKey.DownArrow, _) or (_, 'j' or '\t') => view with { Cursor = Math.Min(last, view.Cursor + 1), Scroll = -1 },
            (ConsoleKey.UpArrow, _) or (_, 'k') => view with { Cursor = Math.Max(0, view.Cursor - 1), Scroll = -1 },
            (ConsoleKey.PageDown or ConsoleKey.Spacebar, _) => view with { Scroll = shownScroll + page - 1 },
            (ConsoleKey.PageUp, _) or (_, 'b') => view with { Scroll = Math.Max(0, shownScroll - page + 1) },
            _ => view,
        };
    }

    private void Answer(ReviewItem item, LabelDefinition label, bool holds)
    {
        var isLast = item.Questions.All(q => q.Label.Id == label.Id || item.AnswerOf(q) is not null);
        Decide(new Decision(item.Article.Id, new Dictionary<string, bool>(StringComparer.Ordinal) { [label.Id] = holds }, IsDone: isLast));
    }

    private void AcceptRest(ReviewItem item)
    {
        var rest = item.Questions.Where(q => item.AnswerOf(q) is null).ToDictionary(q => q.Label.Id, q => q.IsProposed, StringComparer.Ordinal);
        Decide(new Decision(item.Article.Id, rest, IsDone: true));
    }

    private void Decide(Decision decision)
    {
        if (!Guard(() => log.Add(decision))) return;
        session.Take(decision);
        view = Fresh();
    }

    private void Undo()
    {
        if (!session.CanUndo)
        {
            view = view with { Message = messages["review.no-undo"] };
            return;
        }

        if (!Guard(log.Undo)) return;
        session.Undo();
        view = Fresh();
    }

    /// <summary>A decision that cannot be written is none: the disk may be full.</summary>
    private bool Guard(Action write)
    {
        try
        {
            write();
            return true;
        }
        catch (IOException error)
        {
            view = view with { Message = messages.Format("review.not-saved", OutputException.Reason(error)) };
            return false;
        }
    }

    private void TakeFilterKey(ConsoleKeyInfo key)
    {
        var filter = view.Filter!;
        if (key.Key == ConsoleKey.Escape || key.KeyChar is '\u0003' or '\u0004') view = view with { Filter = null };
        else if (key.Key == ConsoleKey.Enter) AddLabel(0);
        else if (key.KeyChar is >= '1' and <= '9') AddLabel(key.KeyChar - '1');
        else if (key.Key == ConsoleKey.Backspace || key.KeyChar is '\b' or '\u007F') view = view with { Filter = filter.Length == 0 ? null : filter[..^1] };
        else if (!char.IsControl(key.KeyChar)) view = view with { Filter = filter + key.KeyChar };
    }

    /// <summary>A label added by hand leaves the article open: others may follow, Enter closes it.</summary>
    private void AddLabel(int index)
    {
        var found = Found();
        view = view with { Filter = null };
        if (index >= found.Count) return;
        var item = session.Current!;
        Decide(new Decision(item.Article.Id, new Dictionary<string, bool>(StringComparer.Ordinal) { [found[index].Id] = true }));
    }

    private List<LabelDefinition> Found()
    {
        if (view.Filter is not { } filter) return [];
        var asked = session.Current!.Questions.Where(q => session.Current.AnswerOf(q) == true).Select(q => q.Label.Id).ToHashSet(StringComparer.Ordinal);
        return [.. schema.Labels.Where(l => !asked.Contains(l.Id) && (Holds(l.Id, filter) || Holds(l.Name, filter) || Holds(l.NameEn, filter))).Take(MostChoices)];
    }

    private static bool Holds(string name, string filter) => name.Contains(filter, StringComparison.OrdinalIgnoreCase);

    private ReviewView Fresh() => new(session.Current is { } item ? Math.Min(item.FirstOpen, Math.Max(0, item.Questions.Count - 1)) : 0, -1);
}
