-- Whether an order or a number names a resource is asked before the resource is deleted.
CREATE INDEX porting_order_by_connection ON porting_order (account_id, lower(connection_id)) WHERE connection_id IS NOT NULL;
CREATE INDEX porting_order_by_billing_group
    ON porting_order (account_id, lower(billing_group_id)) WHERE billing_group_id IS NOT NULL;
CREATE INDEX porting_order_by_emergency_address
    ON porting_order (account_id, lower(emergency_address_id)) WHERE emergency_address_id IS NOT NULL;
CREATE INDEX porting_order_by_messaging_profile
    ON porting_order (account_id, lower(messaging_profile_id)) WHERE messaging_profile_id IS NOT NULL;
CREATE INDEX inventory_number_by_messaging_profile
    ON inventory_number (account_id, status, lower(messaging_profile_id)) WHERE messaging_profile_id IS NOT NULL;
