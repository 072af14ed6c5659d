-- Which carrier has which range of numbers. The rows are data of the operator, filled from the shipped file at first use.
CREATE TABLE carrier_range (
    prefix              text PRIMARY KEY CONSTRAINT carrier_range_prefix_digits CHECK (prefix ~ '^[1-9][0-9]{0,14}$'),
    carrier_name        text NOT NULL CONSTRAINT carrier_range_name_length CHECK (length(carrier_name) BETWEEN 1 AND 100),
    spid                text NOT NULL CONSTRAINT carrier_range_spid_form CHECK (spid ~ '^[A-Z0-9]{1,10}$'),
    ocn                 text NOT NULL CONSTRAINT carrier_range_ocn_form CHECK (ocn ~ '^[A-Z0-9]{1,10}$'),
    fast_port_eligible  boolean NOT NULL,
    messaging_capable   boolean NOT NULL,
    portable            boolean NOT NULL,
    not_portable_reason text NOT NULL,
    CONSTRAINT carrier_range_reason_when_not_portable CHECK (portable = (not_portable_reason = ''))
);

-- One row: its lock puts replacements one after the other, its version tells other servers to read the ranges anew.
-- Version 0 means that the ranges were never filled.
CREATE TABLE carrier_directory (
    only_row    boolean PRIMARY KEY DEFAULT true CONSTRAINT carrier_directory_one_row CHECK (only_row),
    version     bigint NOT NULL,
    replaced_at timestamptz
);
INSERT INTO carrier_directory (version) VALUES (0);

-- A sequence, not version + 1: a number drawn by a transaction that rolled back never names other content later.
CREATE SEQUENCE carrier_directory_version;
