CREATE EXTENSION IF NOT EXISTS pg_trgm;

-- Accounts: the tenants. Every row that belongs to one carries its id.
CREATE TABLE account (
    id         uuid PRIMARY KEY,
    name       text NOT NULL CHECK (length(name) BETWEEN 1 AND 255),
    created_at timestamptz NOT NULL
);

CREATE TABLE account_user (
    id         uuid PRIMARY KEY,
    account_id uuid NOT NULL REFERENCES account,
    name       text NOT NULL CHECK (length(name) BETWEEN 1 AND 255),
    email      text CHECK (length(email) <= 255),
    created_at timestamptz NOT NULL,
    UNIQUE (account_id, id)
);

-- Only the SHA-256 of a key is kept. A key is 256 random bits, so a slow hash would protect nothing more.
CREATE TABLE api_key (
    id           uuid PRIMARY KEY,
    account_id   uuid NOT NULL REFERENCES account,
    user_id      uuid NOT NULL,
    name         text NOT NULL CHECK (length(name) BETWEEN 1 AND 255),
    prefix       text NOT NULL,
    key_hash     bytea NOT NULL,
    created_at   timestamptz NOT NULL,
    last_used_at timestamptz,
    revoked_at   timestamptz,
    CONSTRAINT api_key_hash_unique UNIQUE (key_hash),
    FOREIGN KEY (account_id, user_id) REFERENCES account_user (account_id, id)
);
CREATE INDEX api_key_by_account ON api_key (account_id, created_at DESC, id DESC);

-- Resources that live elsewhere and that an order of the account may name. Ids compare without regard to case.
CREATE TABLE account_reference (
    account_id   uuid NOT NULL REFERENCES account,
    kind         text NOT NULL
        CHECK (kind IN ('document', 'billing_group', 'connection', 'emergency_address', 'messaging_profile')),
    reference_id text NOT NULL CHECK (reference_id = lower(reference_id) AND length(reference_id) BETWEEN 1 AND 64),
    created_at   timestamptz NOT NULL,
    PRIMARY KEY (account_id, kind, reference_id)
);

CREATE TABLE requirement_group (
    id                  uuid PRIMARY KEY,
    account_id          uuid NOT NULL REFERENCES account,
    country_code        text NOT NULL,
    phone_number_type   text NOT NULL,
    action              text NOT NULL,
    loa_document_id     uuid,
    invoice_document_id uuid,
    requirement_values  jsonb NOT NULL DEFAULT '[]',
    created_at          timestamptz NOT NULL
);

-- Answers kept for requests that carry an Idempotency-Key, each written in the transaction of its change.
CREATE TABLE idempotent_request (
    account_id   uuid NOT NULL REFERENCES account,
    key          text NOT NULL,
    request_hash bytea NOT NULL,
    status       integer,
    etag         text,
    body         bytea,
    created_at   timestamptz NOT NULL,
    PRIMARY KEY (account_id, key)
);
CREATE INDEX idempotent_request_by_age ON idempotent_request (created_at);

-- What happened, to be told to others. Written in the transaction of the change it tells of.
CREATE TABLE event (
    id               uuid PRIMARY KEY,
    account_id       uuid NOT NULL REFERENCES account,
    event_type       text NOT NULL,
    porting_order_id uuid NOT NULL,
    occurred_at      timestamptz NOT NULL,
    payload          jsonb,
    webhook_url      text
);
CREATE INDEX event_by_account ON event (account_id, occurred_at DESC, id DESC);
CREATE INDEX event_by_order ON event (porting_order_id, occurred_at);

-- A known text sealed with the installation's encryption key, to notice at start when the key is another one.
CREATE TABLE encryption_check (
    singleton boolean PRIMARY KEY DEFAULT true CHECK (singleton),
    sealed    bytea NOT NULL
);
