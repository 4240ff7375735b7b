using PolicyML.Storage.Ledgers.Names;

namespace PolicyML.Storage.Ledgers;

/// <summary>Which division lies in which, by the digits of GB/T 2260.</summary>
public static class LedgerPlaces
{
    /// <summary>True where one division is the other or lies in it.</summary>
    /// <param name="code">Six digits.</param>
    /// <param name="ancestor">Six digits; a province ends in 0000, a prefecture in 00.</param>
    public static bool IsWithin(string code, string ancestor) => PlaceNames.IsWithin(code, ancestor);
}
