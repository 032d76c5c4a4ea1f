using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace EndpointManager.Infrastructure.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class Requests : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "endpoint_device_fetches",
                columns: table => new
                {
                    device_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    last_seen_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    last_seen_address = table.Column<string>(type: "TEXT", maxLength: 45, nullable: false),
                    firmware = table.Column<string>(type: "TEXT", maxLength: 32, nullable: true),
                    reported_model = table.Column<string>(type: "TEXT", maxLength: 32, nullable: true),
                    last_served_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    served_form = table.Column<string>(type: "TEXT", maxLength: 16, nullable: true),
                    delivered_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    delivered_version = table.Column<long>(type: "INTEGER", nullable: true),
                    delivered_fingerprint = table.Column<string>(type: "TEXT", maxLength: 22, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_endpoint_device_fetches", x => x.device_id);
                    table.ForeignKey(
                        name: "fk_endpoint_device_fetches_device",
                        column: x => x.device_id,
                        principalTable: "endpoint_devices",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "endpoint_requests",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false),
                    address = table.Column<string>(type: "TEXT", maxLength: 45, nullable: true),
                    mac_address = table.Column<string>(type: "TEXT", fixedLength: true, maxLength: 12, nullable: true),
                    method = table.Column<string>(type: "TEXT", maxLength: 16, nullable: false),
                    file = table.Column<string>(type: "TEXT", maxLength: 128, nullable: false),
                    user_agent = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true),
                    brand = table.Column<string>(type: "TEXT", maxLength: 32, nullable: true),
                    model = table.Column<string>(type: "TEXT", maxLength: 32, nullable: true),
                    firmware = table.Column<string>(type: "TEXT", maxLength: 32, nullable: true),
                    status = table.Column<int>(type: "INTEGER", nullable: false),
                    form = table.Column<string>(type: "TEXT", maxLength: 32, nullable: true),
                    reason = table.Column<string>(type: "TEXT", maxLength: 32, nullable: true),
                    bytes = table.Column<long>(type: "INTEGER", nullable: false),
                    has_device = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_endpoint_requests", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "endpoint_unknown_phones",
                columns: table => new
                {
                    mac_address = table.Column<string>(type: "TEXT", fixedLength: true, maxLength: 12, nullable: false),
                    brand = table.Column<string>(type: "TEXT", maxLength: 32, nullable: true),
                    model = table.Column<string>(type: "TEXT", maxLength: 32, nullable: true),
                    firmware = table.Column<string>(type: "TEXT", maxLength: 32, nullable: true),
                    user_agent = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true),
                    file = table.Column<string>(type: "TEXT", maxLength: 128, nullable: false),
                    address = table.Column<string>(type: "TEXT", maxLength: 45, nullable: false),
                    requests = table.Column<long>(type: "INTEGER", nullable: false),
                    first_seen_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    last_seen_at = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_endpoint_unknown_phones", x => x.mac_address);
                });

            migrationBuilder.CreateIndex(
                name: "ix_endpoint_devices_label_key",
                table: "endpoint_devices",
                columns: new[] { "label_key", "mac_address" });

            migrationBuilder.CreateIndex(
                name: "ix_endpoint_devices_username_key",
                table: "endpoint_devices",
                columns: new[] { "username_key", "mac_address" });

            migrationBuilder.CreateIndex(
                name: "ix_endpoint_device_fetches_last_seen_at",
                table: "endpoint_device_fetches",
                column: "last_seen_at");

            migrationBuilder.CreateIndex(
                name: "ix_endpoint_requests_has_device",
                table: "endpoint_requests",
                columns: new[] { "has_device", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_endpoint_requests_mac_address",
                table: "endpoint_requests",
                columns: new[] { "mac_address", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_endpoint_unknown_phones_last_seen_at",
                table: "endpoint_unknown_phones",
                column: "last_seen_at");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "endpoint_device_fetches");

            migrationBuilder.DropTable(
                name: "endpoint_requests");

            migrationBuilder.DropTable(
                name: "endpoint_unknown_phones");

            migrationBuilder.DropIndex(
                name: "ix_endpoint_devices_label_key",
                table: "endpoint_devices");

            migrationBuilder.DropIndex(
                name: "ix_endpoint_devices_username_key",
                table: "endpoint_devices");
        }
    }
}
