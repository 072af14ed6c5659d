-- Pages of the directory are in the order of the prefixes' bytes. With that order in the primary key a page of a million
-- ranges is read from the index instead of sorting all of them.
ALTER TABLE carrier_range ALTER COLUMN prefix TYPE text COLLATE "C";
