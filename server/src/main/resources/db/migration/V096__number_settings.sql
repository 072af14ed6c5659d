-- How calls and messages of a number are handled: a row when somebody has said something of it. It stays with the stay of the
-- number in the account, so that a number that is landed elsewhere begins anew.
CREATE TABLE number_setting (
    id                uuid PRIMARY KEY REFERENCES inventory_number ON DELETE CASCADE,
    account_id        uuid NOT NULL REFERENCES account,
    voice             jsonb,
    emergency_enabled boolean NOT NULL DEFAULT false,
    messaging_product text,
    voicemail_enabled boolean NOT NULL DEFAULT false,
    -- Encrypted: whoever knows it hears the messages.
    voicemail_pin     bytea
);

-- Lists are filtered and sorted by it.
ALTER TABLE inventory_number
    ADD COLUMN usage_payment_method text NOT NULL DEFAULT 'pay-per-minute'
        CHECK (usage_payment_method IN ('pay-per-minute', 'channel'));
CREATE INDEX inventory_number_by_payment_method
    ON inventory_number (account_id, status, usage_payment_method, landed_at DESC, id DESC);
