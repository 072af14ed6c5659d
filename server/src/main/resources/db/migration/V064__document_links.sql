-- What uses a document, which therefore stays. Of something that belongs to an order the order is named too: with that it
-- goes.
CREATE TABLE document_link (
    id                 uuid PRIMARY KEY,
    account_id         uuid NOT NULL,
    document_id        uuid NOT NULL,
    linked_record_type text NOT NULL,
    linked_resource_id uuid NOT NULL,
    porting_order_id   uuid,
    created_at         timestamptz NOT NULL,
    CONSTRAINT document_link_once UNIQUE (account_id, linked_record_type, linked_resource_id, document_id),
    CONSTRAINT document_link_of_a_document
        FOREIGN KEY (account_id, document_id) REFERENCES document (account_id, id),
    CONSTRAINT document_link_of_an_order
        FOREIGN KEY (account_id, porting_order_id) REFERENCES porting_order (account_id, id) ON DELETE CASCADE
);
CREATE INDEX document_link_by_creation ON document_link (account_id, created_at DESC, id DESC);
CREATE INDEX document_link_by_document ON document_link (account_id, document_id, created_at DESC, id DESC);
CREATE INDEX document_link_by_order ON document_link (account_id, porting_order_id) WHERE porting_order_id IS NOT NULL;
