-- A receiver of webhooks is a host: one queue, one health, one secret. Whoever delivers to it leases it, by the database's
-- clock; so two servers never deliver to one at a time. All other times go by the product's clock.
CREATE TABLE webhook_endpoint (
    id            uuid PRIMARY KEY,
    account_id    uuid NOT NULL REFERENCES account (id),
    origin        text NOT NULL,
    secret        bytea NOT NULL,
    old_secret    bytea,
    old_until     timestamptz,
    failures      integer NOT NULL DEFAULT 0,
    failing_since timestamptz,
    off_at        timestamptz,
    off_reason    text,
    next_due_at   timestamptz,
    leased_by     text,
    leased_until  timestamptz,
    created_at    timestamptz NOT NULL,
    used_at       timestamptz NOT NULL,
    CONSTRAINT webhook_endpoint_origin_unique UNIQUE (account_id, origin)
);
CREATE INDEX webhook_endpoint_due ON webhook_endpoint (next_due_at) WHERE off_at IS NULL AND next_due_at IS NOT NULL;

-- An event on its way to one URL. attempts counts those that were begun; a server that dies leaves one without a row in
-- webhook_attempt.
CREATE TABLE webhook_delivery (
    id          uuid PRIMARY KEY,
    account_id  uuid NOT NULL,
    endpoint_id uuid NOT NULL,
    event_id    uuid NOT NULL,
    subject_id  uuid NOT NULL,
    position    bigint NOT NULL,
    number      bigint NOT NULL,
    url         text NOT NULL,
    state       text NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'delivered', 'failed')),
    attempts    integer NOT NULL DEFAULT 0,
    queued_at   timestamptz NOT NULL,
    due_at      timestamptz NOT NULL,
    started_at  timestamptz,
    finished_at timestamptz
);
CREATE INDEX webhook_delivery_waiting ON webhook_delivery (endpoint_id, due_at, position) WHERE state = 'waiting';
CREATE INDEX webhook_delivery_list ON webhook_delivery (account_id, id DESC);

CREATE TABLE webhook_attempt (
    delivery_id      uuid NOT NULL,
    attempt          integer NOT NULL,
    account_id       uuid NOT NULL,
    started_at       timestamptz NOT NULL,
    finished_at      timestamptz NOT NULL,
    delivered        boolean NOT NULL,
    request_headers  text NOT NULL,
    status           integer,
    response_headers text,
    response_body    text,
    error            text,
    PRIMARY KEY (delivery_id, attempt)
);
CREATE INDEX webhook_attempt_of_account ON webhook_attempt (account_id);
