using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace EndpointManager.Infrastructure.PostgreSql.Migrations
{
    /// <inheritdoc />
    public partial class Jobs : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "delivered_address",
                table: "endpoint_device_fetches",
                type: "character varying(45)",
                maxLength: 45,
                nullable: true,
                collation: "C");

            migrationBuilder.CreateTable(
                name: "endpoint_busy_devices",
                columns: table => new
                {
                    device_id = table.Column<Guid>(type: "uuid", nullable: false),
                    occupation = table.Column<Guid>(type: "uuid", nullable: false),
                    expires_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_endpoint_busy_devices", x => x.device_id);
                });

            migrationBuilder.CreateTable(
                name: "endpoint_jobs",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    action = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: false, collation: "C"),
                    state = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: false, collation: "C"),
                    created_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    finished_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    holder = table.Column<Guid>(type: "uuid", nullable: true),
                    fence = table.Column<long>(type: "bigint", nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false),
                    accepted = table.Column<int>(type: "integer", nullable: false),
                    cancelled = table.Column<int>(type: "integer", nullable: false),
                    queued = table.Column<int>(type: "integer", nullable: false),
                    rejected = table.Column<int>(type: "integer", nullable: false),
                    sent = table.Column<int>(type: "integer", nullable: false),
                    timed_out = table.Column<int>(type: "integer", nullable: false),
                    unreachable = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_endpoint_jobs", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "endpoint_job_items",
                columns: table => new
                {
                    job_id = table.Column<Guid>(type: "uuid", nullable: false),
                    position = table.Column<int>(type: "integer", nullable: false),
                    device_id = table.Column<Guid>(type: "uuid", nullable: false),
                    mac_address = table.Column<string>(type: "character(12)", fixedLength: true, maxLength: 12, nullable: false, collation: "C"),
                    state = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: false, collation: "C"),
                    attempt = table.Column<int>(type: "integer", nullable: false),
                    sent_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    finished_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    sip_status = table.Column<int>(type: "integer", nullable: true),
                    reason = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: true, collation: "C"),
                    route = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: true, collation: "C"),
                    target = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: true, collation: "C"),
                    transport = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: true, collation: "C"),
                    responder = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: true, collation: "C"),
                    elapsed_ms = table.Column<int>(type: "integer", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_endpoint_job_items", x => new { x.job_id, x.position });
                    table.ForeignKey(
                        name: "fk_endpoint_job_items_job",
                        column: x => x.job_id,
                        principalTable: "endpoint_jobs",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_endpoint_device_fetches_delivered_address",
                table: "endpoint_device_fetches",
                column: "delivered_address");

            migrationBuilder.CreateIndex(
                name: "ix_endpoint_busy_devices_expires_at",
                table: "endpoint_busy_devices",
                column: "expires_at");

            migrationBuilder.CreateIndex(
                name: "ix_endpoint_job_items_state",
                table: "endpoint_job_items",
                columns: new[] { "job_id", "state", "position" });

            migrationBuilder.CreateIndex(
                name: "ix_endpoint_jobs_finished_at",
                table: "endpoint_jobs",
                column: "finished_at");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "endpoint_busy_devices");

            migrationBuilder.DropTable(
                name: "endpoint_job_items");

            migrationBuilder.DropTable(
                name: "endpoint_jobs");

            migrationBuilder.DropIndex(
                name: "ix_endpoint_device_fetches_delivered_address",
                table: "endpoint_device_fetches");

            migrationBuilder.DropColumn(
                name: "delivered_address",
                table: "endpoint_device_fetches");
        }
    }
}
