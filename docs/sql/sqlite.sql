CREATE TABLE IF NOT EXISTS "__EFMigrationsHistory" (
    "MigrationId" TEXT NOT NULL CONSTRAINT "PK___EFMigrationsHistory" PRIMARY KEY,
    "ProductVersion" TEXT NOT NULL
);

BEGIN TRANSACTION;
CREATE TABLE "endpoint_devices" (
    "id" TEXT NOT NULL CONSTRAINT "PK_endpoint_devices" PRIMARY KEY,
    "mac_address" TEXT NOT NULL,
    "label" TEXT NOT NULL,
    "created_at" TEXT NOT NULL,
    "updated_at" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "label_key" TEXT NOT NULL,
    "search_text" TEXT NOT NULL,
    "username_key" TEXT NOT NULL,
    "password" TEXT NOT NULL,
    "server_address" TEXT NOT NULL,
    "transport" TEXT NOT NULL,
    "username" TEXT NOT NULL,
    "brand" TEXT NOT NULL,
    "model" TEXT NOT NULL
);

CREATE TABLE "endpoint_encryption_keys" (
    "key_id" TEXT NOT NULL CONSTRAINT "PK_endpoint_encryption_keys" PRIMARY KEY,
    "check_value" TEXT NOT NULL
);

CREATE UNIQUE INDEX "ux_endpoint_devices_mac_address" ON "endpoint_devices" ("mac_address");

INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion")
VALUES ('20261122224859_Initial', '10.0.15');

COMMIT;

