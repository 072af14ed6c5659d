package dev.portwright.inventory;

import dev.portwright.platform.db.SharedLocks;
import dev.portwright.platform.db.Sql;
import dev.portwright.platform.db.Tx;
import dev.portwright.platform.id.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Writes landings. The one place that changes a row of another account: it ends when its number is landed elsewhere. */
@ApplicationScoped
class LandingStore {
    /** The purpose of its shared locks. */
    private static final int LANDING = 2001;

    private final Ids ids;

    LandingStore(Ids ids) {
        this.ids = ids;
    }

    void land(Tx tx, Landing landing) {
        // Nobody else may put a number between its leaving one account and its arriving in the other.
        SharedLocks.lock(tx, LANDING, landing.phoneNumbers());
        List<String> arriving = notLandedYet(tx, landing);
        if (arriving.isEmpty()) {
            return;
        }
        leave(tx, landing, arriving);
        arrive(tx, landing, arriving);
    }

    private static List<String> notLandedYet(Tx tx, Landing landing) {
        return tx.sql("""
                        SELECT n FROM unnest(?) WITH ORDINALITY AS wanted (n, place)
                        WHERE NOT EXISTS (SELECT 1 FROM inventory_number
                                          WHERE account_id = ? AND porting_order_id = ? AND phone_number = n)
                        ORDER BY place""")
                .array("text", landing.phoneNumbers())
                .set(landing.accountId())
                .set(landing.portingOrderId())
                .list(Sql.Row::string);
    }

    private static void leave(Tx tx, Landing landing, List<String> numbers) {
        tx.sql("""
                        UPDATE inventory_number
                        SET status = 'ported-out', ended_at = ?, updated_at = GREATEST(updated_at, ?)
                        WHERE status = 'active' AND phone_number = ANY (?)""").set(landing.at()).set(landing.at()).array("text", numbers).execute();
    }

    private void arrive(Tx tx, Landing landing, List<String> numbers) {
        tx.sql("""
                        INSERT INTO inventory_number
                            (id, phone_number, account_id, porting_order_id, country_code, phone_number_type,
                             connection_id, messaging_profile_id, billing_group_id, emergency_address_id, tags,
                             customer_reference, landed_at, updated_at, user_bundle_id, bundled_at)
                        SELECT id, phone_number, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, user_bundle_id,
                               CASE WHEN user_bundle_id IS NOT NULL THEN ?::timestamptz END
                        FROM unnest(?, ?, ?) AS arriving (id, phone_number, user_bundle_id)""")
                .set(landing.accountId())
                .set(landing.portingOrderId())
                .set(landing.countryCode())
                .set(landing.phoneNumberType())
                .set(landing.connectionId())
                .set(landing.messagingProfileId())
                .set(landing.billingGroupId())
                .set(landing.emergencyAddressId())
                .array("text", landing.tags())
                .set(landing.customerReference())
                .set(landing.at())
                .set(landing.at())
                .set(landing.at())
                .array("uuid", numbers, number -> ids.next())
                .array("text", numbers)
                .array("uuid", numbers, landing.userBundles()::get)
                .execute();
    }
}
