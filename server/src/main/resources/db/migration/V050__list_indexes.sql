-- Several filters at a time: the orders of one status or one country are told apart by the index alone, without reading
-- those that the other filters leave out. At a million orders this takes some seconds, in which orders are read but not
-- written; the old indexes go last, since nobody reads while an index is dropped.
CREATE INDEX porting_order_by_status_new ON porting_order (account_id, status, created_at DESC, id DESC)
    INCLUDE (country_code, carrier_name, misc_type, fast_port_eligible, foc_datetime_requested);
CREATE INDEX porting_order_by_country_new ON porting_order (account_id, country_code, created_at DESC, id DESC)
    INCLUDE (status, carrier_name, misc_type, fast_port_eligible, foc_datetime_requested);
DROP INDEX porting_order_by_status;
ALTER INDEX porting_order_by_status_new RENAME TO porting_order_by_status;
DROP INDEX porting_order_by_country;
ALTER INDEX porting_order_by_country_new RENAME TO porting_order_by_country;
