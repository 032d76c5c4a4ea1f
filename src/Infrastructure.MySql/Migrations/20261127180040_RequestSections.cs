using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace EndpointManager.Infrastructure.MySql.Migrations
{
    /// <inheritdoc />
    public partial class RequestSections : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            // Of SQLite alone. Each engine has each migration, so that all know the same versions of the schema.
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            // Of SQLite alone. Each engine has each migration, so that all know the same versions of the schema.
        }
    }
}
