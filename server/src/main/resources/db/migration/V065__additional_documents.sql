-- Documents of an order beside those that its attributes name.
CREATE TABLE porting_additional_document (
    id               uuid PRIMARY KEY,
    account_id       uuid NOT NULL,
    porting_order_id uuid NOT NULL,
    document_id      uuid NOT NULL,
    document_type    text NOT NULL CONSTRAINT porting_additional_document_type
        CHECK (document_type IN ('loa', 'invoice', 'csr', 'other')),
    created_at       timestamptz NOT NULL,
    FOREIGN KEY (account_id, porting_order_id) REFERENCES porting_order (account_id, id) ON DELETE CASCADE
);
CREATE INDEX porting_additional_document_by_creation
    ON porting_additional_document (account_id, porting_order_id, created_at DESC, id DESC);
