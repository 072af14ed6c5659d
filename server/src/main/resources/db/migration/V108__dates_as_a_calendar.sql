-- The date that was confirmed last, when it is not the one that stands: calendars are told that it is no more.
ALTER TABLE porting_order ADD COLUMN foc_datetime_withdrawn timestamptz;
CREATE INDEX porting_order_by_date ON porting_order
    (account_id, coalesce(foc_datetime_actual, foc_datetime_withdrawn), id)
    WHERE coalesce(foc_datetime_actual, foc_datetime_withdrawn) IS NOT NULL;

-- Links by which calendar programs read the dates of an account, without a key. Nothing that opens one is kept.
CREATE TABLE calendar_link (
    id         uuid PRIMARY KEY,
    account_id uuid NOT NULL REFERENCES account,
    name       text CHECK (length(name) <= 100),
    created_at timestamptz NOT NULL,
    revoked_at timestamptz
);
CREATE INDEX calendar_link_by_creation ON calendar_link (account_id, created_at DESC, id DESC);
