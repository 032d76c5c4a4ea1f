using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace EndpointManager.Infrastructure.MySql.Migrations
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
                type: "varchar(45)",
                maxLength: 45,
                nullable: true,
                collation: "utf8mb4_bin")
                .Annotation("MySql:CharSet", "utf8mb4");

            migrationBuilder.CreateTable(
                name: "endpoint_busy_devices",
                columns: table => new
                {
                    device_id = table.Column<Guid>(type: "char(36)", nullable: false, collation: "ascii_general_ci"),
                    occupation = table.Column<Guid>(type: "char(36)", nullable: false, collation: "ascii_general_ci"),
                    expires_at = table.Column<DateTime>(type: "datetime(6)", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_endpoint_busy_devices", x => x.device_id);
                })
                .Annotation("MySql:CharSet", "utf8mb4");

            migrationBuilder.CreateTable(
                name: "endpoint_jobs",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "char(36)", nullable: false, collation: "ascii_general_ci"),
                    action = table.Column<string>(type: "varchar(16)", maxLength: 16, nullable: false, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    state = table.Column<string>(type: "varchar(16)", maxLength: 16, nullable: false, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    created_at = table.Column<DateTime>(type: "datetime(6)", nullable: false),
                    finished_at = table.Column<DateTime>(type: "datetime(6)", nullable: true),
                    holder = table.Column<Guid>(type: "char(36)", nullable: true, collation: "ascii_general_ci"),
                    fence = table.Column<long>(type: "bigint", nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false),
                    accepted = table.Column<int>(type: "int", nullable: false),
                    cancelled = table.Column<int>(type: "int", nullable: false),
                    queued = table.Column<int>(type: "int", nullable: false),
                    rejected = table.Column<int>(type: "int", nullable: false),
                    sent = table.Column<int>(type: "int", nullable: false),
                    timed_out = table.Column<int>(type: "int", nullable: false),
                    unreachable = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_endpoint_jobs", x => x.id);
                })
                .Annotation("MySql:CharSet", "utf8mb4");

            migrationBuilder.CreateTable(
                name: "endpoint_job_items",
                columns: table => new
                {
                    job_id = table.Column<Guid>(type: "char(36)", nullable: false, collation: "ascii_general_ci"),
                    position = table.Column<int>(type: "int", nullable: false),
                    device_id = table.Column<Guid>(type: "char(36)", nullable: false, collation: "ascii_general_ci"),
                    mac_address = table.Column<string>(type: "char(12)", fixedLength: true, maxLength: 12, nullable: false, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    state = table.Column<string>(type: "varchar(16)", maxLength: 16, nullable: false, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    attempt = table.Column<int>(type: "int", nullable: false),
                    sent_at = table.Column<DateTime>(type: "datetime(6)", nullable: true),
                    finished_at = table.Column<DateTime>(type: "datetime(6)", nullable: true),
                    sip_status = table.Column<int>(type: "int", nullable: true),
                    reason = table.Column<string>(type: "varchar(256)", maxLength: 256, nullable: true, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    route = table.Column<string>(type: "varchar(256)", maxLength: 256, nullable: true, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    target = table.Column<string>(type: "varchar(256)", maxLength: 256, nullable: true, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    transport = table.Column<string>(type: "varchar(256)", maxLength: 256, nullable: true, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    responder = table.Column<string>(type: "varchar(256)", maxLength: 256, nullable: true, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    elapsed_ms = table.Column<int>(type: "int", nullable: true)
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
                })
                .Annotation("MySql:CharSet", "utf8mb4");

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
