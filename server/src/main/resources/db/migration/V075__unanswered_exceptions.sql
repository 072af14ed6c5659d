-- Orders in exception that nobody has answered, once their owner was told when they will be cancelled for that. One is told
-- anew when the order was answered since: then the time since when it waits is another one.
CREATE TABLE exception_warning (
    porting_order_id uuid PRIMARY KEY,
    account_id       uuid NOT NULL,
    since            timestamptz NOT NULL,
    -- Null for an order that cannot be cancelled any more.
    cancel_at        timestamptz,
    CONSTRAINT exception_warning_of_an_order
        FOREIGN KEY (account_id, porting_order_id) REFERENCES porting_order (account_id, id) ON DELETE CASCADE
);

-- Few orders are in exception.
CREATE INDEX porting_order_in_exception ON porting_order (updated_at, id) WHERE status = 'exception';
