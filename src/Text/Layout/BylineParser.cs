namespace PolicyML.Text.Layout;

/// <summary>A run of titles and names, such as 本报记者 X Y 通讯员 Z 摄.</summary>
/// <param name="Names">The names, in order.</param>
/// <param name="HasTitle">True where a title such as 记者 is printed.</param>
/// <param name="IsPhoto">True where it credits a photo.</param>
internal sealed record BylineMatch(IReadOnlyList<string> Names, bool HasTitle, bool IsPhoto);

/// <summary>Reads bylines and photo credits.</summary>
internal sealed class BylineParser(LayoutVocabulary words)
{
    /// <summary>Longer texts are never bylines, in code units.</summary>
    public const int MaxLength = 90;

    private readonly PersonNames persons = new(words);

    /// <summary>Reads a text as a byline; null where a part of it is neither title nor name.</summary>
    public BylineMatch? Parse(ReadOnlySpan<char> text)
    {
        if (text.Length is 0 or > MaxLength) return null;
        var names = new List<string>();
        bool title = false, photo = false, after = false;
        var single = '\0';
        for (var i = 0; i < text.Length;)
        {
            if (IsSeparator(text[i]))
            {
                i++;
                continue;
            }

            var step = TitleAt(text, i, ref title, ref photo);
            if (step > 0)
            {
                if (single != '\0') return null;
                after = true;
                i += step;
                continue;
            }

            var end = RunEnd(text, i);
            if (!TakeRun(text[i..end], text[end..], after, ref single, names)) return null;
            i = end;
        }

        return single == '\0' && (names.Count > 0 || photo || title) ? new BylineMatch(names, title, photo) : null;
    }

    private bool TakeRun(ReadOnlySpan<char> run, ReadOnlySpan<char> rest, bool afterTitle, ref char single, List<string> names)
    {
        if (run.Length == 0) return false;
        if (single != '\0')
        {
            if (run.Length > 2 || !Characters.IsHan(run[0])) return false;
            names.Add(single + run.ToString());
            single = '\0';
            return true;
        }

        if (run.Length == 1 && Characters.IsHan(run[0]) && rest.Length > 0)
        {
            single = run[0];
            return true;
        }

        if (persons.Split(run, afterTitle, names)) return true;
        // 山西日报 before 记者: the paper's name is no name of a person, and no obstacle.
        return rest.Length > 0 && EndsInAgency(run) && words.Title.CanStart(rest[0]);
    }

    private int TitleAt(ReadOnlySpan<char> text, int at, ref bool title, ref bool photo)
    {
        var asPhoto = words.Photo.Longest(text, at, out _);
        var asTitle = words.Title.Longest(text, at, out _);
        var length = Math.Max(asPhoto, asTitle);
        if (length == 0) return 0;
        // 文, 图, 摄 are also characters of names: alone they count only between separators.
        if (length == 1 && at + 1 < text.Length && !IsSeparator(text[at + 1])) return 0;
        photo |= asPhoto == length;
        title |= asTitle == length;
        return length;
    }

    private int RunEnd(ReadOnlySpan<char> text, int start)
    {
        var end = start + 1;
        while (end < text.Length && !IsSeparator(text[end]))
        {
            var length = Math.Max(words.Photo.Longest(text, end, out _), words.Title.Longest(text, end, out _));
            var last = end + length >= text.Length || IsSeparator(text[end + length]);
            if (length > 1 || (length == 1 && last && text[end] is '摄' or '绘')) break;
            end++;
        }

        return end;
    }

    private bool EndsInAgency(ReadOnlySpan<char> run)
    {
        for (var i = Math.Max(0, run.Length - 3); i < run.Length; i++)
        {
            if (i + words.Agency.Longest(run, i, out _) == run.Length) return true;
        }

        return false;
    }

    private static bool IsSeparator(char c) =>
        Characters.IsBlank(c) || Characters.IsBullet(c) || Characters.Fold(c) is '(' or ')' or '、' or '，' or ',' or '/' or ':' or '：' or '【' or '】' or '[' or ']' or '；' or ';' or '*' or '_' or '—' or '-' or '|';
}
