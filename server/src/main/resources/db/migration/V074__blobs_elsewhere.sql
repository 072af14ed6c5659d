-- Bytes may be in an object of an S3 store instead of in parts: then the key of that is here before it is written. One that
-- is dropped is about to be deleted there; its row goes after it.
ALTER TABLE blob ADD COLUMN object_key text;
ALTER TABLE blob ADD COLUMN dropped boolean NOT NULL DEFAULT false;
ALTER TABLE blob ADD CONSTRAINT blob_dropped_is_not_kept CHECK (NOT (dropped AND kept));
ALTER TABLE blob ADD CONSTRAINT blob_dropped_is_an_object CHECK (NOT dropped OR object_key IS NOT NULL);
