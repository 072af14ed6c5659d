-- The activation of an order's numbers at one confirmed date.
CREATE TABLE activation_job (
    id               uuid PRIMARY KEY,
    account_id       uuid NOT NULL,
    porting_order_id uuid NOT NULL,
    activation_type  text NOT NULL CHECK (activation_type IN ('scheduled', 'on-demand')),
    status           text NOT NULL CHECK (status IN ('created', 'in-process', 'completed', 'failed')),
    activate_at      timestamptz NOT NULL,
    window_start     timestamptz NOT NULL,
    window_end       timestamptz NOT NULL,
    attempts         integer NOT NULL DEFAULT 0,
    created_at       timestamptz NOT NULL,
    updated_at       timestamptz NOT NULL,
    FOREIGN KEY (account_id, porting_order_id) REFERENCES porting_order (account_id, id) ON DELETE CASCADE,
    CONSTRAINT activation_job_in_its_window CHECK (activate_at BETWEEN window_start AND window_end)
);
CREATE INDEX activation_job_by_order ON activation_job (account_id, porting_order_id, created_at DESC, id DESC);
CREATE UNIQUE INDEX activation_job_one_open_for_each_order
    ON activation_job (porting_order_id) WHERE status IN ('created', 'in-process');
