using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace EndpointManager.Infrastructure.Sqlite.Migrations
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
                type: "TEXT",
                maxLength: 45,
                nullable: true);
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
