-- The numbers of a messaging profile are listed; until now it was only asked whether there is one.
CREATE INDEX inventory_number_of_messaging_profile
    ON inventory_number (account_id, status, lower(messaging_profile_id), landed_at DESC, id DESC)
    WHERE messaging_profile_id IS NOT NULL;
DROP INDEX inventory_number_by_messaging_profile;
