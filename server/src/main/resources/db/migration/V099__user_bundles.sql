-- Bundles that accounts have taken of the operator's catalogue, which is a file: each with what it was then.
CREATE TABLE user_bundle (
    id                uuid PRIMARY KEY,
    account_id        uuid NOT NULL REFERENCES account,
    billing_bundle_id uuid NOT NULL,
    billing_bundle    jsonb NOT NULL,
    countries         text[] NOT NULL,
    active            boolean NOT NULL DEFAULT true,
    created_at        timestamptz NOT NULL,
    updated_at        timestamptz,
    CONSTRAINT user_bundle_deactivated_at_a_time CHECK (active = (updated_at IS NULL))
);
CREATE INDEX user_bundle_by_creation ON user_bundle (account_id, created_at DESC, id DESC) WHERE active;
CREATE INDEX user_bundle_by_deactivation ON user_bundle (account_id, updated_at DESC, id DESC) WHERE NOT active;

-- Where a number is, it is written which bundle it is in. The bundle itself is locked meanwhile.
ALTER TABLE inventory_number
    ADD COLUMN user_bundle_id uuid,
    ADD COLUMN bundled_at timestamptz,
    ADD CONSTRAINT inventory_number_bundled_at_a_time CHECK ((user_bundle_id IS NULL) = (bundled_at IS NULL));
CREATE UNIQUE INDEX inventory_number_alone_in_its_bundle
    ON inventory_number (user_bundle_id) WHERE status = 'active' AND user_bundle_id IS NOT NULL;

-- A number that is being ported, paired with the bundle that it will be in.
ALTER TABLE porting_phone_number
    ADD COLUMN user_bundle_id uuid,
    ADD COLUMN configuration_id uuid,
    ADD COLUMN configured_at timestamptz,
    ADD COLUMN configuration_updated_at timestamptz,
    ADD CONSTRAINT porting_phone_number_configured_whole CHECK (
        num_nulls(user_bundle_id, configuration_id, configured_at, configuration_updated_at) IN (0, 4));
CREATE UNIQUE INDEX porting_phone_number_alone_in_its_bundle
    ON porting_phone_number (user_bundle_id) WHERE open AND user_bundle_id IS NOT NULL;
CREATE INDEX porting_phone_number_by_configuration
    ON porting_phone_number (account_id, configured_at DESC, configuration_id DESC) WHERE user_bundle_id IS NOT NULL;
