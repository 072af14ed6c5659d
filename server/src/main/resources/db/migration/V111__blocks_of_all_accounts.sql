-- Whoever submits numbers looks for blocks of all accounts that have them.
CREATE INDEX porting_phone_number_block_of_all_by_stem ON porting_phone_number_block (left(first_number, -3));
