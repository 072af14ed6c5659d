-- Numbers are found by any of their digits: by each four that stand together. Three letters at a time, as pg_trgm takes them,
-- are too few for digits: thousands of numbers have any three of them, and a digit that is repeated says nothing more.
CREATE FUNCTION digit_groups(phone_number text) RETURNS int[] LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    RETURN ARRAY(SELECT substr(phone_number, place, 4)::int FROM generate_series(2, length(phone_number) - 3) place);

-- Each table in a migration of its own, and what is dropped in the last: while an index is made, another server that is at
-- work reads as before.
CREATE INDEX porting_phone_number_by_digit_groups ON porting_phone_number USING gin (digit_groups(phone_number));
ANALYZE porting_phone_number;
