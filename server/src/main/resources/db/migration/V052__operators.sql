-- People of the desk with keys of their own. Who is removed stays, since histories name them.
CREATE TABLE operator (
    id         uuid PRIMARY KEY,
    name       text NOT NULL,
    prefix     text NOT NULL,
    key_hash   bytea NOT NULL,
    created_at timestamptz NOT NULL,
    removed_at timestamptz,
    CONSTRAINT operator_key_hash_unique UNIQUE (key_hash)
);
CREATE UNIQUE INDEX operator_name_unique ON operator (name) WHERE removed_at IS NULL;
