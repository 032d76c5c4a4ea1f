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

            migrationBuilder.DropIndex(
                name: "ix_endpoint_requests_has_device",
                table: "endpoint_requests");

            migrationBuilder.CreateIndex(
                name: "ix_endpoint_requests_strangers",
                table: "endpoint_requests",
                column: "id",
                filter: "has_device = FALSE");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_endpoint_requests_strangers",
                table: "endpoint_requests");

            migrationBuilder.CreateIndex(
                name: "ix_endpoint_requests_has_device",
                table: "endpoint_requests",
                columns: new[] { "has_device", "id" });

            migrationBuilder.DropIndex(
                name: "ix_endpoint_devices_mac_address",
                table: "endpoint_devices");

            migrationBuilder.DropColumn(
                name: "last_served_address",
                table: "endpoint_device_fetches");
        }
    }
}
