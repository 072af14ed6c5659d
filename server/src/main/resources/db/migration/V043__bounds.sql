-- Orders that are gone but have a history, for emptying an account. Of the history only these few rows are in it, so
-- that other changes write no further index.
CREATE INDEX porting_order_change_of_deleted ON porting_order_change (account_id) WHERE action = 'deleted';

-- How many drafts each account has, in 16 parts, so that an account's requests seldom wait for each other: which part a
-- draft counts in is told by four random bits of its id. The database keeps each part within its share of the bound;
-- whoever adds to a part says how much that is.
CREATE TABLE draft_count (
    account_id uuid NOT NULL REFERENCES account,
    part       integer NOT NULL CHECK (part BETWEEN 0 AND 15),
    drafts     integer NOT NULL CHECK (drafts >= 0),
    most       integer NOT NULL,
    PRIMARY KEY (account_id, part),
    CONSTRAINT draft_count_within_bound CHECK (drafts <= most)
) WITH (fillfactor = 50);

INSERT INTO draft_count (account_id, part, drafts, most)
SELECT account_id, get_byte(uuid_send(id), 8) & 15, count(*), count(*)
FROM porting_order WHERE status = 'draft' GROUP BY 1, 2;

-- The digits of a new support key: a permutation of the sequence's numbers, so that neighbours look nothing alike. Six
-- hexadecimal digits for the first 16,777,216 orders, then seven and more. Drawn by the statement that writes the order,
-- after all that may refuse it.
CREATE FUNCTION next_support_digits() RETURNS text LANGUAGE sql VOLATILE AS $$
    SELECT CASE WHEN n < 16777216 THEN '' ELSE to_hex(n >> 24) END
           || lpad(to_hex(((n & 16777215) * 2654435761) & 16777215), 6, '0')
    FROM nextval('porting_support_number') n
$$;
DROP INDEX porting_order_by_support_key;
CREATE UNIQUE INDEX porting_order_support_key_unique ON porting_order (support_key);
