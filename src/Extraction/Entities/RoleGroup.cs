using PolicyML.Core;

namespace PolicyML.Extraction.Entities;

/// <summary>Words of roles that stand together, such as 国家级专精特新“小巨人”企业.</summary>
/// <param name="Roles">Indices of the roles.</param>
/// <param name="Words">Range from the first role's first character to the end of the last with its 企业.</param>
/// <param name="Front">Where the words that belong in front of it begin: levels, 重点, an opening quote.</param>
/// <param name="IsCounted">True where a number counts the holders: 7家专精特新企业.</param>
internal readonly record struct RoleGroup(IReadOnlyList<int> Roles, TextSpan Words, int Front, bool IsCounted);
