-- Who of the people of the desk has changed an account, where it was one of them. Whoever is removed stays in operator.
ALTER TABLE account_change ADD COLUMN operator_id uuid;
