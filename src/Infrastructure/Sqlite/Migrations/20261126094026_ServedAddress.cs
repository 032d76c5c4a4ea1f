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

            migrationBuilder.CreateIndex(
                name: "ix_endpoint_devices_mac_address",
                table: "endpoint_devices",
                columns: new[] { "mac_address", "id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_endpoint_devices_mac_address",
                table: "endpoint_devices");

            migrationBuilder.DropColumn(
                name: "last_served_address",
                table: "endpoint_device_fetches");
        }
    }
}
