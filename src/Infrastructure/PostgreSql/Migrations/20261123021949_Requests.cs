using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace EndpointManager.Infrastructure.PostgreSql.Migrations
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
                    device_id = table.Column<Guid>(type: "uuid", nullable: false),
                    last_seen_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    last_seen_address = table.Column<string>(type: "character varying(45)", maxLength: 45, nullable: false, collation: "C"),
                    firmware = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: true, collation: "C"),
                    reported_model = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: true, collation: "C"),
                    last_served_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    served_form = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: true, collation: "C"),
                    delivered_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    delivered_version = table.Column<long>(type: "bigint", nullable: true),
                    delivered_fingerprint = table.Column<string>(type: "character varying(22)", maxLength: 22, nullable: true, collation: "C")
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
                    id = table.Column<long>(type: "bigint", nullable: false),
                    address = table.Column<string>(type: "character varying(45)", maxLength: 45, nullable: true, collation: "C"),
                    mac_address = table.Column<string>(type: "character(12)", fixedLength: true, maxLength: 12, nullable: true, collation: "C"),
                    method = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: false, collation: "C"),
                    file = table.Column<string>(type: "character varying(128)", maxLength: 128, nullable: false, collation: "C"),
                    user_agent = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: true, collation: "C"),
                    brand = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: true, collation: "C"),
                    model = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: true, collation: "C"),
                    firmware = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: true, collation: "C"),
                    status = table.Column<int>(type: "integer", nullable: false),
                    form = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: true, collation: "C"),
                    reason = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: true, collation: "C"),
                    bytes = table.Column<long>(type: "bigint", nullable: false),
                    has_device = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_endpoint_requests", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "endpoint_unknown_phones",
                columns: table => new
                {
                    mac_address = table.Column<string>(type: "character(12)", fixedLength: true, maxLength: 12, nullable: false, collation: "C"),
                    brand = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: true, collation: "C"),
                    model = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: true, collation: "C"),
                    firmware = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: true, collation: "C"),
                    user_agent = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: true, collation: "C"),
                    file = table.Column<string>(type: "character varying(128)", maxLength: 128, nullable: false, collation: "C"),
                    address = table.Column<string>(type: "character varying(45)", maxLength: 45, nullable: false, collation: "C"),
                    requests = table.Column<long>(type: "bigint", nullable: false),
                    first_seen_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    last_seen_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
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
