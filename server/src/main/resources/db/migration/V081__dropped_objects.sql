-- Of an object that is dropped: whether the store has had all that it is sent of it. One that an upload was still about to
-- send may come after it was deleted, and is deleted once it cannot be on its way any more.
ALTER TABLE blob ADD COLUMN arrived boolean NOT NULL DEFAULT false;
CREATE INDEX blob_dropped ON blob (begun_at) WHERE dropped;

-- Dropped objects are found by their rows: they have no jobs any more.
DELETE FROM scheduled_tasks WHERE task_name = 'object-removal';
