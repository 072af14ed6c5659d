-- Extensions belong to a number of an order and go with it, also to another order: what a key may refer to. The new index does
-- what the old one did.
CREATE UNIQUE INDEX porting_phone_number_with_its_order ON porting_phone_number (porting_order_id, id);
DROP INDEX porting_phone_number_by_order;

-- Extensions of numbers of orders: what is dialled behind a number, 0 to 999.
CREATE TABLE porting_phone_number_extension (
    id                      uuid PRIMARY KEY,
    account_id              uuid NOT NULL,
    porting_order_id        uuid NOT NULL,
    porting_phone_number_id uuid NOT NULL,
    first_extension         integer NOT NULL,
    last_extension          integer NOT NULL,
    activation_ranges       jsonb NOT NULL,
    created_at              timestamptz NOT NULL,
    FOREIGN KEY (account_id, porting_order_id) REFERENCES porting_order (account_id, id) ON DELETE CASCADE,
    CONSTRAINT porting_phone_number_extension_with_its_number
        FOREIGN KEY (porting_order_id, porting_phone_number_id) REFERENCES porting_phone_number (porting_order_id, id)
        ON UPDATE CASCADE ON DELETE CASCADE,
    CONSTRAINT porting_phone_number_extension_range
        CHECK (first_extension >= 0 AND first_extension <= last_extension AND last_extension <= 999)
);
CREATE INDEX porting_phone_number_extension_by_creation
    ON porting_phone_number_extension (account_id, porting_order_id, created_at DESC, id DESC);
CREATE INDEX porting_phone_number_extension_by_number
    ON porting_phone_number_extension (porting_order_id, porting_phone_number_id);
