-- The desk is also asked to let text messages follow. A cancellation that is refused leads back to what was asked before.
ALTER TABLE desk_request
    DROP CONSTRAINT desk_request_request_check,
    ADD COLUMN request_before text,
    ADD COLUMN asked_before timestamptz,
    ADD CONSTRAINT desk_request_known
        CHECK (request IN ('new_order', 'resubmission', 'new_date', 'cancellation', 'messaging')),
    ADD CONSTRAINT desk_request_before_a_cancellation
        CHECK ((request_before IS NULL) = (asked_before IS NULL)
               AND (request_before IS NULL
                    OR (request = 'cancellation' AND request_before IN ('new_order', 'resubmission', 'new_date'))));

-- The desk's list goes over all accounts.
CREATE INDEX porting_order_of_all_by_creation ON porting_order (created_at DESC, id DESC);
CREATE INDEX porting_order_of_all_by_status ON porting_order (status, created_at DESC, id DESC);
DROP INDEX porting_order_by_support_key;
CREATE INDEX porting_order_by_support_key ON porting_order (support_key, account_id);
