package dev.portwright.platform.db;

import java.util.Collection;

/** Locks on things that have no row to lock, such as a phone number that no account owns yet. */
public final class SharedLocks {
    private SharedLocks() {}

    /**
     * Keeps others who wait for a turn of this name for the same purpose waiting until the transaction ends. Taken before
     * {@link #lock} by those who hold that one long, it keeps one of them from standing in line many times before others.
     *
     * @param purpose a number that nobody uses for another one
     */
    public static void turn(Tx tx, int purpose, String name) {
        tx.sql("SELECT pg_advisory_xact_lock(?::int, hashtext(?))::text")
                .set(purpose)
                .set(name)
                .list(Sql.Row::stringOrNull);
    }

    /**
     * Keeps others who wait for a {@link #turn} of this name waiting until the transaction ends, but none who only take part.
     * Who wants both takes the turn first: two who take part would wait for each other.
     */
    public static void takePart(Tx tx, int purpose, String name) {
        tx.sql("SELECT pg_advisory_xact_lock_shared(?::int, hashtext(?))::text")
                .set(purpose)
                .set(name)
                .list(Sql.Row::stringOrNull);
    }

    /**
     * Keeps others who lock any of these names for the same purpose waiting until the transaction ends. Names share 64
     * locks, taken in one order by everyone: few enough for the database's table of locks, and never a deadlock among
     * those who lock once in a transaction.
     *
     * @param purpose a number that nobody uses for another one
     */
    public static void lock(Tx tx, int purpose, Collection<String> names) {
        tx.sql("""
                        SELECT pg_advisory_xact_lock(?::int, slot)::text FROM (
                            SELECT DISTINCT hashtext(n) & 63 AS slot FROM unnest(?) n ORDER BY slot) slots""").set(purpose).array("text", names).list(Sql.Row::stringOrNull);
    }
}
