-- Ranges of numbers that a losing carrier lets go of as a whole. The numbers of a block differ in their last three digits at most.
CREATE TABLE porting_phone_number_block (
    id                uuid PRIMARY KEY,
    account_id        uuid NOT NULL,
    porting_order_id  uuid NOT NULL,
    first_number      text NOT NULL CHECK (first_number ~ '^\+[1-9][0-9]{6,14}$'),
    last_number       text NOT NULL,
    activation_ranges jsonb NOT NULL,
    created_at        timestamptz NOT NULL,
    FOREIGN KEY (account_id, porting_order_id) REFERENCES porting_order (account_id, id) ON DELETE CASCADE,
    CONSTRAINT porting_phone_number_block_with_its_order UNIQUE (account_id, porting_order_id, id),
    CONSTRAINT porting_phone_number_block_has_one_stem CHECK (
        left(first_number, -3) = left(last_number, -3)
        AND last_number ~ '^\+[0-9]+$'
        AND right(first_number, 3)::int <= right(last_number, 3)::int)
);
CREATE INDEX porting_phone_number_block_by_creation
    ON porting_phone_number_block (account_id, porting_order_id, created_at DESC, id DESC);
CREATE INDEX porting_phone_number_block_by_stem ON porting_phone_number_block (account_id, left(first_number, -3));

-- A block is on one order with all of its numbers: where it goes they go, and none goes without it.
ALTER TABLE porting_phone_number
    ADD COLUMN block_id uuid,
    ADD CONSTRAINT porting_phone_number_with_its_block
        FOREIGN KEY (account_id, porting_order_id, block_id)
        REFERENCES porting_phone_number_block (account_id, porting_order_id, id)
        ON UPDATE CASCADE ON DELETE SET NULL (block_id);
CREATE INDEX porting_phone_number_by_block ON porting_phone_number (block_id) WHERE block_id IS NOT NULL;
