using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace EndpointManager.Infrastructure.PostgreSql.Migrations
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
                    id = table.Column<string>(type: "character(12)", fixedLength: true, maxLength: 12, nullable: false, collation: "C"),
                    name = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false, collation: "C"),
                    secret_hash = table.Column<string>(type: "character(64)", fixedLength: true, maxLength: 64, nullable: false, collation: "C"),
                    scopes = table.Column<string>(type: "character varying(255)", maxLength: 255, nullable: false, collation: "C"),
                    created_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    created_by = table.Column<string>(type: "character varying(96)", maxLength: 96, nullable: false, collation: "C"),
                    expires_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    revoked_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    last_used_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_endpoint_api_keys", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "endpoint_audit",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    time = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    actor = table.Column<string>(type: "character varying(96)", maxLength: 96, nullable: false, collation: "C"),
                    actor_name = table.Column<string>(type: "character varying(96)", maxLength: 96, nullable: true, collation: "C"),
                    address = table.Column<string>(type: "character varying(45)", maxLength: 45, nullable: true, collation: "C"),
                    action = table.Column<string>(type: "character varying(48)", maxLength: 48, nullable: false, collation: "C"),
                    outcome = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: false, collation: "C"),
                    status = table.Column<int>(type: "integer", nullable: true),
                    target_kind = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: true, collation: "C"),
                    target = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true, collation: "C"),
                    changes = table.Column<string>(type: "text", nullable: true, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_endpoint_audit", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "endpoint_device_access",
                columns: table => new
                {
                    device_id = table.Column<Guid>(type: "uuid", nullable: false),
                    token = table.Column<string>(type: "character varying(255)", maxLength: 255, nullable: true, collation: "C"),
                    token_lookup = table.Column<string>(type: "character varying(43)", maxLength: 43, nullable: true, collation: "C"),
                    first_token = table.Column<string>(type: "character varying(255)", maxLength: 255, nullable: true, collation: "C"),
                    first_token_lookup = table.Column<string>(type: "character varying(43)", maxLength: 43, nullable: true, collation: "C"),
                    token_used_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    armed_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
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
