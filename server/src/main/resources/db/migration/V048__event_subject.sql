-- An event is about something of a type; those that were written so far, and those that a server of the version before
-- this one still writes, are about porting orders. The column of the id keeps its name for that server.
ALTER TABLE event ADD COLUMN subject_type text NOT NULL DEFAULT 'porting_order';
