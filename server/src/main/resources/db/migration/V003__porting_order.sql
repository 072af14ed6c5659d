-- Each order draws one number; a permutation of it makes the six hexadecimal digits of its support key.
CREATE SEQUENCE porting_support_number;

CREATE TABLE porting_order (
    id                       uuid PRIMARY KEY,
    account_id               uuid NOT NULL REFERENCES account,
    user_id                  uuid NOT NULL,
    version                  bigint NOT NULL DEFAULT 1,
    status                   text NOT NULL DEFAULT 'draft' CONSTRAINT porting_order_status_known
        CHECK (status IN ('draft', 'in-process', 'submitted', 'exception', 'foc-date-confirmed',
                          'cancel-pending', 'ported', 'cancelled')),
    status_details           jsonb NOT NULL DEFAULT '[]',
    support_key              text NOT NULL,
    parent_support_key       text NOT NULL,
    country_code             text NOT NULL CHECK (country_code ~ '^[A-Z]{2}$'),
    phone_number_type        text NOT NULL
        CHECK (phone_number_type IN ('local', 'mobile', 'national', 'shared_cost', 'toll_free')),
    carrier_name             text NOT NULL,
    carrier_spid             text,
    fast_port_eligible       boolean NOT NULL,
    messaging_capable        boolean NOT NULL,
    phone_numbers_count      integer NOT NULL CHECK (phone_numbers_count > 0),
    foc_datetime_actual      timestamptz,
    activation_status        text,
    messaging_port_status    text NOT NULL DEFAULT 'not_applicable'
        CHECK (messaging_port_status IN ('not_applicable', 'pending', 'activating', 'exception', 'canceled',
                                         'partial_port_complete', 'ported')),

    -- What a client edits.
    customer_reference       text,
    customer_group_reference text,
    foc_datetime_requested   timestamptz,
    activation_type          text CHECK (activation_type IN ('scheduled', 'on-demand')),
    loa_document_id          uuid,
    invoice_document_id      uuid,
    entity_name              text,
    auth_person_name         text,
    billing_phone_number     text,
    business_identifier      text,
    street_address           text,
    extended_address         text,
    locality                 text,
    administrative_area      text,
    postal_code              text,
    location_country_code    text,
    -- Account number, PIN and tax id, encrypted together.
    end_user_secrets         bytea,
    enable_messaging         boolean NOT NULL DEFAULT false,
    misc_type                text CHECK (misc_type IN ('full', 'partial')),
    remaining_numbers_action text CHECK (remaining_numbers_action IN ('keep', 'disconnect')),
    new_billing_phone_number text,
    billing_group_id         text,
    connection_id            text,
    emergency_address_id     text,
    messaging_profile_id     text,
    tags                     jsonb NOT NULL DEFAULT '[]',
    requirements             jsonb NOT NULL DEFAULT '[]',
    user_rating              integer CHECK (user_rating BETWEEN 1 AND 5),
    user_comment             text,
    webhook_url              text CHECK (length(webhook_url) <= 2000),

    created_at               timestamptz NOT NULL,
    updated_at               timestamptz NOT NULL,

    FOREIGN KEY (account_id, user_id) REFERENCES account_user (account_id, id),
    UNIQUE (account_id, id),
    CONSTRAINT porting_order_full_port_has_no_remainder
        CHECK (misc_type IS DISTINCT FROM 'full'
               OR (remaining_numbers_action IS NULL AND new_billing_phone_number IS NULL)),
    CONSTRAINT porting_order_on_demand_is_fast_port CHECK (activation_type <> 'on-demand' OR fast_port_eligible),
    CONSTRAINT porting_order_messaging_is_capable CHECK (NOT enable_messaging OR messaging_capable)
);

-- One index for each filter of the list, each ending in its order, so that a first page never sorts or scans.
CREATE INDEX porting_order_by_creation ON porting_order (account_id, created_at DESC, id DESC);
CREATE INDEX porting_order_by_status ON porting_order (account_id, status, created_at DESC, id DESC);
CREATE INDEX porting_order_by_country ON porting_order (account_id, country_code, created_at DESC, id DESC);
CREATE INDEX porting_order_by_carrier ON porting_order (account_id, carrier_name, created_at DESC, id DESC);
CREATE INDEX porting_order_by_fast_port ON porting_order (account_id, fast_port_eligible, created_at DESC, id DESC);
CREATE INDEX porting_order_by_parent ON porting_order (account_id, parent_support_key, created_at DESC, id DESC);
CREATE INDEX porting_order_by_support_key ON porting_order (account_id, support_key);
CREATE INDEX porting_order_by_reference ON porting_order (account_id, customer_reference, created_at DESC, id DESC)
    WHERE customer_reference IS NOT NULL;
CREATE INDEX porting_order_by_group_reference
    ON porting_order (account_id, customer_group_reference, created_at DESC, id DESC)
    WHERE customer_group_reference IS NOT NULL;
CREATE INDEX porting_order_by_misc_type ON porting_order (account_id, misc_type, created_at DESC, id DESC)
    WHERE misc_type IS NOT NULL;
CREATE INDEX porting_order_by_entity ON porting_order (account_id, entity_name, created_at DESC, id DESC)
    WHERE entity_name IS NOT NULL;
CREATE INDEX porting_order_by_auth_person ON porting_order (account_id, auth_person_name, created_at DESC, id DESC)
    WHERE auth_person_name IS NOT NULL;
CREATE INDEX porting_order_by_foc ON porting_order (account_id, foc_datetime_requested, created_at DESC, id DESC);
CREATE INDEX porting_order_by_foc_descending
    ON porting_order (account_id, foc_datetime_requested DESC NULLS LAST, created_at DESC, id DESC);

CREATE TABLE porting_phone_number (
    id                 uuid PRIMARY KEY,
    account_id         uuid NOT NULL,
    porting_order_id   uuid NOT NULL,
    phone_number       text NOT NULL CHECK (phone_number ~ '^\+[1-9][0-9]{6,14}$'),
    activation_status  text CHECK (activation_status IN (
        'New', 'Pending', 'Conflict', 'Cancel Pending', 'Failed', 'Concurred', 'Activate RDY', 'Disconnect Pending',
        'Concurrence Sent', 'Old', 'Sending', 'Active', 'Cancelled')),
    portability_status text NOT NULL DEFAULT 'confirmed'
        CHECK (portability_status IN ('pending', 'confirmed', 'provisional')),
    -- False once the order has ended, so that the number may be ported again.
    open               boolean NOT NULL DEFAULT true,
    created_at         timestamptz NOT NULL,
    FOREIGN KEY (account_id, porting_order_id) REFERENCES porting_order (account_id, id) ON DELETE CASCADE
);
CREATE UNIQUE INDEX porting_phone_number_in_one_open_order
    ON porting_phone_number (account_id, phone_number) WHERE open;
CREATE INDEX porting_phone_number_by_order ON porting_phone_number (porting_order_id, id);
CREATE INDEX porting_phone_number_by_creation ON porting_phone_number (account_id, created_at DESC, id DESC);
CREATE INDEX porting_phone_number_by_number ON porting_phone_number (account_id, phone_number);
CREATE INDEX porting_phone_number_by_digits ON porting_phone_number USING gin (phone_number gin_trgm_ops);

-- Every accepted change of an order. Outlives the order, so it does not reference it.
CREATE TABLE porting_order_change (
    id               uuid PRIMARY KEY,
    account_id       uuid NOT NULL REFERENCES account,
    porting_order_id uuid NOT NULL,
    version          bigint NOT NULL,
    occurred_at      timestamptz NOT NULL,
    action           text NOT NULL CHECK (action IN ('created', 'updated', 'deleted')),
    actor_type       text NOT NULL CHECK (actor_type IN ('user', 'operator', 'system')),
    user_id          uuid,
    api_key_id       uuid,
    request_id       text,
    changes          jsonb NOT NULL,
    CONSTRAINT porting_order_change_one_for_each_version UNIQUE (porting_order_id, version)
);
