using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace EndpointManager.Infrastructure.PostgreSql.Migrations
{
    /// <inheritdoc />
    public partial class LeanRequests : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "brand",
                table: "endpoint_requests");

            migrationBuilder.DropColumn(
                name: "firmware",
                table: "endpoint_requests");

            migrationBuilder.DropColumn(
                name: "model",
                table: "endpoint_requests");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "brand",
                table: "endpoint_requests",
                type: "character varying(32)",
                maxLength: 32,
                nullable: true,
                collation: "C");

            migrationBuilder.AddColumn<string>(
                name: "firmware",
                table: "endpoint_requests",
                type: "character varying(32)",
                maxLength: 32,
                nullable: true,
                collation: "C");

            migrationBuilder.AddColumn<string>(
                name: "model",
                table: "endpoint_requests",
                type: "character varying(32)",
                maxLength: 32,
                nullable: true,
                collation: "C");
        }
    }
}
