-- Links by which an end customer corrects one order, without a key. Nothing that opens one is kept.
CREATE TABLE correction_link (
    id               uuid PRIMARY KEY,
    account_id       uuid NOT NULL,
    porting_order_id uuid NOT NULL,
    confirms         boolean NOT NULL,
    created_at       timestamptz NOT NULL,
    expires_at       timestamptz NOT NULL,
    revoked_at       timestamptz,
    corrected_at     timestamptz,
    corrections      int NOT NULL DEFAULT 0,
    FOREIGN KEY (account_id, porting_order_id) REFERENCES porting_order (account_id, id) ON DELETE CASCADE
);
CREATE INDEX correction_link_by_creation ON correction_link (account_id, porting_order_id, created_at DESC, id DESC);

-- Those who use one act in histories.
ALTER TABLE porting_order_change DROP CONSTRAINT porting_order_change_actor_known;
ALTER TABLE porting_order_change ADD CONSTRAINT porting_order_change_actor_known
    CHECK (actor_type IN ('user', 'end_customer', 'operator', 'carrier', 'system')) NOT VALID;
