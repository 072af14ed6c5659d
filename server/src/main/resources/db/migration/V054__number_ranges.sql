-- Ranges of numbers that this installation knows beside those of the program. The rows are data of the operator.
CREATE TABLE number_range (
    prefix            text COLLATE "C" PRIMARY KEY
        CONSTRAINT number_range_prefix_digits CHECK (prefix ~ '^[1-9][0-9]{0,14}$'),
    digits            integer NOT NULL
        CONSTRAINT number_range_digits CHECK (digits BETWEEN 7 AND 15 AND digits >= length(prefix)),
    country_code      text NOT NULL CONSTRAINT number_range_country_code CHECK (country_code ~ '^[A-Z]{2}$'),
    phone_number_type text NOT NULL CONSTRAINT number_range_type
        CHECK (phone_number_type IN ('local', 'mobile', 'national', 'shared_cost', 'toll_free')),
    note              text NOT NULL CONSTRAINT number_range_note_length CHECK (length(note) <= 200)
);

-- One row from the first replacement on: its lock puts replacements one after the other, its version tells other servers to
-- read the ranges anew.
CREATE TABLE number_range_list (
    only_row    boolean PRIMARY KEY DEFAULT true CONSTRAINT number_range_list_one_row CHECK (only_row),
    version     bigint NOT NULL,
    replaced_at timestamptz
);
