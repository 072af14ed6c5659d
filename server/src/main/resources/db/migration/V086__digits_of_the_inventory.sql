CREATE INDEX inventory_number_by_digit_groups ON inventory_number USING gin (digit_groups(phone_number));
ANALYZE inventory_number;
