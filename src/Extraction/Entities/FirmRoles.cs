using PolicyML.Core;

namespace PolicyML.Extraction.Entities;

/// <summary>What an article tells of one company.</summary>
internal sealed class FirmRoles(Firm firm)
{
    /// <summary>The mention that is shown: the first, or the first that has a role.</summary>
    public Firm Firm { get; set; } = firm;

    /// <summary>Indices of its roles, in the order of the text.</summary>
    public List<int> Roles { get; } = [];

    /// <summary>The words of its first role.</summary>
    public TextSpan? RoleSpan { get; set; }

    /// <summary>The chain that a role is named for.</summary>
    public string? Chain { get; set; }

    /// <summary>True where some mention is sure by itself.</summary>
    public bool IsSure { get; set; } = firm.IsSure;
}
