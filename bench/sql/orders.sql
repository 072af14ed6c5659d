-- Orders :first to :last of the load, by the account and user of the order :pattern, whose requirements they share.
-- The id of order n is 01900000-0000-7000-8000-00000 and n as seven digits, so that pgbench can make it of a number.
-- They are of the last 28 days, since drafts that are older and untouched are deleted.
-- Orders created together have neighbouring numbers; statuses, countries and carriers are strewn over all of them.
WITH generated AS (
    SELECT n,
           ('01900000-0000-7000-8000-00000' || n)::uuid AS id,
           hashint4(n) & 1023 AS status_draw,
           hashint4(n + 7000000) & 1023 AS country_draw,
           hashint4(n + 14000000) & 1023 AS draw,
           hashint4(n + 21000000) & 65535 AS name_draw,
           now() - interval '28 days' + (n - 1000000) * interval '2 seconds' AS created_at
    FROM generate_series(:first, :last) n
), drawn AS (
    SELECT *,
           CASE WHEN status_draw < 400 THEN 'draft' WHEN status_draw < 550 THEN 'in-process'
                WHEN status_draw < 650 THEN 'submitted' WHEN status_draw < 700 THEN 'exception'
                WHEN status_draw < 800 THEN 'foc-date-confirmed' WHEN status_draw < 970 THEN 'ported'
                WHEN status_draw < 1022 OR draw < 900 THEN 'cancelled' ELSE 'cancel-pending' END AS status,
           CASE WHEN country_draw < 700 THEN 'US' WHEN country_draw < 850 THEN 'CA' WHEN country_draw < 930 THEN 'GB'
                WHEN country_draw < 980 THEN 'DE' WHEN country_draw < 1015 THEN 'AU' ELSE 'NZ' END AS country_code
    FROM generated
), pattern AS (
    SELECT account_id, user_id, requirements FROM porting_order WHERE id = :pattern
), orders AS (
    INSERT INTO porting_order (
        id, account_id, user_id, status, status_details, status_before_cancel, foc_datetime_actual, support_key,
        parent_support_key, country_code, phone_number_type,
        carrier_name, carrier_spid, fast_port_eligible, messaging_capable, phone_numbers_count, customer_reference,
        customer_group_reference, foc_datetime_requested, activation_type, entity_name, auth_person_name,
        billing_phone_number, street_address, locality, administrative_area, postal_code, location_country_code,
        misc_type, remaining_numbers_action, messaging_profile_id, tags, requirements, webhook_url, created_at, updated_at)
    -- Support keys longer than any that the server draws, so that none of these is drawn again.
    SELECT id, account_id, user_id, status,
           CASE status WHEN 'exception' THEN '[{"code": "OTHER", "description": "Ask again."}]'::jsonb ELSE '[]' END,
           CASE status WHEN 'cancel-pending' THEN 'submitted' END,
           CASE WHEN status IN ('foc-date-confirmed', 'ported') THEN created_at + interval '14 days' END, 'sr_' || lpad(to_hex(n), 12, '0'), 'pr_' || lpad(to_hex(n / 3), 12, '0'),
           country_code, CASE WHEN draw < 900 THEN 'local' ELSE 'mobile' END,
           (ARRAY['Unreal Communications', 'Larkspur Telephone', 'Cedar Ridge Communications',
                  'Pacific Cedar Telephone', 'Boreal Telecom', 'Trade Wind Telecom'])
               [1 + least(5, (draw * draw) / 150000)],
           (9000 + draw % 7)::text, country_code IN ('US', 'CA') AND draw < 700, true, 1, 'ref-' || n,
           CASE WHEN draw % 4 = 0 THEN 'group-' || n / 50 END,
           CASE WHEN draw % 3 > 0 THEN date_trunc('hour', created_at) + (draw % 40) * interval '1 day' END,
           CASE WHEN draw % 3 > 0 THEN 'scheduled' END,
           CASE WHEN status_draw > 100 THEN 'Entity ' || name_draw END,
           CASE WHEN status_draw > 100 THEN 'Person ' || name_draw % 5000 END,
           '+1720' || 2000000 + n % 7000000, draw || ' Example Street', 'Denver', 'CO', '80203', country_code,
           CASE WHEN draw < 600 THEN 'full' WHEN draw < 800 THEN 'partial' END,
           CASE WHEN draw BETWEEN 600 AND 799 THEN 'disconnect' END,
           'f1486bae-f067-460c-ad43-73a92848f901', '["bench"]', requirements,
           NULL, created_at, created_at
    FROM drawn, pattern
), numbers AS (
    INSERT INTO porting_phone_number (
        id, account_id, porting_order_id, phone_number, activation_status, open, created_at)
    SELECT ('01900000-0000-7000-9000-00000' || n)::uuid, account_id, id,
           -- A step without a common factor spreads the digits and meets no number twice.
           CASE country_code WHEN 'GB' THEN '+4420' WHEN 'DE' THEN '+4930' WHEN 'AU' THEN '+612' WHEN 'NZ' THEN '+649'
                             ELSE '+1720' END || 2000000 + n::bigint * 4099 % 7999993,
           CASE WHEN status = 'ported' THEN 'Active' END, status NOT IN ('ported', 'cancelled'), created_at
    FROM drawn, pattern
)
INSERT INTO porting_order_change (
    id, account_id, porting_order_id, version, occurred_at, action, actor_type, user_id, changes)
SELECT ('01900000-0000-7000-a000-00000' || n)::uuid, account_id, id, 1, created_at, 'created', 'user', user_id, '[]'
FROM drawn, pattern
