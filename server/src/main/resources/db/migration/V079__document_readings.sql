-- What was found in documents that were read, and which are to be. It goes with its document. When one is to be read goes by the
-- clock of the database.
CREATE TABLE document_reading (
    document_id uuid PRIMARY KEY,
    account_id  uuid NOT NULL,
    state       text NOT NULL CONSTRAINT document_reading_state
        CHECK (state IN ('waiting', 'read', 'no_text', 'encrypted', 'unreadable')),
    tries       int NOT NULL DEFAULT 0,
    next_try    timestamptz,
    findings    bytea,
    CONSTRAINT document_reading_of_a_document
        FOREIGN KEY (account_id, document_id) REFERENCES document (account_id, id) ON DELETE CASCADE,
    CONSTRAINT document_reading_waits_for_a_time CHECK ((state = 'waiting') = (next_try IS NOT NULL)),
    CONSTRAINT document_reading_read_has_findings CHECK ((state = 'read') = (findings IS NOT NULL)),
    CONSTRAINT document_reading_findings_length CHECK (length(findings) <= 135168)
);
CREATE INDEX document_reading_waiting ON document_reading (account_id, next_try) WHERE state = 'waiting';
