-- What the desk notes of an order for itself: what the losing carrier calls it, and whose work it is.
CREATE TABLE desk_sheet (
    porting_order_id     uuid PRIMARY KEY,
    account_id           uuid NOT NULL,
    carrier_order_number text,
    claimed_by           uuid REFERENCES operator,
    claimed_at           timestamptz,
    CONSTRAINT desk_sheet_claim_is_whole CHECK ((claimed_by IS NULL) = (claimed_at IS NULL)),
    FOREIGN KEY (account_id, porting_order_id) REFERENCES porting_order (account_id, id) ON DELETE CASCADE
);
CREATE INDEX desk_sheet_by_number ON desk_sheet (carrier_order_number) WHERE carrier_order_number IS NOT NULL;
CREATE INDEX desk_sheet_by_claim ON desk_sheet (claimed_by) WHERE claimed_by IS NOT NULL;

CREATE TABLE desk_note (
    id               uuid PRIMARY KEY,
    account_id       uuid NOT NULL,
    porting_order_id uuid NOT NULL,
    operator_id      uuid REFERENCES operator,
    body             text NOT NULL,
    created_at       timestamptz NOT NULL,
    FOREIGN KEY (account_id, porting_order_id) REFERENCES porting_order (account_id, id) ON DELETE CASCADE
);
CREATE INDEX desk_note_by_order ON desk_note (porting_order_id, created_at DESC, id DESC);
