-- What people are told by mail, text message or telephone. Where nothing needs to be looked up later, a row goes once its
-- message is sent.
CREATE TABLE outgoing_message (
    id          uuid PRIMARY KEY,
    account_id  uuid NOT NULL REFERENCES account,
    medium      text NOT NULL CONSTRAINT outgoing_message_medium CHECK (medium IN ('email', 'sms', 'voice')),
    recipient   text NOT NULL,
    -- What it tells of; null for what is no event.
    event_id    uuid,
    subject     text NOT NULL CONSTRAINT outgoing_message_subject_length CHECK (length(subject) BETWEEN 1 AND 200),
    body        text NOT NULL CONSTRAINT outgoing_message_body_length CHECK (length(body) <= 5000),
    status      text NOT NULL
        CONSTRAINT outgoing_message_status CHECK (status IN ('waiting', 'sent', 'failed', 'recorded')),
    tries       integer NOT NULL DEFAULT 0,
    next_try_at timestamptz,
    created_at  timestamptz NOT NULL,
    CONSTRAINT outgoing_message_waits_for_a_try CHECK ((status = 'waiting') = (next_try_at IS NOT NULL)),
    CONSTRAINT outgoing_message_once UNIQUE (event_id, medium, recipient)
);
CREATE INDEX outgoing_message_by_next_try ON outgoing_message (medium, next_try_at, id) WHERE status = 'waiting';
CREATE INDEX outgoing_message_by_creation ON outgoing_message (account_id, created_at DESC, id DESC);
