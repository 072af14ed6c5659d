-- The history of an account as a whole, newest first, of whatever there is and was: its first page reads as many entries
-- as it has, however many there are. At a million entries this takes some seconds, in which nothing is changed.
CREATE INDEX porting_order_change_by_account ON porting_order_change (account_id, occurred_at DESC, id DESC);
