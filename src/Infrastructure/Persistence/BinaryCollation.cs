using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace EndpointManager.Infrastructure.Persistence;

/// <summary>
/// Makes a server compare texts by code point, as SQLite does: with its default collation MySQL takes Ä for a, and
/// PostgreSQL orders by the language that the database was created in.
/// </summary>
internal static class BinaryCollation
{
    /// <summary>Puts the collation on every text column.</summary>
    public static void Apply(ModelBuilder modelBuilder, string collation)
    {
        foreach (IMutableProperty property in modelBuilder.Model.GetEntityTypes().SelectMany(PropertiesOf).Where(IsText))
        {
            property.SetCollation(collation);
        }
    }

    private static IEnumerable<IMutableProperty> PropertiesOf(IMutableTypeBase type) =>
        type.GetProperties().Concat(type.GetComplexProperties().SelectMany(complex => PropertiesOf(complex.ComplexType)));

    private static bool IsText(IMutableProperty property) =>
        (property.GetValueConverter()?.ProviderClrType ?? property.GetProviderClrType() ?? property.ClrType) == typeof(string);
}
