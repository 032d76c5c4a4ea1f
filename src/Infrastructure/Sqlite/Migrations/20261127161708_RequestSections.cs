using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace EndpointManager.Infrastructure.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class RequestSections : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_endpoint_requests_mac_address",
                table: "endpoint_requests");

            migrationBuilder.AddColumn<int>(
                name: "section",
                table: "endpoint_requests",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.CreateIndex(
                name: "ix_endpoint_requests_section",
                table: "endpoint_requests",
                columns: new[] { "section", "mac_address" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_endpoint_requests_section",
                table: "endpoint_requests");

            migrationBuilder.DropColumn(
                name: "section",
                table: "endpoint_requests");

            migrationBuilder.CreateIndex(
                name: "ix_endpoint_requests_mac_address",
                table: "endpoint_requests",
                columns: new[] { "mac_address", "id" });
        }
    }
}
