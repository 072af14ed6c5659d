-- An entry of a history is about something of a type; those that were written so far, and those that a server of the
-- version before this one still writes, are about porting orders. Table and column keep their names for that server.
ALTER TABLE porting_order_change ADD COLUMN subject_type text NOT NULL DEFAULT 'porting_order';
