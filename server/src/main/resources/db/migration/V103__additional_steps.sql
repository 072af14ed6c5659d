-- How far the additional steps of an order are. What a country asks for is in its requirements.
ALTER TABLE porting_order
    ADD COLUMN verified_numbers integer NOT NULL DEFAULT 0
        CONSTRAINT porting_order_verified_numbers_counted CHECK (verified_numbers >= 0),
    ADD COLUMN associated_ranges integer NOT NULL DEFAULT 0
        CONSTRAINT porting_order_associated_ranges_counted CHECK (associated_ranges >= 0);

-- When whoever has the number has told a code that was sent to it.
ALTER TABLE porting_phone_number ADD COLUMN verified_at timestamptz;

-- The code that was sent to a number last, by a hash with a key, until it is told or used up.
CREATE TABLE porting_verification_code (
    id                      uuid PRIMARY KEY,
    account_id              uuid NOT NULL,
    porting_order_id        uuid NOT NULL,
    porting_phone_number_id uuid NOT NULL,
    phone_number            text NOT NULL,
    code_hash               text,
    expires_at              timestamptz,
    tries_left              integer NOT NULL CONSTRAINT porting_verification_code_tries CHECK (tries_left >= 0),
    verified                boolean NOT NULL DEFAULT false,
    created_at              timestamptz NOT NULL,
    updated_at              timestamptz NOT NULL,
    FOREIGN KEY (account_id, porting_order_id) REFERENCES porting_order (account_id, id) ON DELETE CASCADE,
    CONSTRAINT porting_verification_code_with_its_number
        FOREIGN KEY (porting_order_id, porting_phone_number_id) REFERENCES porting_phone_number (porting_order_id, id)
        ON UPDATE CASCADE ON DELETE CASCADE,
    CONSTRAINT porting_verification_code_one_for_a_number UNIQUE (porting_phone_number_id),
    CONSTRAINT porting_verification_code_expires CHECK ((code_hash IS NULL) = (expires_at IS NULL)),
    CONSTRAINT porting_verification_code_is_used_up CHECK (code_hash IS NULL OR (NOT verified AND tries_left > 0))
);
CREATE INDEX porting_verification_code_by_creation
    ON porting_verification_code (account_id, porting_order_id, created_at DESC, id DESC);

-- When codes were sent, for as long as that bounds how many more are: to a number by all accounts, and by an account.
CREATE TABLE verification_code_sending (
    id           uuid PRIMARY KEY,
    account_id   uuid NOT NULL REFERENCES account,
    phone_number text NOT NULL,
    sent_at      timestamptz NOT NULL
);
CREATE INDEX verification_code_sending_by_number ON verification_code_sending (phone_number, sent_at);
CREATE INDEX verification_code_sending_by_account ON verification_code_sending (account_id, sent_at);
CREATE INDEX verification_code_sending_by_time ON verification_code_sending (sent_at);
