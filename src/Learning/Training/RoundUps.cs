using PolicyML.Core;
using PolicyML.Text.Layout;
using PolicyML.Text.Reading;

namespace PolicyML.Learning.Training;

/// <summary>
/// Makes round-ups of short articles of the same fold: several reports in one text, with the labels of all. Written articles are mostly
/// about one chain; printed ones often sum up many, and a model that never saw one learns that only the loudest chain holds.
/// </summary>
internal static class RoundUps
{
    private const int Longest = 420;
    private const int MostParts = 4;

    /// <summary>For each round-up the articles it is made of, all of one fold; the same for a seed.</summary>
    /// <param name="lengths">Length of each article.</param>
    /// <param name="folds">Fold of each article.</param>
    /// <param name="share">Round-ups for each article.</param>
    /// <param name="seed">Seed of the order.</param>
    public static List<int[]> Plan(int[] lengths, int[] folds, double share, int seed)
    {
        var random = new SplitMix((ulong)seed ^ 0x52554E44);
        var plans = new List<int[]>();
        foreach (var fold in folds.Distinct().Order())
        {
            int[] own = [.. Enumerable.Range(0, folds.Length).Where(i => folds[i] == fold)];
            int[] shortOnes = [.. own.Where(i => lengths[i] <= Longest)];
            if (shortOnes.Length < MostParts) continue;
            for (var left = (int)Math.Round(own.Length * share); left > 0; left--) plans.Add(Pick(shortOnes, 2 + random.Below(MostParts - 1), ref random));
        }

        return plans;
    }

    /// <summary>The bodies of articles one after another; the first headline stays on top of every second one.</summary>
    public static ArticleLayout Join(IReadOnlyList<ArticleLayout> articles, bool withHeadline)
    {
        var builder = new ReadingTextBuilder(string.Concat(articles.Select(a => a.Reading.Text + "\n")));
        var paragraphs = new List<Paragraph>();
        var offset = 0;
        for (var i = 0; i < articles.Count; i++)
        {
            foreach (var (span, role) in articles[i].Paragraphs)
            {
                var isHead = role is ParagraphRole.Headline or ParagraphRole.Kicker or ParagraphRole.Subhead;
                if (role is ParagraphRole.Byline or ParagraphRole.Credit || (isHead && !(withHeadline && i == 0))) continue;
                paragraphs.Add(new Paragraph(builder.Append(new TextSpan(offset + span.Start, offset + span.End)), isHead ? role : ParagraphRole.Body));
                builder.EndParagraph(offset + span.End);
            }

            offset += articles[i].Reading.Text.Length + 1;
        }

        return new ArticleLayout { Kind = ArticleKind.Article, Segments = [], Reading = builder.ToReadingText(), Paragraphs = paragraphs };
    }

    private static int[] Pick(int[] from, int count, ref SplitMix random)
    {
        var picked = new List<int>();
        while (picked.Count < count)
        {
            var next = from[random.Below(from.Length)];
            if (!picked.Contains(next)) picked.Add(next);
        }

        return [.. picked];
    }
}
