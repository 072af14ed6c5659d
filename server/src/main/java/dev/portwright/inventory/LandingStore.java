package dev.portwright.inventory;

import dev.portwright.platform.db.Sql;
import dev.portwright.platform.id.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Writes landings. The one place that changes a row of another account: it ends when its number is landed elsewhere. */
@ApplicationScoped
class LandingStore {
    /** Any number that no other advisory lock of the product uses. */
    private static final int LOCK_CLASS = 2001;

    private final Ids ids;

    LandingStore(Ids ids) {
        this.ids = ids;
    }

    void land(Connection connection, Landing landing) throws SQLException {
        lock(connection, landing.phoneNumbers());
        List<String> arriving = notLandedYet(connection, landing);
        if (arriving.isEmpty()) {
            return;
        }
        leave(connection, landing, arriving);
        arrive(connection, landing, arriving);
    }

    /**
     * Keeps other landings of these numbers waiting until the transaction ends, so that nobody puts a number between
     * its leaving one account and its arriving in the other. Numbers share 64 locks, taken in one order by everyone:
     * few enough for the database's table of locks, and never a deadlock.
     */
    private static void lock(Connection connection, List<String> numbers) throws SQLException {
        Sql.of(connection, """
                        SELECT pg_advisory_xact_lock(?::int, slot)::text FROM (
                            SELECT DISTINCT hashtext(n) & 63 AS slot FROM unnest(?) n ORDER BY slot) slots""").set(LOCK_CLASS).array("text", numbers).list(Sql.Row::stringOrNull);
    }

    private static List<String> notLandedYet(Connection connection, Landing landing) throws SQLException {
        return Sql.of(connection, """
                        SELECT n FROM unnest(?) WITH ORDINALITY AS wanted (n, place)
                        WHERE NOT EXISTS (SELECT 1 FROM inventory_number
                                          WHERE account_id = ? AND porting_order_id = ? AND phone_number = n)
                        ORDER BY place""")
                .array("text", landing.phoneNumbers())
                .set(landing.accountId())
                .set(landing.portingOrderId())
                .list(Sql.Row::string);
    }

    private static void leave(Connection connection, Landing landing, List<String> numbers) throws SQLException {
        Sql.of(connection, """
                        UPDATE inventory_number
                        SET status = 'ported-out', ended_at = ?, updated_at = GREATEST(updated_at, ?)
                        WHERE status = 'active' AND phone_number = ANY (?)""")
                .set(landing.at())
                .set(landing.at())
                .array("text", numbers)
                .execute();
    }

    private void arrive(Connection connection, Landing landing, List<String> numbers) throws SQLException {
        Sql.of(connection, """
                        INSERT INTO inventory_number
                            (id, phone_number, account_id, porting_order_id, country_code, phone_number_type,
                             connection_id, messaging_profile_id, billing_group_id, emergency_address_id, tags,
                             customer_reference, landed_at, updated_at)
                        SELECT id, phone_number, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?
                        FROM unnest(?, ?) AS arriving (id, phone_number)""")
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
                .array("uuid", numbers.stream().map(number -> ids.next()).toList())
                .array("text", numbers)
                .execute();
    }
}
