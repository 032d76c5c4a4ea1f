using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace EndpointManager.Infrastructure.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "endpoint_devices",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    mac_address = table.Column<string>(type: "TEXT", fixedLength: true, maxLength: 12, nullable: false),
                    label = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    created_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    updated_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    version = table.Column<long>(type: "INTEGER", nullable: false),
                    label_key = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    search_text = table.Column<string>(type: "TEXT", maxLength: 162, nullable: false),
                    username_key = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    password = table.Column<string>(type: "TEXT", maxLength: 1024, nullable: false),
                    server_address = table.Column<string>(type: "TEXT", maxLength: 259, nullable: false),
                    transport = table.Column<string>(type: "TEXT", maxLength: 3, nullable: false),
                    username = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    brand = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    model = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_endpoint_devices", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "endpoint_encryption_keys",
                columns: table => new
                {
                    key_id = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    check_value = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_endpoint_encryption_keys", x => x.key_id);
                });

            migrationBuilder.CreateIndex(
                name: "ux_endpoint_devices_mac_address",
                table: "endpoint_devices",
                column: "mac_address",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "endpoint_devices");

            migrationBuilder.DropTable(
                name: "endpoint_encryption_keys");
        }
    }
}
