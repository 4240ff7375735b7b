using System.Data.Common;

using PolicyML.Core;
using PolicyML.Storage.Corrections;
using PolicyML.Storage.Writing;

namespace PolicyML.Storage.Reading;

/// <summary>Makes records from rows. The columns stand in the order of <see cref="Schema.Table"/>.</summary>
internal sealed class RowReader(Words words, Func<DbConnection> connect, CorrectionMarks marks)
{
    /// <summary>Columns of an article's head.</summary>
    public const string Head = "a.id, a.path, a.number, a.headline, a.kind, a.day, a.place, a.place_name, a.labels, a.relevant, a.story, a.flags";

    /// <summary>Number of columns of <see cref="Head"/>.</summary>
    public const int HeadColumns = 12;

    private static readonly Label[] NoLabels = [];

    /// <summary>The head of an article.</summary>
    /// <param name="row">The row.</param>
    /// <param name="at">Column where <see cref="Head"/> begins.</param>
    public ArticleHead ReadHead(Row row, int at)
    {
        var labels = Labels(row.BytesOrNull(at + 8));
        return new ArticleHead
        {
            Id = row.Long(at),
            Source = row.Text(at + 1),
            Number = row.Int(at + 2),
            Headline = row.Text(at + 3),
            Kind = (ArticleKind)row.Int(at + 4),
            Published = Day(row.Int(at + 5)),
            Place = PlaceOf(row, at + 6),
            Chains = labels.Chains,
            Themes = labels.Themes,
            Relevant = row.Int(at + 9) != 0,
            Story = row.Long(at + 10),
            IsCorrected = (row.Int(at + 11) & ArticleRows.Corrected) != 0,
        };
    }

    /// <summary>A fact.</summary>
    /// <param name="row">The row.</param>
    /// <param name="at">Column where those of the table begin.</param>
    /// <param name="same">Gives the one object of equal periods; null to make one a row.</param>
    public Fact ReadFact(Row row, int at, Func<Period, Period>? same = null) => new()
    {
        Indicator = Word(row.Int(at)),
        Measure = (Measure)row.Int(at + 4),
        Status = (FactStatus)row.Int(at + 5),
        Place = row.Int(at + 7) != 0 ? PlaceCode(row.Int(at + 6)) : null,
        Period = row.IsNull(at + 8) ? null : PeriodOf(row, at, same),
        Confidence = row.Real(at + 10),
        Value = row.Number(at + 11),
        Low = row.NumberOrNull(at + 12),
        High = row.NumberOrNull(at + 13),
        Unit = Word(row.Int(at + 14)),
        Bound = (Bound)row.Int(at + 15),
        Basis = (Basis?)row.IntOrNull(at + 16),
        Stage = (ProjectStage?)row.IntOrNull(at + 17),
        Rule = Word(row.Int(at + 18)),
        Span = row.Span(at + 19),
        Subject = row.TextOrNull(at + 22),
        Text = row.Text(at + 23),
        CorrectedBy = row.IsNull(at + 24) ? null : marks.Of(row.Long(at + 24))?.By ?? "",
    };

    private static Period PeriodOf(Row row, int at, Func<Period, Period>? same)
    {
        var period = new Period(row.Text(at + 21), Codes.DayOf(row.Int(at + 8)), Codes.DayOf(row.Int(at + 9)));
        return same is null ? period : same(period);
    }

    /// <summary>A mention of a project.</summary>
    public ProjectMention ReadProject(Row row, int at) => new()
    {
        Place = row.Int(at + 3) != 0 ? PlaceCode(row.Int(at + 2)) : null,
        Name = row.Text(at + 4),
        NameSpan = row.Span(at + 5),
        Owner = row.TextOrNull(at + 7),
        Chain = row.IntOrNull(at + 8) is { } chain ? Word(chain) : null,
        Stage = (ProjectStage?)row.IntOrNull(at + 9),
        StageSpan = row.SpanOrNull(at + 10),
        Investment = row.NumberOrNull(at + 12),
        Currency = row.IntOrNull(at + 13) is { } currency ? Word(currency) : null,
        InvestmentSpan = row.SpanOrNull(at + 14),
        Part = row.TextOrNull(at + 16),
        Confidence = row.Real(at + 17),
    };

    /// <summary>A mention of an enterprise.</summary>
    public EnterpriseMention ReadEnterprise(Row row, int at) => new()
    {
        Name = row.Text(at + 2),
        Span = row.Span(at + 3),
        Roles = Roles(row.BytesOrNull(at + 5)),
        RoleSpan = row.SpanOrNull(at + 6),
        Chain = row.IntOrNull(at + 8) is { } chain ? Word(chain) : null,
        Confidence = row.Real(at + 9),
    };

    /// <summary>The division of an article.</summary>
    /// <param name="row">The row.</param>
    /// <param name="at">Column of its number; the number of its name follows.</param>
    public Place? PlaceOf(Row row, int at) =>
        row.IsNull(at) ? null : new Place(PlaceCode(row.Int(at)), Word(row.Int(at + 1)));

    /// <summary>The labels of a cell.</summary>
    public (Label[] Chains, Label[] Themes) Labels(byte[]? cell)
    {
        if (cell is null) return (NoLabels, NoLabels);
        var reader = new ByteReader(cell);
        var chains = new Label[reader.Int()];
        for (var i = 0; i < chains.Length; i++) chains[i] = Label(ref reader);
        if (reader.IsAtEnd) return (chains, NoLabels);
        var themes = new List<Label>();
        while (!reader.IsAtEnd) themes.Add(Label(ref reader));
        return (chains, [.. themes]);
    }

    /// <summary>The day of a cell.</summary>
    public static DateOnly? Day(int code) => code == Codes.NoDay ? null : Codes.DayOf(code);

    private Label Label(ref ByteReader reader)
    {
        var word = Word(reader.Int());
        return new Label(word, reader.Double());
    }

    private string[] Roles(byte[]? cell)
    {
        if (cell is null) return [];
        var reader = new ByteReader(cell);
        var roles = new List<string>();
        while (!reader.IsAtEnd) roles.Add(Word(reader.Int()));
        return [.. roles];
    }

    private string PlaceCode(int place) => words.PlaceCode(place, connect);

    private string Word(int number) => words.TextOf(number, connect);
}
