-- Keys that this installation seals PDF files with, each with the certificate that goes into the files.
CREATE TABLE seal_key (
    id          uuid PRIMARY KEY,
    private_key bytea NOT NULL,
    certificate bytea NOT NULL,
    created_at  timestamptz NOT NULL,
    ends_at     timestamptz NOT NULL
);
CREATE INDEX seal_key_newest ON seal_key (ends_at DESC, id DESC);
