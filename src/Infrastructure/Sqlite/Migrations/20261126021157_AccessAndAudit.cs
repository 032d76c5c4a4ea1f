using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace EndpointManager.Infrastructure.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class AccessAndAudit : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "endpoint_api_keys",
                columns: table => new
                {
                    id = table.Column<string>(type: "TEXT", fixedLength: true, maxLength: 12, nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    secret_hash = table.Column<string>(type: "TEXT", fixedLength: true, maxLength: 64, nullable: false),
                    scopes = table.Column<string>(type: "TEXT", maxLength: 255, nullable: false),
                    created_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    created_by = table.Column<string>(type: "TEXT", maxLength: 96, nullable: false),
                    expires_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    revoked_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    last_used_at = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_endpoint_api_keys", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "endpoint_audit",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    time = table.Column<DateTime>(type: "TEXT", nullable: false),
                    actor = table.Column<string>(type: "TEXT", maxLength: 96, nullable: false),
                    actor_name = table.Column<string>(type: "TEXT", maxLength: 96, nullable: true),
                    address = table.Column<string>(type: "TEXT", maxLength: 45, nullable: true),
                    action = table.Column<string>(type: "TEXT", maxLength: 48, nullable: false),
                    outcome = table.Column<string>(type: "TEXT", maxLength: 16, nullable: false),
                    status = table.Column<int>(type: "INTEGER", nullable: true),
                    target_kind = table.Column<string>(type: "TEXT", maxLength: 16, nullable: true),
                    target = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    changes = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_endpoint_audit", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "endpoint_device_access",
                columns: table => new
                {
                    device_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    token = table.Column<string>(type: "TEXT", maxLength: 255, nullable: true),
                    token_lookup = table.Column<string>(type: "TEXT", maxLength: 43, nullable: true),
                    first_token = table.Column<string>(type: "TEXT", maxLength: 255, nullable: true),
                    first_token_lookup = table.Column<string>(type: "TEXT", maxLength: 43, nullable: true),
                    token_used_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    armed_at = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_endpoint_device_access", x => x.device_id);
                    table.ForeignKey(
                        name: "fk_endpoint_device_access_device",
                        column: x => x.device_id,
                        principalTable: "endpoint_devices",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_endpoint_audit_actor",
                table: "endpoint_audit",
                columns: new[] { "actor", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_endpoint_audit_target",
                table: "endpoint_audit",
                columns: new[] { "target", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_endpoint_audit_time",
                table: "endpoint_audit",
                column: "time");

            migrationBuilder.CreateIndex(
                name: "ux_endpoint_device_access_first_token_lookup",
                table: "endpoint_device_access",
                column: "first_token_lookup",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ux_endpoint_device_access_token_lookup",
                table: "endpoint_device_access",
                column: "token_lookup",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "endpoint_api_keys");

            migrationBuilder.DropTable(
                name: "endpoint_audit");

            migrationBuilder.DropTable(
                name: "endpoint_device_access");
        }
    }
}
