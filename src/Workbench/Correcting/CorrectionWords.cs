using System.Globalization;

using PolicyML.Core;
using PolicyML.Core.Json;
using PolicyML.Storage.Corrections;
using PolicyML.Workbench.Hosting;
using PolicyML.Workbench.Texts;

namespace PolicyML.Workbench.Correcting;

/// <summary>Corrections in words: who did what, and when.</summary>
internal static class CorrectionWords
{
    /// <summary>The moment in the time zone of the machine, to the minute.</summary>
    public static string At(Visit visit, DateTimeOffset at) =>
        TimeZoneInfo.ConvertTime(at, visit.Bench.Options.Clock.LocalTimeZone).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    /// <summary>Who, when and what in one line.</summary>
    public static string Line(Visit visit, Correction correction)
    {
        var line = $"{correction.By} {At(visit, correction.At)} {What(visit, correction)}";
        return correction is { UndoneBy: { } by, UndoneAt: { } at } ? line + visit.Words.Format("correct.undone", by, At(visit, at)) : line;
    }

    /// <summary>What a correction does.</summary>
    public static string What(Visit visit, Correction correction)
    {
        var (words, names) = (visit.Words, visit.Names);
        var kind = words["correction." + JsonNames.Of(correction.Kind)];
        return correction.Kind switch
        {
            CorrectionKind.ChangeFact when correction is { Before: { } before, After: { } after } => $"{kind}{words["colon"]}{Difference(visit, before, after)}",
            CorrectionKind.AddFact when correction.After is { } added => $"{kind}{words["colon"]}{Pages.SourceText.Label(visit, added)}",
            CorrectionKind.ChangeLabel => $"{kind}{words["colon"]}{names.Label(correction.Label ?? "", words)} → {names.Label(correction.ToLabel ?? "", words)}",
            CorrectionKind.ConfirmLabel or CorrectionKind.RejectLabel => $"{kind}{words["colon"]}{names.Label(correction.Label ?? "", words)}",
            CorrectionKind.ConfirmFact or CorrectionKind.RejectFact when correction.Before is { } fact => $"{kind}{words["colon"]}{Pages.SourceText.Label(visit, fact)}",
            _ => kind,
        };
    }

    /// <summary>The values that differ, before and after.</summary>
    private static string Difference(Visit visit, Fact before, Fact after)
    {
        var words = visit.Words;
        (string Name, string Before, string After)[] all =
        [
            (words["filter.indicator"], visit.Names.Indicator(before.Indicator, words), visit.Names.Indicator(after.Indicator, words)),
            (words["measure"], words["measure." + JsonNames.Of(before.Measure)], words["measure." + JsonNames.Of(after.Measure)]),
            (words["value"], Figures.Value(before, words), Figures.Value(after, words)),
            (words["period"], Figures.Time(before.Period, words), Figures.Time(after.Period, words)),
            (words["status"], words["status." + JsonNames.Of(before.Status)], words["status." + JsonNames.Of(after.Status)]),
            (words["subject"], before.Subject ?? "", after.Subject ?? ""),
            (words["place"], before.Place ?? "", after.Place ?? ""),
        ];
        return string.Join(words["comma"], all.Where(v => v.Before != v.After).Select(v => $"{v.Name} {Or(v.Before, words)} → {Or(v.After, words)}"));
    }

    private static string Or(string value, Words words) => value.Length > 0 ? value : words["none"];
}
