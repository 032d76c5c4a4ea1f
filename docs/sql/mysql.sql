CREATE TABLE IF NOT EXISTS `__EFMigrationsHistory` (
    `MigrationId` varchar(150) CHARACTER SET utf8mb4 NOT NULL,
    `ProductVersion` varchar(32) CHARACTER SET utf8mb4 NOT NULL,
    CONSTRAINT `PK___EFMigrationsHistory` PRIMARY KEY (`MigrationId`)
) CHARACTER SET=utf8mb4;

START TRANSACTION;
DROP PROCEDURE IF EXISTS MigrationsScript;
DELIMITER //
CREATE PROCEDURE MigrationsScript()
BEGIN
    IF NOT EXISTS(SELECT 1 FROM `__EFMigrationsHistory` WHERE `MigrationId` = '20261122231845_Initial') THEN

    ALTER DATABASE CHARACTER SET utf8mb4;

    END IF;
END //
DELIMITER ;
CALL MigrationsScript();
DROP PROCEDURE MigrationsScript;

DROP PROCEDURE IF EXISTS MigrationsScript;
DELIMITER //
CREATE PROCEDURE MigrationsScript()
BEGIN
    IF NOT EXISTS(SELECT 1 FROM `__EFMigrationsHistory` WHERE `MigrationId` = '20261122231845_Initial') THEN

    CREATE TABLE `endpoint_devices` (
        `id` char(36) COLLATE ascii_general_ci NOT NULL,
        `mac_address` char(12) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
        `label` varchar(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
        `created_at` datetime(6) NOT NULL,
        `updated_at` datetime(6) NOT NULL,
        `version` bigint NOT NULL,
        `label_key` varchar(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
        `search_text` varchar(162) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
        `username_key` varchar(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
        `password` varchar(1024) COLLATE utf8mb4_bin NOT NULL,
        `server_address` varchar(259) COLLATE utf8mb4_bin NOT NULL,
        `transport` varchar(3) COLLATE utf8mb4_bin NOT NULL,
        `username` varchar(64) COLLATE utf8mb4_bin NOT NULL,
        `brand` varchar(32) COLLATE utf8mb4_bin NOT NULL,
        `model` varchar(32) COLLATE utf8mb4_bin NOT NULL,
        CONSTRAINT `PK_endpoint_devices` PRIMARY KEY (`id`)
    ) CHARACTER SET=utf8mb4;

    END IF;
END //
DELIMITER ;
CALL MigrationsScript();
DROP PROCEDURE MigrationsScript;

DROP PROCEDURE IF EXISTS MigrationsScript;
DELIMITER //
CREATE PROCEDURE MigrationsScript()
BEGIN
    IF NOT EXISTS(SELECT 1 FROM `__EFMigrationsHistory` WHERE `MigrationId` = '20261122231845_Initial') THEN

    CREATE TABLE `endpoint_encryption_keys` (
        `key_id` varchar(32) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
        `check_value` varchar(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
        CONSTRAINT `PK_endpoint_encryption_keys` PRIMARY KEY (`key_id`)
    ) CHARACTER SET=utf8mb4;

    END IF;
END //
DELIMITER ;
CALL MigrationsScript();
DROP PROCEDURE MigrationsScript;

DROP PROCEDURE IF EXISTS MigrationsScript;
DELIMITER //
CREATE PROCEDURE MigrationsScript()
BEGIN
    IF NOT EXISTS(SELECT 1 FROM `__EFMigrationsHistory` WHERE `MigrationId` = '20261122231845_Initial') THEN

    CREATE UNIQUE INDEX `ux_endpoint_devices_mac_address` ON `endpoint_devices` (`mac_address`);

    END IF;
END //
DELIMITER ;
CALL MigrationsScript();
DROP PROCEDURE MigrationsScript;

DROP PROCEDURE IF EXISTS MigrationsScript;
DELIMITER //
CREATE PROCEDURE MigrationsScript()
BEGIN
    IF NOT EXISTS(SELECT 1 FROM `__EFMigrationsHistory` WHERE `MigrationId` = '20261122231845_Initial') THEN

    INSERT INTO `__EFMigrationsHistory` (`MigrationId`, `ProductVersion`)
    VALUES ('20261122231845_Initial', '9.0.23');

    END IF;
END //
DELIMITER ;
CALL MigrationsScript();
DROP PROCEDURE MigrationsScript;

DROP PROCEDURE IF EXISTS MigrationsScript;
DELIMITER //
CREATE PROCEDURE MigrationsScript()
BEGIN
    IF NOT EXISTS(SELECT 1 FROM `__EFMigrationsHistory` WHERE `MigrationId` = '20261123022015_Requests') THEN

    CREATE TABLE `endpoint_device_fetches` (
        `device_id` char(36) COLLATE ascii_general_ci NOT NULL,
        `last_seen_at` datetime(6) NOT NULL,
        `last_seen_address` varchar(45) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
        `firmware` varchar(32) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NULL,
        `reported_model` varchar(32) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NULL,
        `last_served_at` datetime(6) NULL,
        `served_form` varchar(16) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NULL,
        `delivered_at` datetime(6) NULL,
        `delivered_version` bigint NULL,
        `delivered_fingerprint` varchar(22) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NULL,
        CONSTRAINT `PK_endpoint_device_fetches` PRIMARY KEY (`device_id`),
        CONSTRAINT `fk_endpoint_device_fetches_device` FOREIGN KEY (`device_id`) REFERENCES `endpoint_devices` (`id`) ON DELETE CASCADE
    ) CHARACTER SET=utf8mb4;

    END IF;
END //
DELIMITER ;
CALL MigrationsScript();
DROP PROCEDURE MigrationsScript;

DROP PROCEDURE IF EXISTS MigrationsScript;
DELIMITER //
CREATE PROCEDURE MigrationsScript()
BEGIN
    IF NOT EXISTS(SELECT 1 FROM `__EFMigrationsHistory` WHERE `MigrationId` = '20261123022015_Requests') THEN

    CREATE TABLE `endpoint_requests` (
        `id` bigint NOT NULL,
        `address` varchar(45) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NULL,
        `mac_address` char(12) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NULL,
        `method` varchar(16) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
        `file` varchar(128) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
        `user_agent` varchar(256) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NULL,
        `brand` varchar(32) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NULL,
        `model` varchar(32) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NULL,
        `firmware` varchar(32) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NULL,
        `status` int NOT NULL,
        `form` varchar(32) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NULL,
        `reason` varchar(32) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NULL,
        `bytes` bigint NOT NULL,
        `has_device` tinyint(1) NOT NULL,
        CONSTRAINT `PK_endpoint_requests` PRIMARY KEY (`id`)
    ) CHARACTER SET=utf8mb4;

    END IF;
END //
DELIMITER ;
CALL MigrationsScript();
DROP PROCEDURE MigrationsScript;

DROP PROCEDURE IF EXISTS MigrationsScript;
DELIMITER //
CREATE PROCEDURE MigrationsScript()
BEGIN
    IF NOT EXISTS(SELECT 1 FROM `__EFMigrationsHistory` WHERE `MigrationId` = '20261123022015_Requests') THEN

    CREATE TABLE `endpoint_unknown_phones` (
        `mac_address` char(12) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
        `brand` varchar(32) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NULL,
        `model` varchar(32) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NULL,
        `firmware` varchar(32) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NULL,
        `user_agent` varchar(256) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NULL,
        `file` varchar(128) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
        `address` varchar(45) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
        `requests` bigint NOT NULL,
        `first_seen_at` datetime(6) NOT NULL,
        `last_seen_at` datetime(6) NOT NULL,
        CONSTRAINT `PK_endpoint_unknown_phones` PRIMARY KEY (`mac_address`)
    ) CHARACTER SET=utf8mb4;

    END IF;
END //
DELIMITER ;
CALL MigrationsScript();
DROP PROCEDURE MigrationsScript;

DROP PROCEDURE IF EXISTS MigrationsScript;
DELIMITER //
CREATE PROCEDURE MigrationsScript()
BEGIN
    IF NOT EXISTS(SELECT 1 FROM `__EFMigrationsHistory` WHERE `MigrationId` = '20261123022015_Requests') THEN

    CREATE INDEX `ix_endpoint_devices_label_key` ON `endpoint_devices` (`label_key`, `mac_address`);

    END IF;
END //
DELIMITER ;
CALL MigrationsScript();
DROP PROCEDURE MigrationsScript;

DROP PROCEDURE IF EXISTS MigrationsScript;
DELIMITER //
CREATE PROCEDURE MigrationsScript()
BEGIN
    IF NOT EXISTS(SELECT 1 FROM `__EFMigrationsHistory` WHERE `MigrationId` = '20261123022015_Requests') THEN

    CREATE INDEX `ix_endpoint_devices_username_key` ON `endpoint_devices` (`username_key`, `mac_address`);

    END IF;
END //
DELIMITER ;
CALL MigrationsScript();
DROP PROCEDURE MigrationsScript;

DROP PROCEDURE IF EXISTS MigrationsScript;
DELIMITER //
CREATE PROCEDURE MigrationsScript()
BEGIN
    IF NOT EXISTS(SELECT 1 FROM `__EFMigrationsHistory` WHERE `MigrationId` = '20261123022015_Requests') THEN

    CREATE INDEX `ix_endpoint_device_fetches_last_seen_at` ON `endpoint_device_fetches` (`last_seen_at`);

    END IF;
END //
DELIMITER ;
CALL MigrationsScript();
DROP PROCEDURE MigrationsScript;

DROP PROCEDURE IF EXISTS MigrationsScript;
DELIMITER //
CREATE PROCEDURE MigrationsScript()
BEGIN
    IF NOT EXISTS(SELECT 1 FROM `__EFMigrationsHistory` WHERE `MigrationId` = '20261123022015_Requests') THEN

    CREATE INDEX `ix_endpoint_requests_has_device` ON `endpoint_requests` (`has_device`, `id`);

    END IF;
END //
DELIMITER ;
CALL MigrationsScript();
DROP PROCEDURE MigrationsScript;

DROP PROCEDURE IF EXISTS MigrationsScript;
DELIMITER //
CREATE PROCEDURE MigrationsScript()
BEGIN
    IF NOT EXISTS(SELECT 1 FROM `__EFMigrationsHistory` WHERE `MigrationId` = '20261123022015_Requests') THEN

    CREATE INDEX `ix_endpoint_requests_mac_address` ON `endpoint_requests` (`mac_address`, `id`);

    END IF;
END //
DELIMITER ;
CALL MigrationsScript();
DROP PROCEDURE MigrationsScript;

DROP PROCEDURE IF EXISTS MigrationsScript;
DELIMITER //
CREATE PROCEDURE MigrationsScript()
BEGIN
    IF NOT EXISTS(SELECT 1 FROM `__EFMigrationsHistory` WHERE `MigrationId` = '20261123022015_Requests') THEN

    CREATE INDEX `ix_endpoint_unknown_phones_last_seen_at` ON `endpoint_unknown_phones` (`last_seen_at`);

    END IF;
END //
DELIMITER ;
CALL MigrationsScript();
DROP PROCEDURE MigrationsScript;

DROP PROCEDURE IF EXISTS MigrationsScript;
DELIMITER //
CREATE PROCEDURE MigrationsScript()
BEGIN
    IF NOT EXISTS(SELECT 1 FROM `__EFMigrationsHistory` WHERE `MigrationId` = '20261123022015_Requests') THEN

    INSERT INTO `__EFMigrationsHistory` (`MigrationId`, `ProductVersion`)
    VALUES ('20261123022015_Requests', '9.0.23');

    END IF;
END //
DELIMITER ;
CALL MigrationsScript();
DROP PROCEDURE MigrationsScript;

DROP PROCEDURE IF EXISTS MigrationsScript;
DELIMITER //
CREATE PROCEDURE MigrationsScript()
BEGIN
    IF NOT EXISTS(SELECT 1 FROM `__EFMigrationsHistory` WHERE `MigrationId` = '20261125220726_Jobs') THEN

    ALTER TABLE `endpoint_device_fetches` ADD `delivered_address` varchar(45) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NULL;

    END IF;
END //
DELIMITER ;
CALL MigrationsScript();
DROP PROCEDURE MigrationsScript;

DROP PROCEDURE IF EXISTS MigrationsScript;
DELIMITER //
CREATE PROCEDURE MigrationsScript()
BEGIN
    IF NOT EXISTS(SELECT 1 FROM `__EFMigrationsHistory` WHERE `MigrationId` = '20261125220726_Jobs') THEN

    CREATE TABLE `endpoint_busy_devices` (
        `device_id` char(36) COLLATE ascii_general_ci NOT NULL,
        `occupation` char(36) COLLATE ascii_general_ci NOT NULL,
        `expires_at` datetime(6) NULL,
        CONSTRAINT `PK_endpoint_busy_devices` PRIMARY KEY (`device_id`)
    ) CHARACTER SET=utf8mb4;

    END IF;
END //
DELIMITER ;
CALL MigrationsScript();
DROP PROCEDURE MigrationsScript;

DROP PROCEDURE IF EXISTS MigrationsScript;
DELIMITER //
CREATE PROCEDURE MigrationsScript()
BEGIN
    IF NOT EXISTS(SELECT 1 FROM `__EFMigrationsHistory` WHERE `MigrationId` = '20261125220726_Jobs') THEN

    CREATE TABLE `endpoint_jobs` (
        `id` char(36) COLLATE ascii_general_ci NOT NULL,
        `action` varchar(16) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
        `state` varchar(16) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
        `created_at` datetime(6) NOT NULL,
        `finished_at` datetime(6) NULL,
        `holder` char(36) COLLATE ascii_general_ci NULL,
        `fence` bigint NOT NULL,
        `version` bigint NOT NULL,
        `accepted` int NOT NULL,
        `cancelled` int NOT NULL,
        `queued` int NOT NULL,
        `rejected` int NOT NULL,
        `sent` int NOT NULL,
        `timed_out` int NOT NULL,
        `unreachable` int NOT NULL,
        CONSTRAINT `PK_endpoint_jobs` PRIMARY KEY (`id`)
    ) CHARACTER SET=utf8mb4;

    END IF;
END //
DELIMITER ;
CALL MigrationsScript();
DROP PROCEDURE MigrationsScript;

DROP PROCEDURE IF EXISTS MigrationsScript;
DELIMITER //
CREATE PROCEDURE MigrationsScript()
BEGIN
    IF NOT EXISTS(SELECT 1 FROM `__EFMigrationsHistory` WHERE `MigrationId` = '20261125220726_Jobs') THEN

    CREATE TABLE `endpoint_job_items` (
        `job_id` char(36) COLLATE ascii_general_ci NOT NULL,
        `position` int NOT NULL,
        `device_id` char(36) COLLATE ascii_general_ci NOT NULL,
        `mac_address` char(12) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
        `state` varchar(16) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
        `attempt` int NOT NULL,
        `sent_at` datetime(6) NULL,
        `finished_at` datetime(6) NULL,
        `sip_status` int NULL,
        `reason` varchar(256) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NULL,
        `route` varchar(256) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NULL,
        `target` varchar(256) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NULL,
        `transport` varchar(256) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NULL,
        `responder` varchar(256) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NULL,
        `elapsed_ms` int NULL,
        CONSTRAINT `PK_endpoint_job_items` PRIMARY KEY (`job_id`, `position`),
        CONSTRAINT `fk_endpoint_job_items_job` FOREIGN KEY (`job_id`) REFERENCES `endpoint_jobs` (`id`) ON DELETE CASCADE
    ) CHARACTER SET=utf8mb4;

    END IF;
END //
DELIMITER ;
CALL MigrationsScript();
DROP PROCEDURE MigrationsScript;

DROP PROCEDURE IF EXISTS MigrationsScript;
DELIMITER //
CREATE PROCEDURE MigrationsScript()
BEGIN
    IF NOT EXISTS(SELECT 1 FROM `__EFMigrationsHistory` WHERE `MigrationId` = '20261125220726_Jobs') THEN

    CREATE INDEX `ix_endpoint_device_fetches_delivered_address` ON `endpoint_device_fetches` (`delivered_address`);

    END IF;
END //
DELIMITER ;
CALL MigrationsScript();
DROP PROCEDURE MigrationsScript;

DROP PROCEDURE IF EXISTS MigrationsScript;
DELIMITER //
CREATE PROCEDURE MigrationsScript()
BEGIN
    IF NOT EXISTS(SELECT 1 FROM `__EFMigrationsHistory` WHERE `MigrationId` = '20261125220726_Jobs') THEN

    CREATE INDEX `ix_endpoint_busy_devices_expires_at` ON `endpoint_busy_devices` (`expires_at`);

    END IF;
END //
DELIMITER ;
CALL MigrationsScript();
DROP PROCEDURE MigrationsScript;

DROP PROCEDURE IF EXISTS MigrationsScript;
DELIMITER //
CREATE PROCEDURE MigrationsScript()
BEGIN
    IF NOT EXISTS(SELECT 1 FROM `__EFMigrationsHistory` WHERE `MigrationId` = '20261125220726_Jobs') THEN

    CREATE INDEX `ix_endpoint_job_items_state` ON `endpoint_job_items` (`job_id`, `state`, `position`);

    END IF;
END //
DELIMITER ;
CALL MigrationsScript();
DROP PROCEDURE MigrationsScript;

DROP PROCEDURE IF EXISTS MigrationsScript;
DELIMITER //
CREATE PROCEDURE MigrationsScript()
BEGIN
    IF NOT EXISTS(SELECT 1 FROM `__EFMigrationsHistory` WHERE `MigrationId` = '20261125220726_Jobs') THEN

    CREATE INDEX `ix_endpoint_jobs_finished_at` ON `endpoint_jobs` (`finished_at`);

    END IF;
END //
DELIMITER ;
CALL MigrationsScript();
DROP PROCEDURE MigrationsScript;

DROP PROCEDURE IF EXISTS MigrationsScript;
DELIMITER //
CREATE PROCEDURE MigrationsScript()
BEGIN
    IF NOT EXISTS(SELECT 1 FROM `__EFMigrationsHistory` WHERE `MigrationId` = '20261125220726_Jobs') THEN

    INSERT INTO `__EFMigrationsHistory` (`MigrationId`, `ProductVersion`)
    VALUES ('20261125220726_Jobs', '9.0.23');

    END IF;
END //
DELIMITER ;
CALL MigrationsScript();
DROP PROCEDURE MigrationsScript;

DROP PROCEDURE IF EXISTS MigrationsScript;
DELIMITER //
CREATE PROCEDURE MigrationsScript()
BEGIN
    IF NOT EXISTS(SELECT 1 FROM `__EFMigrationsHistory` WHERE `MigrationId` = '20261126021249_AccessAndAudit') THEN

    CREATE TABLE `endpoint_api_keys` (
        `id` char(12) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
        `name` varchar(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
        `secret_hash` char(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
        `scopes` varchar(255) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
        `created_at` datetime(6) NOT NULL,
        `created_by` varchar(96) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
        `expires_at` datetime(6) NULL,
        `revoked_at` datetime(6) NULL,
        `last_used_at` datetime(6) NULL,
        CONSTRAINT `PK_endpoint_api_keys` PRIMARY KEY (`id`)
    ) CHARACTER SET=utf8mb4;

    END IF;
END //
DELIMITER ;
CALL MigrationsScript();
DROP PROCEDURE MigrationsScript;

DROP PROCEDURE IF EXISTS MigrationsScript;
DELIMITER //
CREATE PROCEDURE MigrationsScript()
BEGIN
    IF NOT EXISTS(SELECT 1 FROM `__EFMigrationsHistory` WHERE `MigrationId` = '20261126021249_AccessAndAudit') THEN

    CREATE TABLE `endpoint_audit` (
        `id` bigint NOT NULL AUTO_INCREMENT,
        `time` datetime(6) NOT NULL,
        `actor` varchar(96) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
        `actor_name` varchar(96) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NULL,
        `address` varchar(45) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NULL,
        `action` varchar(48) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
        `outcome` varchar(16) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
        `status` int NULL,
        `target_kind` varchar(16) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NULL,
        `target` varchar(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NULL,
        `changes` longtext CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NULL,
        CONSTRAINT `PK_endpoint_audit` PRIMARY KEY (`id`)
    ) CHARACTER SET=utf8mb4;

    END IF;
END //
DELIMITER ;
CALL MigrationsScript();
DROP PROCEDURE MigrationsScript;

DROP PROCEDURE IF EXISTS MigrationsScript;
DELIMITER //
CREATE PROCEDURE MigrationsScript()
BEGIN
    IF NOT EXISTS(SELECT 1 FROM `__EFMigrationsHistory` WHERE `MigrationId` = '20261126021249_AccessAndAudit') THEN

    CREATE TABLE `endpoint_device_access` (
        `device_id` char(36) COLLATE ascii_general_ci NOT NULL,
        `token` varchar(255) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NULL,
        `token_lookup` varchar(43) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NULL,
        `first_token` varchar(255) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NULL,
        `first_token_lookup` varchar(43) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NULL,
        `token_used_at` datetime(6) NULL,
        `armed_at` datetime(6) NULL,
        CONSTRAINT `PK_endpoint_device_access` PRIMARY KEY (`device_id`),
        CONSTRAINT `fk_endpoint_device_access_device` FOREIGN KEY (`device_id`) REFERENCES `endpoint_devices` (`id`) ON DELETE CASCADE
    ) CHARACTER SET=utf8mb4;

    END IF;
END //
DELIMITER ;
CALL MigrationsScript();
DROP PROCEDURE MigrationsScript;

DROP PROCEDURE IF EXISTS MigrationsScript;
DELIMITER //
CREATE PROCEDURE MigrationsScript()
BEGIN
    IF NOT EXISTS(SELECT 1 FROM `__EFMigrationsHistory` WHERE `MigrationId` = '20261126021249_AccessAndAudit') THEN

    CREATE INDEX `ix_endpoint_audit_actor` ON `endpoint_audit` (`actor`, `id`);

    END IF;
END //
DELIMITER ;
CALL MigrationsScript();
DROP PROCEDURE MigrationsScript;

DROP PROCEDURE IF EXISTS MigrationsScript;
DELIMITER //
CREATE PROCEDURE MigrationsScript()
BEGIN
    IF NOT EXISTS(SELECT 1 FROM `__EFMigrationsHistory` WHERE `MigrationId` = '20261126021249_AccessAndAudit') THEN

    CREATE INDEX `ix_endpoint_audit_target` ON `endpoint_audit` (`target`, `id`);

    END IF;
END //
DELIMITER ;
CALL MigrationsScript();
DROP PROCEDURE MigrationsScript;

DROP PROCEDURE IF EXISTS MigrationsScript;
DELIMITER //
CREATE PROCEDURE MigrationsScript()
BEGIN
    IF NOT EXISTS(SELECT 1 FROM `__EFMigrationsHistory` WHERE `MigrationId` = '20261126021249_AccessAndAudit') THEN

    CREATE INDEX `ix_endpoint_audit_time` ON `endpoint_audit` (`time`);

    END IF;
END //
DELIMITER ;
CALL MigrationsScript();
DROP PROCEDURE MigrationsScript;

DROP PROCEDURE IF EXISTS MigrationsScript;
DELIMITER //
CREATE PROCEDURE MigrationsScript()
BEGIN
    IF NOT EXISTS(SELECT 1 FROM `__EFMigrationsHistory` WHERE `MigrationId` = '20261126021249_AccessAndAudit') THEN

    CREATE UNIQUE INDEX `ux_endpoint_device_access_first_token_lookup` ON `endpoint_device_access` (`first_token_lookup`);

    END IF;
END //
DELIMITER ;
CALL MigrationsScript();
DROP PROCEDURE MigrationsScript;

DROP PROCEDURE IF EXISTS MigrationsScript;
DELIMITER //
CREATE PROCEDURE MigrationsScript()
BEGIN
    IF NOT EXISTS(SELECT 1 FROM `__EFMigrationsHistory` WHERE `MigrationId` = '20261126021249_AccessAndAudit') THEN

    CREATE UNIQUE INDEX `ux_endpoint_device_access_token_lookup` ON `endpoint_device_access` (`token_lookup`);

    END IF;
END //
DELIMITER ;
CALL MigrationsScript();
DROP PROCEDURE MigrationsScript;

DROP PROCEDURE IF EXISTS MigrationsScript;
DELIMITER //
CREATE PROCEDURE MigrationsScript()
BEGIN
    IF NOT EXISTS(SELECT 1 FROM `__EFMigrationsHistory` WHERE `MigrationId` = '20261126021249_AccessAndAudit') THEN

    INSERT INTO `__EFMigrationsHistory` (`MigrationId`, `ProductVersion`)
    VALUES ('20261126021249_AccessAndAudit', '9.0.23');

    END IF;
END //
DELIMITER ;
CALL MigrationsScript();
DROP PROCEDURE MigrationsScript;

DROP PROCEDURE IF EXISTS MigrationsScript;
DELIMITER //
CREATE PROCEDURE MigrationsScript()
BEGIN
    IF NOT EXISTS(SELECT 1 FROM `__EFMigrationsHistory` WHERE `MigrationId` = '20261126021953_SearchIndex') THEN

    CREATE INDEX `ix_endpoint_devices_search_text` ON `endpoint_devices` (`search_text`, `mac_address`);

    END IF;
END //
DELIMITER ;
CALL MigrationsScript();
DROP PROCEDURE MigrationsScript;

DROP PROCEDURE IF EXISTS MigrationsScript;
DELIMITER //
CREATE PROCEDURE MigrationsScript()
BEGIN
    IF NOT EXISTS(SELECT 1 FROM `__EFMigrationsHistory` WHERE `MigrationId` = '20261126021953_SearchIndex') THEN

    INSERT INTO `__EFMigrationsHistory` (`MigrationId`, `ProductVersion`)
    VALUES ('20261126021953_SearchIndex', '9.0.23');

    END IF;
END //
DELIMITER ;
CALL MigrationsScript();
DROP PROCEDURE MigrationsScript;

DROP PROCEDURE IF EXISTS MigrationsScript;
DELIMITER //
CREATE PROCEDURE MigrationsScript()
BEGIN
    IF NOT EXISTS(SELECT 1 FROM `__EFMigrationsHistory` WHERE `MigrationId` = '20261126094203_ServedAddress') THEN

    ALTER TABLE `endpoint_device_fetches` ADD `last_served_address` varchar(45) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NULL;

    END IF;
END //
DELIMITER ;
CALL MigrationsScript();
DROP PROCEDURE MigrationsScript;

DROP PROCEDURE IF EXISTS MigrationsScript;
DELIMITER //
CREATE PROCEDURE MigrationsScript()
BEGIN
    IF NOT EXISTS(SELECT 1 FROM `__EFMigrationsHistory` WHERE `MigrationId` = '20261126094203_ServedAddress') THEN

    INSERT INTO `__EFMigrationsHistory` (`MigrationId`, `ProductVersion`)
    VALUES ('20261126094203_ServedAddress', '9.0.23');

    END IF;
END //
DELIMITER ;
CALL MigrationsScript();
DROP PROCEDURE MigrationsScript;

DROP PROCEDURE IF EXISTS MigrationsScript;
DELIMITER //
CREATE PROCEDURE MigrationsScript()
BEGIN
    IF NOT EXISTS(SELECT 1 FROM `__EFMigrationsHistory` WHERE `MigrationId` = '20261127180040_RequestSections') THEN

    INSERT INTO `__EFMigrationsHistory` (`MigrationId`, `ProductVersion`)
    VALUES ('20261127180040_RequestSections', '9.0.23');

    END IF;
END //
DELIMITER ;
CALL MigrationsScript();
DROP PROCEDURE MigrationsScript;

COMMIT;

