CREATE TABLE IF NOT EXISTS "__EFMigrationsHistory" (
    "MigrationId" character varying(150) NOT NULL,
    "ProductVersion" character varying(32) NOT NULL,
    CONSTRAINT "PK___EFMigrationsHistory" PRIMARY KEY ("MigrationId")
);

START TRANSACTION;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261122231834_Initial') THEN
    CREATE TABLE endpoint_devices (
        id uuid NOT NULL,
        mac_address character(12) COLLATE "C" NOT NULL,
        label character varying(64) COLLATE "C" NOT NULL,
        created_at timestamp with time zone NOT NULL,
        updated_at timestamp with time zone NOT NULL,
        version bigint NOT NULL,
        label_key character varying(64) COLLATE "C" NOT NULL,
        search_text character varying(162) COLLATE "C" NOT NULL,
        username_key character varying(64) COLLATE "C" NOT NULL,
        password character varying(1024) COLLATE "C" NOT NULL,
        server_address character varying(259) COLLATE "C" NOT NULL,
        transport character varying(3) COLLATE "C" NOT NULL,
        username character varying(64) COLLATE "C" NOT NULL,
        brand character varying(32) COLLATE "C" NOT NULL,
        model character varying(32) COLLATE "C" NOT NULL,
        CONSTRAINT "PK_endpoint_devices" PRIMARY KEY (id)
    );
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261122231834_Initial') THEN
    CREATE TABLE endpoint_encryption_keys (
        key_id character varying(32) COLLATE "C" NOT NULL,
        check_value character varying(64) COLLATE "C" NOT NULL,
        CONSTRAINT "PK_endpoint_encryption_keys" PRIMARY KEY (key_id)
    );
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261122231834_Initial') THEN
    CREATE UNIQUE INDEX ux_endpoint_devices_mac_address ON endpoint_devices (mac_address);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261122231834_Initial') THEN
    INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion")
    VALUES ('20261122231834_Initial', '10.0.15');
    END IF;
END $EF$;
COMMIT;

START TRANSACTION;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261123021949_Requests') THEN
    CREATE TABLE endpoint_device_fetches (
        device_id uuid NOT NULL,
        last_seen_at timestamp with time zone NOT NULL,
        last_seen_address character varying(45) COLLATE "C" NOT NULL,
        firmware character varying(32) COLLATE "C",
        reported_model character varying(32) COLLATE "C",
        last_served_at timestamp with time zone,
        served_form character varying(16) COLLATE "C",
        delivered_at timestamp with time zone,
        delivered_version bigint,
        delivered_fingerprint character varying(22) COLLATE "C",
        CONSTRAINT "PK_endpoint_device_fetches" PRIMARY KEY (device_id),
        CONSTRAINT fk_endpoint_device_fetches_device FOREIGN KEY (device_id) REFERENCES endpoint_devices (id) ON DELETE CASCADE
    );
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261123021949_Requests') THEN
    CREATE TABLE endpoint_requests (
        id bigint NOT NULL,
        address character varying(45) COLLATE "C",
        mac_address character(12) COLLATE "C",
        method character varying(16) COLLATE "C" NOT NULL,
        file character varying(128) COLLATE "C" NOT NULL,
        user_agent character varying(256) COLLATE "C",
        brand character varying(32) COLLATE "C",
        model character varying(32) COLLATE "C",
        firmware character varying(32) COLLATE "C",
        status integer NOT NULL,
        form character varying(32) COLLATE "C",
        reason character varying(32) COLLATE "C",
        bytes bigint NOT NULL,
        has_device boolean NOT NULL,
        CONSTRAINT "PK_endpoint_requests" PRIMARY KEY (id)
    );
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261123021949_Requests') THEN
    CREATE TABLE endpoint_unknown_phones (
        mac_address character(12) COLLATE "C" NOT NULL,
        brand character varying(32) COLLATE "C",
        model character varying(32) COLLATE "C",
        firmware character varying(32) COLLATE "C",
        user_agent character varying(256) COLLATE "C",
        file character varying(128) COLLATE "C" NOT NULL,
        address character varying(45) COLLATE "C" NOT NULL,
        requests bigint NOT NULL,
        first_seen_at timestamp with time zone NOT NULL,
        last_seen_at timestamp with time zone NOT NULL,
        CONSTRAINT "PK_endpoint_unknown_phones" PRIMARY KEY (mac_address)
    );
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261123021949_Requests') THEN
    CREATE INDEX ix_endpoint_devices_label_key ON endpoint_devices (label_key, mac_address);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261123021949_Requests') THEN
    CREATE INDEX ix_endpoint_devices_username_key ON endpoint_devices (username_key, mac_address);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261123021949_Requests') THEN
    CREATE INDEX ix_endpoint_device_fetches_last_seen_at ON endpoint_device_fetches (last_seen_at);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261123021949_Requests') THEN
    CREATE INDEX ix_endpoint_requests_has_device ON endpoint_requests (has_device, id);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261123021949_Requests') THEN
    CREATE INDEX ix_endpoint_requests_mac_address ON endpoint_requests (mac_address, id);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261123021949_Requests') THEN
    CREATE INDEX ix_endpoint_unknown_phones_last_seen_at ON endpoint_unknown_phones (last_seen_at);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261123021949_Requests') THEN
    INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion")
    VALUES ('20261123021949_Requests', '10.0.15');
    END IF;
END $EF$;
COMMIT;

START TRANSACTION;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261125220713_Jobs') THEN
    ALTER TABLE endpoint_device_fetches ADD delivered_address character varying(45) COLLATE "C";
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261125220713_Jobs') THEN
    CREATE TABLE endpoint_busy_devices (
        device_id uuid NOT NULL,
        occupation uuid NOT NULL,
        expires_at timestamp with time zone,
        CONSTRAINT "PK_endpoint_busy_devices" PRIMARY KEY (device_id)
    );
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261125220713_Jobs') THEN
    CREATE TABLE endpoint_jobs (
        id uuid NOT NULL,
        action character varying(16) COLLATE "C" NOT NULL,
        state character varying(16) COLLATE "C" NOT NULL,
        created_at timestamp with time zone NOT NULL,
        finished_at timestamp with time zone,
        holder uuid,
        fence bigint NOT NULL,
        version bigint NOT NULL,
        accepted integer NOT NULL,
        cancelled integer NOT NULL,
        queued integer NOT NULL,
        rejected integer NOT NULL,
        sent integer NOT NULL,
        timed_out integer NOT NULL,
        unreachable integer NOT NULL,
        CONSTRAINT "PK_endpoint_jobs" PRIMARY KEY (id)
    );
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261125220713_Jobs') THEN
    CREATE TABLE endpoint_job_items (
        job_id uuid NOT NULL,
        position integer NOT NULL,
        device_id uuid NOT NULL,
        mac_address character(12) COLLATE "C" NOT NULL,
        state character varying(16) COLLATE "C" NOT NULL,
        attempt integer NOT NULL,
        sent_at timestamp with time zone,
        finished_at timestamp with time zone,
        sip_status integer,
        reason character varying(256) COLLATE "C",
        route character varying(256) COLLATE "C",
        target character varying(256) COLLATE "C",
        transport character varying(256) COLLATE "C",
        responder character varying(256) COLLATE "C",
        elapsed_ms integer,
        CONSTRAINT "PK_endpoint_job_items" PRIMARY KEY (job_id, position),
        CONSTRAINT fk_endpoint_job_items_job FOREIGN KEY (job_id) REFERENCES endpoint_jobs (id) ON DELETE CASCADE
    );
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261125220713_Jobs') THEN
    CREATE INDEX ix_endpoint_device_fetches_delivered_address ON endpoint_device_fetches (delivered_address);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261125220713_Jobs') THEN
    CREATE INDEX ix_endpoint_busy_devices_expires_at ON endpoint_busy_devices (expires_at);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261125220713_Jobs') THEN
    CREATE INDEX ix_endpoint_job_items_state ON endpoint_job_items (job_id, state, position);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261125220713_Jobs') THEN
    CREATE INDEX ix_endpoint_jobs_finished_at ON endpoint_jobs (finished_at);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261125220713_Jobs') THEN
    INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion")
    VALUES ('20261125220713_Jobs', '10.0.15');
    END IF;
END $EF$;
COMMIT;

START TRANSACTION;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261126021203_AccessAndAudit') THEN
    CREATE TABLE endpoint_api_keys (
        id character(12) COLLATE "C" NOT NULL,
        name character varying(64) COLLATE "C" NOT NULL,
        secret_hash character(64) COLLATE "C" NOT NULL,
        scopes character varying(255) COLLATE "C" NOT NULL,
        created_at timestamp with time zone NOT NULL,
        created_by character varying(96) COLLATE "C" NOT NULL,
        expires_at timestamp with time zone,
        revoked_at timestamp with time zone,
        last_used_at timestamp with time zone,
        CONSTRAINT "PK_endpoint_api_keys" PRIMARY KEY (id)
    );
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261126021203_AccessAndAudit') THEN
    CREATE TABLE endpoint_audit (
        id bigint GENERATED BY DEFAULT AS IDENTITY,
        time timestamp with time zone NOT NULL,
        actor character varying(96) COLLATE "C" NOT NULL,
        actor_name character varying(96) COLLATE "C",
        address character varying(45) COLLATE "C",
        action character varying(48) COLLATE "C" NOT NULL,
        outcome character varying(16) COLLATE "C" NOT NULL,
        status integer,
        target_kind character varying(16) COLLATE "C",
        target character varying(64) COLLATE "C",
        changes text COLLATE "C",
        CONSTRAINT "PK_endpoint_audit" PRIMARY KEY (id)
    );
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261126021203_AccessAndAudit') THEN
    CREATE TABLE endpoint_device_access (
        device_id uuid NOT NULL,
        token character varying(255) COLLATE "C",
        token_lookup character varying(43) COLLATE "C",
        first_token character varying(255) COLLATE "C",
        first_token_lookup character varying(43) COLLATE "C",
        token_used_at timestamp with time zone,
        armed_at timestamp with time zone,
        CONSTRAINT "PK_endpoint_device_access" PRIMARY KEY (device_id),
        CONSTRAINT fk_endpoint_device_access_device FOREIGN KEY (device_id) REFERENCES endpoint_devices (id) ON DELETE CASCADE
    );
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261126021203_AccessAndAudit') THEN
    CREATE INDEX ix_endpoint_audit_actor ON endpoint_audit (actor, id);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261126021203_AccessAndAudit') THEN
    CREATE INDEX ix_endpoint_audit_target ON endpoint_audit (target, id);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261126021203_AccessAndAudit') THEN
    CREATE INDEX ix_endpoint_audit_time ON endpoint_audit (time);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261126021203_AccessAndAudit') THEN
    CREATE UNIQUE INDEX ux_endpoint_device_access_first_token_lookup ON endpoint_device_access (first_token_lookup);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261126021203_AccessAndAudit') THEN
    CREATE UNIQUE INDEX ux_endpoint_device_access_token_lookup ON endpoint_device_access (token_lookup);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261126021203_AccessAndAudit') THEN
    INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion")
    VALUES ('20261126021203_AccessAndAudit', '10.0.15');
    END IF;
END $EF$;
COMMIT;

START TRANSACTION;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261126021910_SearchIndex') THEN
    CREATE INDEX ix_endpoint_devices_search_text ON endpoint_devices (search_text, mac_address);
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261126021910_SearchIndex') THEN
    INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion")
    VALUES ('20261126021910_SearchIndex', '10.0.15');
    END IF;
END $EF$;
COMMIT;

START TRANSACTION;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261126094042_ServedAddress') THEN
    ALTER TABLE endpoint_device_fetches ADD last_served_address character varying(45) COLLATE "C";
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261126094042_ServedAddress') THEN
    DROP INDEX ix_endpoint_requests_has_device;
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261126094042_ServedAddress') THEN
    CREATE INDEX ix_endpoint_requests_strangers ON endpoint_requests (id) WHERE has_device = FALSE;
    END IF;
END $EF$;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261126094042_ServedAddress') THEN
    INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion")
    VALUES ('20261126094042_ServedAddress', '10.0.15');
    END IF;
END $EF$;
COMMIT;

START TRANSACTION;

DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM "__EFMigrationsHistory" WHERE "MigrationId" = '20261127175953_RequestSections') THEN
    INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion")
    VALUES ('20261127175953_RequestSections', '10.0.15');
    END IF;
END $EF$;
COMMIT;

