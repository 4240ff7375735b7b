using System.Runtime.InteropServices;

using PolicyML.Core;

namespace PolicyML.Extraction.Cues;

/// <summary>A <see cref="Cue"/> without its text, as numbers; -1 stands for what it lacks.</summary>
[StructLayout(LayoutKind.Sequential)]
internal readonly record struct CueRow(CueRoles Roles, int Indicator, int Strong, int Sign, int Basis, int Status, int Stage, Bound Before, Bound After)
{
    private const int None = -1;

    public static CueRow Of(Cue cue) => new(
        cue.Roles, cue.Indicator, cue.Strong ? 1 : 0, cue.Sign, (int?)cue.Basis ?? None, (int?)cue.Status ?? None, (int?)cue.Stage ?? None, cue.BoundBefore, cue.BoundAfter);

    public Cue ToCue(string text) => new(text)
    {
        Roles = Roles,
        Indicator = Indicator,
        Strong = Strong != 0,
        Sign = Sign,
        Basis = Basis == None ? null : (Basis)Basis,
        Status = Status == None ? null : (FactStatus)Status,
        Stage = Stage == None ? null : (ProjectStage)Stage,
        BoundBefore = Before,
        BoundAfter = After,
    };
}
