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

BEGIN TRANSACTION;
CREATE TABLE "endpoint_device_fetches" (
    "device_id" TEXT NOT NULL CONSTRAINT "PK_endpoint_device_fetches" PRIMARY KEY,
    "last_seen_at" TEXT NOT NULL,
    "last_seen_address" TEXT NOT NULL,
    "firmware" TEXT NULL,
    "reported_model" TEXT NULL,
    "last_served_at" TEXT NULL,
    "served_form" TEXT NULL,
    "delivered_at" TEXT NULL,
    "delivered_version" INTEGER NULL,
    "delivered_fingerprint" TEXT NULL,
    CONSTRAINT "fk_endpoint_device_fetches_device" FOREIGN KEY ("device_id") REFERENCES "endpoint_devices" ("id") ON DELETE CASCADE
);

CREATE TABLE "endpoint_requests" (
    "id" INTEGER NOT NULL CONSTRAINT "PK_endpoint_requests" PRIMARY KEY,
    "address" TEXT NULL,
    "mac_address" TEXT NULL,
    "method" TEXT NOT NULL,
    "file" TEXT NOT NULL,
    "user_agent" TEXT NULL,
    "brand" TEXT NULL,
    "model" TEXT NULL,
    "firmware" TEXT NULL,
    "status" INTEGER NOT NULL,
    "form" TEXT NULL,
    "reason" TEXT NULL,
    "bytes" INTEGER NOT NULL,
    "has_device" INTEGER NOT NULL
);

CREATE TABLE "endpoint_unknown_phones" (
    "mac_address" TEXT NOT NULL CONSTRAINT "PK_endpoint_unknown_phones" PRIMARY KEY,
    "brand" TEXT NULL,
    "model" TEXT NULL,
    "firmware" TEXT NULL,
    "user_agent" TEXT NULL,
    "file" TEXT NOT NULL,
    "address" TEXT NOT NULL,
    "requests" INTEGER NOT NULL,
    "first_seen_at" TEXT NOT NULL,
    "last_seen_at" TEXT NOT NULL
);

CREATE INDEX "ix_endpoint_devices_label_key" ON "endpoint_devices" ("label_key", "mac_address");

CREATE INDEX "ix_endpoint_devices_username_key" ON "endpoint_devices" ("username_key", "mac_address");

CREATE INDEX "ix_endpoint_device_fetches_last_seen_at" ON "endpoint_device_fetches" ("last_seen_at");

CREATE INDEX "ix_endpoint_requests_has_device" ON "endpoint_requests" ("has_device", "id");

CREATE INDEX "ix_endpoint_requests_mac_address" ON "endpoint_requests" ("mac_address", "id");

CREATE INDEX "ix_endpoint_unknown_phones_last_seen_at" ON "endpoint_unknown_phones" ("last_seen_at");

INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion")
VALUES ('20261123021943_Requests', '10.0.15');

COMMIT;

BEGIN TRANSACTION;
ALTER TABLE "endpoint_device_fetches" ADD "delivered_address" TEXT NULL;

CREATE TABLE "endpoint_busy_devices" (
    "device_id" TEXT NOT NULL CONSTRAINT "PK_endpoint_busy_devices" PRIMARY KEY,
    "occupation" TEXT NOT NULL,
    "expires_at" TEXT NULL
);

CREATE TABLE "endpoint_jobs" (
    "id" TEXT NOT NULL CONSTRAINT "PK_endpoint_jobs" PRIMARY KEY,
    "action" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "created_at" TEXT NOT NULL,
    "finished_at" TEXT NULL,
    "holder" TEXT NULL,
    "fence" INTEGER NOT NULL,
    "version" INTEGER NOT NULL,
    "accepted" INTEGER NOT NULL,
    "cancelled" INTEGER NOT NULL,
    "queued" INTEGER NOT NULL,
    "rejected" INTEGER NOT NULL,
    "sent" INTEGER NOT NULL,
    "timed_out" INTEGER NOT NULL,
    "unreachable" INTEGER NOT NULL
);

CREATE TABLE "endpoint_job_items" (
    "job_id" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "device_id" TEXT NOT NULL,
    "mac_address" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "attempt" INTEGER NOT NULL,
    "sent_at" TEXT NULL,
    "finished_at" TEXT NULL,
    "sip_status" INTEGER NULL,
    "reason" TEXT NULL,
    "route" TEXT NULL,
    "target" TEXT NULL,
    "transport" TEXT NULL,
    "responder" TEXT NULL,
    "elapsed_ms" INTEGER NULL,
    CONSTRAINT "PK_endpoint_job_items" PRIMARY KEY ("job_id", "position"),
    CONSTRAINT "fk_endpoint_job_items_job" FOREIGN KEY ("job_id") REFERENCES "endpoint_jobs" ("id") ON DELETE CASCADE
);

CREATE INDEX "ix_endpoint_device_fetches_delivered_address" ON "endpoint_device_fetches" ("delivered_address");

CREATE INDEX "ix_endpoint_busy_devices_expires_at" ON "endpoint_busy_devices" ("expires_at");

CREATE INDEX "ix_endpoint_job_items_state" ON "endpoint_job_items" ("job_id", "state", "position");

CREATE INDEX "ix_endpoint_jobs_finished_at" ON "endpoint_jobs" ("finished_at");

INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion")
VALUES ('20261125220708_Jobs', '10.0.15');

COMMIT;

BEGIN TRANSACTION;
CREATE TABLE "endpoint_api_keys" (
    "id" TEXT NOT NULL CONSTRAINT "PK_endpoint_api_keys" PRIMARY KEY,
    "name" TEXT NOT NULL,
    "secret_hash" TEXT NOT NULL,
    "scopes" TEXT NOT NULL,
    "created_at" TEXT NOT NULL,
    "created_by" TEXT NOT NULL,
    "expires_at" TEXT NULL,
    "revoked_at" TEXT NULL,
    "last_used_at" TEXT NULL
);

CREATE TABLE "endpoint_audit" (
    "id" INTEGER NOT NULL CONSTRAINT "PK_endpoint_audit" PRIMARY KEY AUTOINCREMENT,
    "time" TEXT NOT NULL,
    "actor" TEXT NOT NULL,
    "actor_name" TEXT NULL,
    "address" TEXT NULL,
    "action" TEXT NOT NULL,
    "outcome" TEXT NOT NULL,
    "status" INTEGER NULL,
    "target_kind" TEXT NULL,
    "target" TEXT NULL,
    "changes" TEXT NULL
);

CREATE TABLE "endpoint_device_access" (
    "device_id" TEXT NOT NULL CONSTRAINT "PK_endpoint_device_access" PRIMARY KEY,
    "token" TEXT NULL,
    "token_lookup" TEXT NULL,
    "first_token" TEXT NULL,
    "first_token_lookup" TEXT NULL,
    "token_used_at" TEXT NULL,
    "armed_at" TEXT NULL,
    CONSTRAINT "fk_endpoint_device_access_device" FOREIGN KEY ("device_id") REFERENCES "endpoint_devices" ("id") ON DELETE CASCADE
);

CREATE INDEX "ix_endpoint_audit_actor" ON "endpoint_audit" ("actor", "id");

CREATE INDEX "ix_endpoint_audit_target" ON "endpoint_audit" ("target", "id");

CREATE INDEX "ix_endpoint_audit_time" ON "endpoint_audit" ("time");

CREATE UNIQUE INDEX "ux_endpoint_device_access_first_token_lookup" ON "endpoint_device_access" ("first_token_lookup");

CREATE UNIQUE INDEX "ux_endpoint_device_access_token_lookup" ON "endpoint_device_access" ("token_lookup");

INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion")
VALUES ('20261126021157_AccessAndAudit', '10.0.15');

COMMIT;

BEGIN TRANSACTION;
CREATE INDEX "ix_endpoint_devices_search_text" ON "endpoint_devices" ("search_text", "mac_address");

INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion")
VALUES ('20261126021905_SearchIndex', '10.0.15');

COMMIT;

BEGIN TRANSACTION;
ALTER TABLE "endpoint_device_fetches" ADD "last_served_address" TEXT NULL;

CREATE INDEX "ix_endpoint_devices_mac_address" ON "endpoint_devices" ("mac_address", "id");

DROP INDEX "ix_endpoint_requests_has_device";

CREATE INDEX "ix_endpoint_requests_strangers" ON "endpoint_requests" ("id") WHERE has_device = FALSE;

INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion")
VALUES ('20261126094026_ServedAddress', '10.0.15');

COMMIT;

BEGIN TRANSACTION;
DROP INDEX "ix_endpoint_requests_mac_address";

ALTER TABLE "endpoint_requests" ADD "section" INTEGER NOT NULL DEFAULT 0;

CREATE INDEX "ix_endpoint_requests_section" ON "endpoint_requests" ("section", "mac_address");

INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion")
VALUES ('20261127161708_RequestSections', '10.0.15');

COMMIT;

