package dev.portwright.platform.db;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;

/** Locks on things that have no row to lock, such as a phone number that no account owns yet. */
public enum SharedLocks {
    /** Numbers on their way into an inventory. */
    LANDING(2001),
    /** Numbers that are being submitted to a losing carrier. */
    SUBMISSION(2002);

    private final int lockClass;

    SharedLocks(int lockClass) {
        this.lockClass = lockClass;
    }

    /**
     * Keeps others who lock any of these names for the same purpose waiting until the transaction ends. Names share 64
     * locks, taken in one order by everyone: few enough for the database's table of locks, and never a deadlock among
     * those who lock once in a transaction.
     */
    public void lock(Connection connection, Collection<String> names) throws SQLException {
        Sql.of(connection, """
                        SELECT pg_advisory_xact_lock(?::int, slot)::text FROM (
                            SELECT DISTINCT hashtext(n) & 63 AS slot FROM unnest(?) n ORDER BY slot) slots""").set(lockClass).array("text", names).list(Sql.Row::stringOrNull);
    }
}
