-- Ids of the keys that sealed before the one that seals now. None of them seals anything new again, also when a server
-- starts that still has one of them for its key.
ALTER TABLE encryption_check ADD COLUMN retired text[] NOT NULL DEFAULT '{}';

-- How many values each key had sealed when they were last looked at, by the id of the key. "unnamed" are those of
-- versions that did not write the id with the value.
CREATE TABLE sealed_value_count (
    key_id        text PRIMARY KEY,
    sealed_values bigint NOT NULL
);
