-- Nobody waits for these locks for long: who would hold them up is asked to come back, and the start is tried again.
SET LOCAL lock_timeout = '10s';
DROP INDEX porting_phone_number_by_digits;
DROP INDEX inventory_number_by_digits;
