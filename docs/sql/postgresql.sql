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

