using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace EndpointManager.Infrastructure.MySql.Migrations
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
                type: "varchar(45)",
                maxLength: 45,
                nullable: true,
                collation: "utf8mb4_bin")
                .Annotation("MySql:CharSet", "utf8mb4");
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
