-- What activates the numbers of an order, where that is not what the installation says: the server by itself, or people of
-- the desk. What has a date by now goes on as it began, by itself, whatever the installation says from now on.
ALTER TABLE desk_sheet ADD COLUMN activation text
    CONSTRAINT desk_sheet_activation_known CHECK (activation IN ('automatic', 'by_hand'));
INSERT INTO desk_sheet (porting_order_id, account_id, activation)
SELECT porting_order_id, account_id, 'automatic' FROM activation_job WHERE status IN ('created', 'in-process')
ON CONFLICT (porting_order_id) DO UPDATE SET activation = excluded.activation;

-- People are asked to activate numbers when their time has come.
ALTER TABLE desk_request
    DROP CONSTRAINT desk_request_known,
    ADD CONSTRAINT desk_request_known
        CHECK (request IN ('new_order', 'resubmission', 'new_date', 'cancellation', 'messaging', 'activation'));
