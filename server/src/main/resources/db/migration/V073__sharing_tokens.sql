-- The key that sharing tokens are signed with. There is one.
CREATE TABLE sharing_key (
    id         uuid PRIMARY KEY,
    secret     bytea NOT NULL,
    created_at timestamptz NOT NULL
);
CREATE UNIQUE INDEX sharing_key_is_one ON sharing_key ((true));

-- Tokens that open the documents of an order, until their time is over or they are revoked: then their rows go. The token
-- itself is nowhere.
CREATE TABLE sharing_token (
    id                 uuid PRIMARY KEY,
    account_id         uuid NOT NULL,
    porting_order_id   uuid NOT NULL,
    -- Who has made it.
    user_id            uuid NOT NULL,
    may_read           boolean NOT NULL,
    may_update         boolean NOT NULL,
    expires_in_seconds integer NOT NULL CONSTRAINT sharing_token_time CHECK (expires_in_seconds BETWEEN 1 AND 172800),
    created_at         timestamptz NOT NULL,
    expires_at         timestamptz NOT NULL,
    CONSTRAINT sharing_token_opens_something CHECK (may_read OR may_update),
    CONSTRAINT sharing_token_of_an_order
        FOREIGN KEY (account_id, porting_order_id) REFERENCES porting_order (account_id, id) ON DELETE CASCADE
);
CREATE INDEX sharing_token_of_order ON sharing_token (account_id, porting_order_id, created_at DESC, id DESC);

-- The order that whoever has uploaded the document may see alone; null for documents of the account itself.
ALTER TABLE document ADD COLUMN uploaded_for uuid;
CREATE INDEX document_uploaded_for ON document (account_id, uploaded_for) WHERE uploaded_for IS NOT NULL;
