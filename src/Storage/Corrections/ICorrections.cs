namespace PolicyML.Storage.Corrections;

// How a page uses it:
//
//   var review = store.Corrections.Review(articleId);          // the text, every fact and label with its version and history
//   var fact = review.Facts[0];
//   var outcome = store.Corrections.Make(new ChangeFact(fact.Id, FactValues.Of(fact.Fact) with { Status = FactStatus.Target })
//   {
//       Version = fact.Version,                                // what the page showed
//       By = "李四", At = now,
//   });
//   switch (outcome.Result)
//   {
//       case CorrectionResult.Made: …                          // committed; lists, series and ledgers have it now
//       case CorrectionResult.Conflict: …                      // outcome.Earlier: what others did since; nothing was written
//       case CorrectionResult.Gone: …                          // the source was read anew: review it again
//       case CorrectionResult.Invalid: …                       // outcome.Problem
//   }
//   store.Corrections.Undo(outcome.Correction!.Id, "李四", now);

/// <summary>
/// What people say about what the machine read. A correction is a row beside the machine's; nothing is overwritten, and an
/// undone correction stays in the history. Every list of <see cref="IStoreReader"/> shows what holds with all corrections that are
/// not undone. A correction that was told as made is on the disk. Safe for use from several threads and processes.
/// </summary>
public interface ICorrections
{
    /// <summary>An article with everything that can be corrected in it; null where the store has none of that number.</summary>
    /// <param name="article"><see cref="ArticleHead.Id"/>.</param>
    ArticleReview? Review(long article);

    /// <summary>Makes a correction, unless somebody else corrected the same thing since the version that it was made on.</summary>
    /// <exception cref="StoreException">It could not be written; the store is as before.</exception>
    CorrectionOutcome Make(CorrectionRequest request);

    /// <summary>Takes a correction back; it stays in the history. What others corrected in the same thing stays.</summary>
    /// <param name="correction">Its number.</param>
    /// <param name="by">Who takes it back.</param>
    /// <param name="at">When.</param>
    /// <param name="version">The version of the thing that was seen; null to take it back whatever happened since.</param>
    /// <returns>A conflict where it was taken back before, with the correction as <see cref="CorrectionOutcome.Earlier"/>.</returns>
    /// <exception cref="StoreException">It could not be written; the store is as before.</exception>
    CorrectionOutcome Undo(long correction, string by, DateTimeOffset at, long? version = null);

    /// <summary>A correction; null where there is none of that number.</summary>
    Correction? Find(long correction);

    /// <summary>
    /// The articles in which somebody confirmed or corrected a label, a fact or the whole, by path and number: what a person looked at.
    /// </summary>
    IEnumerable<ArticleReview> Checked();

    /// <summary>Corrections, the latest first.</summary>
    IEnumerable<Correction> List(CorrectionFilter filter);
}
