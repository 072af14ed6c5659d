-- How often the bytes of a document could not be had that is to be read.
ALTER TABLE document_reading ADD COLUMN misses int NOT NULL DEFAULT 0;

-- The newest of an account is read first: what it has just named, and not what has waited since before documents were read.
DROP INDEX document_reading_waiting;
CREATE INDEX document_reading_waiting ON document_reading (account_id, next_try DESC) WHERE state = 'waiting';
