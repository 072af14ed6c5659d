-- What the losing carrier is asked to have otherwise, sealed, until it has answered.
ALTER TABLE porting_supplement
    ADD COLUMN asked bytea,
    ADD CONSTRAINT porting_supplement_asks_until_answered CHECK ((asked IS NOT NULL) = (type = 'other' AND state = 'sent'));

ALTER TABLE desk_request
    DROP CONSTRAINT desk_request_known,
    DROP CONSTRAINT desk_request_before_a_cancellation,
    ADD CONSTRAINT desk_request_known CHECK (
        request IN ('new_order', 'resubmission', 'new_date', 'change', 'cancellation', 'messaging', 'activation')),
    ADD CONSTRAINT desk_request_before_a_cancellation CHECK (
        (request_before IS NULL) = (asked_before IS NULL)
        AND (request_before IS NULL
             OR (request = 'cancellation' AND request_before IN ('new_order', 'resubmission', 'new_date', 'change'))));

ALTER TABLE sandbox_scenario
    DROP CONSTRAINT sandbox_scenario_asked_check,
    ADD CONSTRAINT sandbox_scenario_asked_check
        CHECK (asked IN ('new_order', 'resubmission', 'new_date', 'change', 'cancellation', 'messaging'));
