using System.Globalization;

using PolicyML.Storage;

namespace PolicyML.Tests.Unit.Corrections;

/// <summary>
/// The test assembly as a program: corrects one figure of a store on and on, and writes the value to standard output once it is told that
/// the correction was made. For the test that kills it.
/// </summary>
public static class CorrectorProgram
{
    public static int Main(string[] arguments)
    {
        using var store = Store.Open(arguments[0], StoreAccess.Write);
        using var output = new StreamWriter(Console.OpenStandardOutput()) { AutoFlush = true };
        for (var n = 1; ; n++)
        {
            var outcome = CorrectionSample.Change(store, CorrectionSample.Fact(store, 1, "12亿"), v => v with { Value = n });
            if (outcome.Correction is null) return 1;
            output.WriteLine(n.ToString(CultureInfo.InvariantCulture));
        }
    }
}
