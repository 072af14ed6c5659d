-- Bytes of any kind, in rows of a part each. One that is not kept is being written, or was when its server died; the
-- times are the database's, since no sandbox's clock has to do with them.
CREATE TABLE blob (
    id         uuid PRIMARY KEY,
    account_id uuid NOT NULL REFERENCES account,
    kept       boolean NOT NULL,
    begun_at   timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX blob_of_account ON blob (account_id);
CREATE INDEX blob_not_kept ON blob (begun_at) WHERE NOT kept;

CREATE TABLE blob_part (
    blob_id    uuid NOT NULL REFERENCES blob ON DELETE CASCADE,
    -- Of its first byte.
    position   bigint NOT NULL CHECK (position >= 0),
    bytes      bytea NOT NULL,
    written_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (blob_id, position)
);
-- Documents are compressed by themselves.
ALTER TABLE blob_part ALTER COLUMN bytes SET STORAGE EXTERNAL;

CREATE TABLE document (
    id                 uuid PRIMARY KEY,
    account_id         uuid NOT NULL REFERENCES account,
    blob_id            uuid NOT NULL,
    filename           text NOT NULL CONSTRAINT document_filename_length CHECK (length(filename) BETWEEN 1 AND 512),
    content_type       text NOT NULL CONSTRAINT document_content_type_length CHECK (length(content_type) <= 100),
    size               bigint NOT NULL CONSTRAINT document_size CHECK (size BETWEEN 1 AND 20971520),
    sha256             text NOT NULL CONSTRAINT document_sha256 CHECK (sha256 ~ '^[0-9a-f]{64}$'),
    customer_reference text CONSTRAINT document_customer_reference_length CHECK (length(customer_reference) <= 255),
    av_scan_status     text NOT NULL CONSTRAINT document_av_scan_status
        CHECK (av_scan_status IN ('not_scanned', 'pending_scan', 'scanned', 'infected')),
    created_at         timestamptz NOT NULL,
    updated_at         timestamptz NOT NULL,
    CONSTRAINT document_of_an_account UNIQUE (account_id, id),
    CONSTRAINT document_has_bytes_of_its_own UNIQUE (blob_id),
    CONSTRAINT document_has_bytes FOREIGN KEY (blob_id) REFERENCES blob
);
-- One for each order of the list.
CREATE INDEX document_by_creation ON document (account_id, created_at DESC, id DESC);
CREATE INDEX document_by_change ON document (account_id, updated_at DESC, id DESC);
CREATE INDEX document_by_filename ON document (account_id, lower(filename) COLLATE "C", id);
CREATE INDEX document_by_reference ON document (account_id, customer_reference, created_at DESC, id DESC)
    WHERE customer_reference IS NOT NULL;

-- What an account's documents are and take together.
CREATE TABLE document_space (
    account_id uuid PRIMARY KEY REFERENCES account,
    documents  bigint NOT NULL CONSTRAINT document_space_documents CHECK (documents >= 0),
    bytes      bigint NOT NULL CONSTRAINT document_space_bytes CHECK (bytes >= 0)
);
