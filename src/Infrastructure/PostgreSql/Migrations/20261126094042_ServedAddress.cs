using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace EndpointManager.Infrastructure.PostgreSql.Migrations
{
    /// <inheritdoc />
    public partial class ServedAddress : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "last_served_address",
                table: "endpoint_device_fetches",
                type: "character varying(45)",
                maxLength: 45,
                nullable: true,
                collation: "C");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "last_served_address",
                table: "endpoint_device_fetches");
        }
    }
}
