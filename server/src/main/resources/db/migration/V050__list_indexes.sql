-- Several filters at a time: the orders of one status or one country are told apart by the index alone, without reading
-- those that the other filters leave out. At a million orders this takes some seconds, in which orders cannot be written.
DROP INDEX porting_order_by_status;
CREATE INDEX porting_order_by_status ON porting_order (account_id, status, created_at DESC, id DESC)
    INCLUDE (country_code, carrier_name, misc_type, fast_port_eligible, foc_datetime_requested);
DROP INDEX porting_order_by_country;
CREATE INDEX porting_order_by_country ON porting_order (account_id, country_code, created_at DESC, id DESC)
    INCLUDE (status, carrier_name, misc_type, fast_port_eligible, foc_datetime_requested);
