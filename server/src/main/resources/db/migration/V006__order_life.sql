-- Where a refused cancellation leads back to.
ALTER TABLE porting_order ADD COLUMN status_before_cancel text;

ALTER TABLE porting_order
    ADD CONSTRAINT porting_order_exception_has_details CHECK (status <> 'exception' OR status_details <> '[]'),
    ADD CONSTRAINT porting_order_foc_is_confirmed
        CHECK (status <> 'foc-date-confirmed' OR foc_datetime_actual IS NOT NULL),
    ADD CONSTRAINT porting_order_cancel_knows_the_way_back CHECK (
        (status = 'cancel-pending') = (status_before_cancel IS NOT NULL)
        AND status_before_cancel IN ('in-process', 'submitted', 'exception', 'foc-date-confirmed'));

-- Why something was done, in words; the losing carrier acts too, and orders are split.
ALTER TABLE porting_order_change ADD COLUMN reason text;
ALTER TABLE porting_order_change DROP CONSTRAINT porting_order_change_action_check;
ALTER TABLE porting_order_change ADD CONSTRAINT porting_order_change_action_known
    CHECK (action IN ('created', 'updated', 'status_changed', 'split', 'deleted'));
ALTER TABLE porting_order_change DROP CONSTRAINT porting_order_change_actor_type_check;
ALTER TABLE porting_order_change ADD CONSTRAINT porting_order_change_actor_known
    CHECK (actor_type IN ('user', 'operator', 'carrier', 'system'));

-- What the porting desk is asked to do, at most one thing for each order.
CREATE TABLE desk_request (
    porting_order_id uuid PRIMARY KEY,
    account_id       uuid NOT NULL,
    request          text NOT NULL CHECK (request IN ('new_order', 'resubmission', 'new_date', 'cancellation')),
    asked_at         timestamptz NOT NULL,
    FOREIGN KEY (account_id, porting_order_id) REFERENCES porting_order (account_id, id) ON DELETE CASCADE
);
CREATE INDEX desk_request_by_age ON desk_request (asked_at, porting_order_id);
