-- Resources of all the kinds that the API has beside orders: one table of bodies, what is looked for or sorted by beside it,
-- and what they refer to. An order keeps columns of its own (docs/adr/0022).
CREATE TABLE resource (
    uid uuid PRIMARY KEY,
    account_id uuid NOT NULL REFERENCES account (id),
    -- Kinds of one family share their ids: whoever names a connection does not say of which kind it is.
    family text NOT NULL,
    id text COLLATE "C" NOT NULL CONSTRAINT resource_id_form CHECK (id ~ '^([0-9]{1,19}|[0-9a-f-]{36})$'),
    kind text NOT NULL,
    version bigint NOT NULL,
    -- In which part of the count it is counted.
    part smallint NOT NULL,
    body jsonb NOT NULL,
    secrets bytea,
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL,
    CONSTRAINT resource_id UNIQUE (account_id, family, id)
);
CREATE INDEX resource_by_creation ON resource (account_id, kind, created_at, uid);
-- Only lists of all kinds of a family read it.
CREATE INDEX resource_of_family ON resource (account_id, family, created_at, uid) WHERE family <> kind;

-- One row for each attribute that the kind is looked for or sorted by, the empty text when there is no value. Letters are small.
CREATE TABLE resource_key (
    uid uuid NOT NULL REFERENCES resource (uid) ON DELETE CASCADE,
    name text NOT NULL,
    account_id uuid NOT NULL,
    kind text NOT NULL,
    value text COLLATE "C" NOT NULL,
    created_at timestamptz NOT NULL,
    only_one boolean NOT NULL,
    -- Whether it is looked for by parts of it.
    parts boolean NOT NULL,
    PRIMARY KEY (uid, name)
);
CREATE INDEX resource_key_value ON resource_key (account_id, kind, name, value, created_at, uid);
CREATE UNIQUE INDEX resource_key_only_one ON resource_key (account_id, kind, name, value) WHERE only_one;
CREATE INDEX resource_key_parts ON resource_key USING gin (value gin_trgm_ops) WHERE parts;

-- The low digits of ids that are numbers.
CREATE SEQUENCE resource_number;

-- What is referred to cannot be deleted.
CREATE TABLE resource_reference (
    uid uuid NOT NULL REFERENCES resource (uid) ON DELETE CASCADE,
    attribute text NOT NULL,
    account_id uuid NOT NULL,
    family text NOT NULL,
    id text COLLATE "C" NOT NULL,
    PRIMARY KEY (uid, attribute),
    CONSTRAINT resource_reference_target FOREIGN KEY (account_id, family, id) REFERENCES resource (account_id, family, id)
);
CREATE INDEX resource_reference_by_target ON resource_reference (account_id, family, id);

-- Counted in parts, so that those who create at the same time seldom wait for each other.
CREATE TABLE resource_count (
    account_id uuid NOT NULL REFERENCES account (id),
    kind text NOT NULL,
    part smallint NOT NULL,
    resources integer NOT NULL CONSTRAINT resource_count_not_negative CHECK (resources >= 0),
    most integer NOT NULL,
    PRIMARY KEY (account_id, kind, part),
    CONSTRAINT resource_count_within_bound CHECK (resources <= most)
);
