using System.Globalization;
using System.Text.Json;

using PolicyML.Core;
using PolicyML.Core.Json;
using PolicyML.Core.Lexicons;
using PolicyML.Storage.Corrections;
using PolicyML.Workbench.Hosting;
using PolicyML.Workbench.Reading;

namespace PolicyML.Workbench.Correcting;

/// <summary>What a page sends to correct something: read into a request of the store, or refused with a reason.</summary>
internal sealed class CorrectionForm(JsonElement json, Visit visit)
{
    private const int MostText = 400;

    /// <summary>Why it cannot be read, in one line; null where it can.</summary>
    public string? Problem { get; private set; }

    /// <summary>The correction to take back; null where it is none of that kind.</summary>
    public long? Undo => Text("kind") == "undo" ? Long("correction") : null;

    /// <summary>The article that is to be joined to another, and that one; null where it is no request of that kind.</summary>
    public (long Article, long To, long Version)? Join => Text("kind") == "join" ? (Long("article"), Long("to"), Long("version")) : null;

    /// <summary>The request; null where there is a problem.</summary>
    public CorrectionRequest? Request()
    {
        var (by, at, version) = (visit.User, visit.Bench.Options.Clock.GetUtcNow(), Long("version"));
        CorrectionRequest? request = Text("kind") switch
        {
            "confirm-fact" => new ConfirmFact(Long("fact")) { By = by, At = at, Version = version },
            "reject-fact" => new RejectFact(Long("fact")) { By = by, At = at, Version = version },
            "change-fact" => Values() is { } values ? new ChangeFact(Long("fact"), values) { By = by, At = at, Version = version } : null,
            "add-fact" => Values() is { } values ? new AddFact(Long("article"), Span, values) { By = by, At = at, Evidence = Text("evidence") } : null,
            "confirm-label" => new ConfirmLabel(Long("article"), Kind, Text("label") ?? "") { By = by, At = at, Version = version },
            "reject-label" => new RejectLabel(Long("article"), Kind, Text("label") ?? "") { By = by, At = at, Version = version },
            "change-label" => new ChangeLabel(Long("article"), Kind, Text("label") ?? "", Text("to") ?? "") { By = by, At = at, Version = version },
            "boundary" => new MoveBoundary(Long("article"), Span) { By = by, At = at, Version = version },
            "confirm-article" => new ConfirmArticle(Long("article")) { By = by, At = at, Version = version },
            _ => null,
        };
        if (request is null) Problem ??= visit.Words["correct.unknown"];
        return Problem is null ? request : null;
    }

    private LabelKind Kind => Text("of") == "theme" ? LabelKind.Theme : LabelKind.Chain;

    private TextSpan Span => new((int)Math.Clamp(Long("start"), 0, int.MaxValue), (int)Math.Clamp(Long("end"), 0, int.MaxValue));

    private FactValues? Values()
    {
        var measure = JsonNames.Parse<Measure>(Text("measure"));
        if (Number("value") is not { } value || measure is null)
        {
            Problem ??= visit.Words["correct.no-value"];
            return null;
        }

        return new FactValues
        {
            Indicator = visit.Names.Indicators.Any(i => i.Id == Text("indicator")) ? Text("indicator")! : "other",
            Measure = measure.Value,
            Value = value,
            Low = Number("low"),
            High = Number("high"),
            Unit = Text("unit") ?? "",
            Bound = JsonNames.Parse<Bound>(Text("bound")) ?? Bound.Exact,
            Basis = measure == Measure.Growth ? JsonNames.Parse<Basis>(Text("basis")) : null,
            Status = JsonNames.Parse<FactStatus>(Text("status")) ?? FactStatus.Reported,
            Period = Period(),
            Subject = Text("subject"),
            Place = Place(),
        };
    }

    private Period? Period()
    {
        var (from, to) = (Text("from"), Text("to"));
        if (from is null && to is null) return null;
        if (Asked.FirstDay(from ?? to) is { } first && Asked.LastDay(to ?? from) is { } last) return new Period(Text("period") ?? "", first, last);
        Problem ??= visit.Words.Format("filter.no-day", from ?? to);
        return null;
    }

    private string? Place()
    {
        if (Text("place") is not { } typed) return null;
        var code = visit.Bench.Options.Analysis.FindPlace(typed, visit.Words.Language, out var problem);
        Problem ??= problem;
        return code;
    }

    /// <summary>A number as it is typed: 12.5, -3, 1.2亿, 5000万.</summary>
    private decimal? Number(string name)
    {
        if (Text(name) is not { } text) return null;
        var plain = text.Replace(",", "", StringComparison.Ordinal).Replace('−', '-').TrimEnd('%');
        var sign = plain.StartsWith('-') ? -1 : 1;
        if (MoneyText.Parse(plain.TrimStart('-', '+')) is { } number) return sign * number;
        Problem ??= visit.Words.Format("correct.no-number", text);
        return null;
    }

    private string? Text(string name)
    {
        if (!json.TryGetProperty(name, out var value)) return null;
        var text = value.ValueKind == JsonValueKind.String ? value.GetString()!.Trim() : value.ValueKind == JsonValueKind.Number ? value.GetRawText() : null;
        return string.IsNullOrEmpty(text) ? null : name != "evidence" && text.Length > MostText ? text[..MostText] : text;
    }

    private long Long(string name) => long.TryParse(Text(name), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : 0;
}
