-- What accounts own once it is ported. A row is one stay of a number in an account's inventory; ended stays remain as
-- history. Outlives the order that brought the number, so it does not reference it.
CREATE TABLE inventory_number (
    id                   uuid PRIMARY KEY,
    account_id           uuid NOT NULL REFERENCES account,
    porting_order_id     uuid NOT NULL,
    phone_number         text NOT NULL CHECK (phone_number ~ '^\+[1-9][0-9]{6,14}$'),
    country_code         text NOT NULL CHECK (country_code ~ '^[A-Z]{2}$'),
    phone_number_type    text NOT NULL
        CHECK (phone_number_type IN ('local', 'mobile', 'national', 'shared_cost', 'toll_free')),
    status               text NOT NULL DEFAULT 'active' CHECK (status IN ('active', 'deleted', 'ported-out')),
    connection_id        text,
    messaging_profile_id text,
    billing_group_id     text,
    emergency_address_id text,
    tags                 text[] NOT NULL DEFAULT '{}',
    customer_reference   text,
    -- Encrypted: whoever knows it can have the number ported away.
    external_pin         bytea,
    hd_voice_enabled     boolean NOT NULL DEFAULT false,
    landed_at            timestamptz NOT NULL,
    updated_at           timestamptz NOT NULL,
    ended_at             timestamptz,
    -- An order's landing counts once, also when its number has left since.
    CONSTRAINT inventory_number_landed_once UNIQUE (account_id, porting_order_id, phone_number),
    CONSTRAINT inventory_number_ends_when_it_leaves CHECK ((status = 'active') = (ended_at IS NULL))
);

CREATE UNIQUE INDEX inventory_number_in_one_account ON inventory_number (phone_number) WHERE status = 'active';

-- One index for each filter of the list that narrows it, each ending in its usual order. Ids compare without case.
CREATE INDEX inventory_number_by_landing ON inventory_number (account_id, status, landed_at DESC, id DESC);
CREATE INDEX inventory_number_by_number ON inventory_number (account_id, status, phone_number, id);
CREATE INDEX inventory_number_by_reference
    ON inventory_number (account_id, status, customer_reference, landed_at DESC, id DESC)
    WHERE customer_reference IS NOT NULL;
CREATE INDEX inventory_number_by_connection
    ON inventory_number (account_id, status, lower(connection_id), landed_at DESC, id DESC)
    WHERE connection_id IS NOT NULL;
CREATE INDEX inventory_number_by_billing_group
    ON inventory_number (account_id, status, lower(billing_group_id), landed_at DESC, id DESC)
    WHERE billing_group_id IS NOT NULL;
CREATE INDEX inventory_number_by_emergency_address
    ON inventory_number (account_id, status, lower(emergency_address_id), landed_at DESC, id DESC)
    WHERE emergency_address_id IS NOT NULL;
CREATE INDEX inventory_number_by_tag ON inventory_number USING gin (tags);
CREATE INDEX inventory_number_by_digits ON inventory_number USING gin (phone_number gin_trgm_ops);
