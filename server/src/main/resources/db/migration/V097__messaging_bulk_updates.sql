-- What became of giving many numbers a messaging profile at once. The newest of an account are kept.
CREATE TABLE messaging_bulk_update (
    id         uuid PRIMARY KEY,
    account_id uuid NOT NULL REFERENCES account,
    created_at timestamptz NOT NULL,
    success    text[] NOT NULL,
    failed     text[] NOT NULL
);
CREATE INDEX messaging_bulk_update_by_creation ON messaging_bulk_update (account_id, created_at DESC, id DESC);
