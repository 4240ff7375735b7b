using PolicyML.Core;
using PolicyML.Extraction.Cues;
using PolicyML.Extraction.Scanning;

namespace PolicyML.Extraction.Linking;

/// <summary>How far the project has come that an investment belongs to, by the words around it.</summary>
internal static class StageRule
{
    private const int Reach = 24;

    public static ProjectStage? Of(Sentence sentence, Link link) => After(sentence, link) ?? Before(sentence, link);

    // The words after the number up to the next sum of money belong to its project; items of a list share what closes it.
    private static ProjectStage? After(Sentence sentence, Link link)
    {
        ProjectStage? found = null;
        var inList = false;
        for (var i = link.Token + 1; i < sentence.End && i - link.Token < Reach * 2; i++)
        {
            if (sentence[i].Kind == TokenKind.Semicolon) break;
            if (sentence.Is(i, TokenKind.Pause)) inList = true;
            if (sentence.QuantityAt(i) is { IsMoney: true })
            {
                if (found is not null || !inList) break;
            }

            if (sentence.CueAt(i) is not { Stage: { } stage } || IsConditional(sentence, i)) continue;
            if (found is null || (stage > found && !sentence.Is(i - 1, TokenKind.Comma))) found = stage;
            if (i + 1 < sentence.End && Sentence.IsBreak(sentence[i + 1].Kind)) break;
        }

        return found;
    }

    private static ProjectStage? Before(Sentence sentence, Link link)
    {
        for (var i = link.Token - 1; i >= sentence.First && link.Token - i < Reach; i--)
        {
            if (sentence[i].Kind == TokenKind.Semicolon || sentence.QuantityAt(i) is { IsMoney: true }) break;
            if (sentence.CueAt(i) is { Stage: { } stage } && !IsConditional(sentence, i)) return stage;
        }

        return null;
    }

    // 投产后, 计划明年3月开工, 预计年底建成: not there yet.
    private static bool IsConditional(Sentence sentence, int index)
    {
        var end = sentence[index].End;
        if (end < sentence.Text.Length && sentence.Text[end] is '后' or '前' or '期') return true;
        for (var i = index - 1; i >= sentence.First && index - i < 6; i--)
        {
            if (Sentence.IsBreak(sentence[i].Kind)) break;
            if (sentence.CueAt(i) is { } cue && (cue.Has(CueRoles.Will) || cue.Status is FactStatus.Expected or FactStatus.Target || cue.Text == "计划")) return true;
        }

        return false;
    }
}
