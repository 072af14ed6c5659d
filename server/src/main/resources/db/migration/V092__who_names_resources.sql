-- Whether an order or a number names a resource is asked before the resource is deleted. Orders that are over do not count.
CREATE INDEX porting_order_by_connection
    ON porting_order (account_id, lower(connection_id))
    WHERE connection_id IS NOT NULL AND status NOT IN ('ported', 'cancelled');
CREATE INDEX porting_order_by_billing_group
    ON porting_order (account_id, lower(billing_group_id))
    WHERE billing_group_id IS NOT NULL AND status NOT IN ('ported', 'cancelled');
CREATE INDEX porting_order_by_emergency_address
    ON porting_order (account_id, lower(emergency_address_id))
    WHERE emergency_address_id IS NOT NULL AND status NOT IN ('ported', 'cancelled');
CREATE INDEX porting_order_by_messaging_profile
    ON porting_order (account_id, lower(messaging_profile_id))
    WHERE messaging_profile_id IS NOT NULL AND status NOT IN ('ported', 'cancelled');
CREATE INDEX inventory_number_by_messaging_profile
    ON inventory_number (account_id, status, lower(messaging_profile_id)) WHERE messaging_profile_id IS NOT NULL;

-- Sandboxes were born with these; now they make them.
DELETE FROM account_reference
WHERE account_id = '24b4a4bb-c4df-46ad-bbcb-23fc741c5ad7'
    AND reference_id IN ('f1486bae-f067-460c-ad43-73a92848f902', 'f1486bae-f067-460c-ad43-73a92848f901')
    AND kind <> 'document';
