-- Numbers that a partial port leaves at the losing carrier. Digits of one length are in the order of their numbers.
CREATE TABLE porting_associated_phone_number (
    id                uuid PRIMARY KEY,
    account_id        uuid NOT NULL,
    porting_order_id  uuid NOT NULL,
    start_at          text COLLATE "C" NOT NULL
        CONSTRAINT porting_associated_phone_number_starts CHECK (start_at ~ '^\+[1-9][0-9]{6,14}$'),
    end_at            text COLLATE "C" NOT NULL
        CONSTRAINT porting_associated_phone_number_ends CHECK (end_at ~ '^\+[1-9][0-9]{6,14}$'),
    action            text NOT NULL
        CONSTRAINT porting_associated_phone_number_action CHECK (action IN ('keep', 'disconnect')),
    country_code      text NOT NULL,
    phone_number_type text NOT NULL,
    created_at        timestamptz NOT NULL,
    FOREIGN KEY (account_id, porting_order_id) REFERENCES porting_order (account_id, id) ON DELETE CASCADE,
    CONSTRAINT porting_associated_phone_number_is_a_range
        CHECK (length(start_at) = length(end_at) AND start_at <= end_at)
);
CREATE INDEX porting_associated_phone_number_by_creation
    ON porting_associated_phone_number (account_id, porting_order_id, created_at DESC, id DESC);

-- How many of an order's ranges are to be kept, which its billing number decides about.
ALTER TABLE porting_order
    ADD COLUMN kept_ranges integer NOT NULL DEFAULT 0
        CONSTRAINT porting_order_kept_ranges_counted CHECK (kept_ranges BETWEEN 0 AND associated_ranges);
