-- The desk looks for orders of all accounts that are under way by what they have in common. Few orders are; most are
-- drafts or over, and not in here.
CREATE INDEX porting_order_under_way ON porting_order (foc_datetime_actual, id)
    INCLUDE (status, carrier_name, country_code, foc_datetime_requested, created_at)
    WHERE status IN ('in-process', 'submitted', 'exception', 'foc-date-confirmed', 'cancel-pending');
