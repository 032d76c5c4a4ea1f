using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace EndpointManager.Infrastructure.PostgreSql.Migrations
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
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    mac_address = table.Column<string>(type: "character(12)", fixedLength: true, maxLength: 12, nullable: false, collation: "C"),
                    label = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false, collation: "C"),
                    created_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    updated_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false),
                    label_key = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false, collation: "C"),
                    search_text = table.Column<string>(type: "character varying(162)", maxLength: 162, nullable: false, collation: "C"),
                    username_key = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false, collation: "C"),
                    password = table.Column<string>(type: "character varying(1024)", maxLength: 1024, nullable: false, collation: "C"),
                    server_address = table.Column<string>(type: "character varying(259)", maxLength: 259, nullable: false, collation: "C"),
                    transport = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: false, collation: "C"),
                    username = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false, collation: "C"),
                    brand = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false, collation: "C"),
                    model = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_endpoint_devices", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "endpoint_encryption_keys",
                columns: table => new
                {
                    key_id = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false, collation: "C"),
                    check_value = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false, collation: "C")
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
