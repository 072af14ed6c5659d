-- What the simulated carrier of a sandbox knows of an order.
CREATE TABLE sandbox_scenario (
    porting_order_id uuid PRIMARY KEY,
    account_id       uuid NOT NULL,
    asked            text CHECK (asked IN ('new_order', 'resubmission', 'new_date', 'cancellation', 'messaging')),
    steps            jsonb NOT NULL DEFAULT '[]',
    raised           jsonb NOT NULL DEFAULT '{}',
    settled          jsonb NOT NULL DEFAULT '[]',
    FOREIGN KEY (account_id, porting_order_id) REFERENCES porting_order (account_id, id) ON DELETE CASCADE
);
