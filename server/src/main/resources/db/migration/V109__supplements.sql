-- Changes that the losing carrier is asked for after an order was submitted, numbered for each order.
CREATE TABLE porting_supplement (
    porting_order_id uuid NOT NULL,
    account_id       uuid NOT NULL,
    number           int NOT NULL CHECK (number > 0),
    type             text NOT NULL CHECK (type IN ('cancel', 'due_date', 'other')),
    state            text NOT NULL CHECK (state IN ('sent', 'acknowledged', 'refused', 'void')),
    changes          jsonb NOT NULL,
    reason           text,
    sent_by          text NOT NULL,
    sent_by_user_id  uuid,
    sent_at          timestamptz NOT NULL,
    answered_by      text,
    answered_at      timestamptz,
    PRIMARY KEY (porting_order_id, number),
    FOREIGN KEY (account_id, porting_order_id) REFERENCES porting_order (account_id, id) ON DELETE CASCADE,
    CONSTRAINT porting_supplement_is_answered_or_waits
        CHECK ((state = 'sent') = (answered_at IS NULL) AND (answered_at IS NULL) = (answered_by IS NULL))
);

-- One at a time, and a cancellation beside it: when that is refused, what was asked before is asked again.
CREATE UNIQUE INDEX porting_supplement_one_open
    ON porting_supplement (porting_order_id) WHERE state = 'sent' AND type <> 'cancel';
CREATE UNIQUE INDEX porting_supplement_one_cancellation_open
    ON porting_supplement (porting_order_id) WHERE state = 'sent' AND type = 'cancel';

-- What an order itself shows of them.
ALTER TABLE porting_order
    ADD COLUMN supplement_count int NOT NULL DEFAULT 0,
    ADD COLUMN open_supplement int,
    ADD COLUMN open_supplement_type text CHECK (open_supplement_type IN ('due_date', 'other')),
    ADD CONSTRAINT porting_order_open_supplement_whole
        CHECK ((open_supplement IS NULL) = (open_supplement_type IS NULL) AND open_supplement <= supplement_count);
