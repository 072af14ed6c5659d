-- How many files were sent by a correction link, taken or not: a link ends to take them somewhere.
ALTER TABLE correction_link ADD COLUMN uploads int NOT NULL DEFAULT 0;
