using System.Globalization;

using PolicyML.Core.Lexicons;
using PolicyML.Core.Lexicons.Prepared;

namespace PolicyML.Text.Layout;

/// <summary>What speaks for and against a way through a page. The names are the keys of <c>layout-model.tsv</c>, model "page".</summary>
internal enum PathFeature
{
    /// <summary>Two paragraphs follow each other.</summary>
    Follows,

    /// <summary>The first ends within a sentence, and the second is its continuation by place.</summary>
    GoesOn,

    /// <summary>The second begins within a sentence that the first did not leave open.</summary>
    BeginsAmid,

    /// <summary>A dateline opens the second.</summary>
    OpensWithDateline,

    /// <summary>The name of a notice opens the second.</summary>
    OpensNotice,

    /// <summary>A byline ends the first, or stands between the two.</summary>
    EndsWithByline,

    /// <summary>Page furniture stands between the two.</summary>
    Furniture,

    /// <summary>A jump line (上接, 下转) stands at the break.</summary>
    Jump,

    /// <summary>A paragraph goes to the headline after it, while one before it was open.</summary>
    ToNextHead,

    /// <summary>The same, after an article without headline.</summary>
    ToNextHeadFromBare,

    /// <summary>The same, where the page has its headlines below the body.</summary>
    ToNextHeadAgain,

    /// <summary>A page begins with body text that goes to the headline below it.</summary>
    PageOpensWithBody,

    /// <summary>An article without headline begins.</summary>
    BareOpens,

    /// <summary>It follows another without headline.</summary>
    BareAfterBare,

    /// <summary>It has no dateline either.</summary>
    BareWithoutDateline,

    /// <summary>A headline has no body.</summary>
    HeadWithoutBody,

    /// <summary>A headline at the page's end has no body below it.</summary>
    HeadAtEnd,

    /// <summary>A headline is followed by another, its body above it.</summary>
    HeadBelowBody,

    /// <summary>A headline stands between two finished paragraphs of its article.</summary>
    HeadBetween,

    /// <summary>A headline stands within a cut sentence of its article.</summary>
    HeadWithinSentence,

    /// <summary>A headline comes while a sentence is open.</summary>
    HeadCutsIn,

    /// <summary>A heading comes while a sentence is open.</summary>
    HeadingCutsIn,

    /// <summary>A heading has no text below it.</summary>
    HeadingWithoutBody,

    /// <summary>A heading comes soon after its article began: full weight at once, none after a long text.</summary>
    HeadingEarly,

    /// <summary>An earlier article goes on beside a newer headline.</summary>
    GoesOnBeside,

    /// <summary>An earlier article is taken up again.</summary>
    TakenUp,

    /// <summary>The sentence that it was left with was finished.</summary>
    TakenUpFinished,

    /// <summary>The article in between is left within a sentence.</summary>
    LeftOpen,

    /// <summary>A headline block has a byline.</summary>
    HeadHasByline,

    /// <summary>A headline block has several lines.</summary>
    HeadHasLines,

    /// <summary>Share of the tagger's opinion of a headline line.</summary>
    HeadStrength,

    /// <summary>An article that named its authors above has names at its end too.</summary>
    SignedTwice,

    /// <summary>Number of features.</summary>
    Count,
}

/// <summary>The weights of <see cref="PathFeature"/>.</summary>
internal sealed class PathWeights
{
    private readonly float[] weights;

    private PathWeights(float[] weights) => this.weights = weights;

    /// <summary>The weight of a feature; above 0 speaks for it.</summary>
    public float this[PathFeature feature] => weights[(int)feature];

    public void Write(PreparedWriter writer) => writer.Array<float>(weights);

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <exception cref="InvalidDataException">It is none.</exception>
    public static PathWeights Read(PreparedReader reader) =>
        reader.Array<float>() is { Length: (int)PathFeature.Count } numbers ? new PathWeights(numbers) : throw new InvalidDataException("no weights of a path");

    /// <summary>Reads the rows of model "page"; a feature without a row weighs nothing.</summary>
    /// <exception cref="FormatException">A row names an unknown feature, or its weight is no number.</exception>
    public static PathWeights Load(Lexicon lexicon)
    {
        var read = new PathWeights(new float[(int)PathFeature.Count]);
        foreach (var row in lexicon.Read("layout-model.tsv"))
        {
            if (row["model"] != "page") continue;
            if (!Enum.TryParse<PathFeature>(row["feature"], out var feature) || feature == PathFeature.Count) throw row.Error($"unknown feature \"{row["feature"]}\"");
            if (!float.TryParse(row["weight"], NumberStyles.Float, CultureInfo.InvariantCulture, out var weight)) throw row.Error($"\"{row["weight"]}\" is no weight");
            read.weights[(int)feature] = weight;
        }

        return read;
    }
}
