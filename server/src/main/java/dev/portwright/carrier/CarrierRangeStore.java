package dev.portwright.carrier;

import dev.portwright.platform.db.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;

/** The SQL of the tables {@code carrier_range} and {@code carrier_directory}. */
final class CarrierRangeStore {
    /** The version of a directory that was never filled. */
    static final long NEVER_FILLED = 0;

    /** Rows of one INSERT: few round trips, and arrays that stay small in memory. */
    private static final int CHUNK = 5_000;

    private CarrierRangeStore() {}

    static long version(Connection connection) throws SQLException {
        return Sql.of(connection, "SELECT version FROM carrier_directory")
                .one(Sql.Row::number)
                .orElse(NEVER_FILLED);
    }

    /** The version, with the row's lock: until the transaction ends nobody else replaces the ranges. */
    static long lock(Connection connection) throws SQLException {
        return Sql.of(connection, "SELECT version FROM carrier_directory FOR UPDATE")
                .one(Sql.Row::number)
                .orElseThrow(() -> new IllegalStateException("the row of carrier_directory is gone"));
    }

    static List<CarrierRange> all(Connection connection) throws SQLException {
        return Sql.of(connection, """
                SELECT prefix, carrier_name, spid, ocn, fast_port_eligible, messaging_capable, portable,
                       not_portable_reason
                  FROM carrier_range""").list(CarrierRangeStore::range);
    }

    static CarrierRangePage page(Connection connection, int number, int size) throws SQLException {
        long total = Sql.of(connection, "SELECT count(*) FROM carrier_range")
                .one(Sql.Row::number)
                .orElse(0L);
        List<CarrierRange> ranges = Sql.of(connection, """
                SELECT prefix, carrier_name, spid, ocn, fast_port_eligible, messaging_capable, portable,
                       not_portable_reason
                  FROM carrier_range
                 ORDER BY prefix COLLATE "C"
                 LIMIT ? OFFSET ?""")
                .set((long) size)
                .set((number - 1L) * size)
                .list(CarrierRangeStore::range);
        return new CarrierRangePage(ranges, total);
    }

    /** Puts these ranges in the place of all others and says how many those were. The caller holds the {@link #lock}. */
    static int replaceAll(Connection connection, List<CarrierRange> ranges, Instant now) throws SQLException {
        int removed = Sql.of(connection, "DELETE FROM carrier_range").execute();
        for (int from = 0; from < ranges.size(); from += CHUNK) {
            insert(connection, ranges.subList(from, Math.min(ranges.size(), from + CHUNK)));
        }
        Sql.of(connection, """
                UPDATE carrier_directory SET version = nextval('carrier_directory_version'), replaced_at = ?""").set(now).execute();
        return removed;
    }

    private static void insert(Connection connection, List<CarrierRange> ranges) throws SQLException {
        Sql.of(connection, """
                INSERT INTO carrier_range (prefix, carrier_name, spid, ocn, fast_port_eligible, messaging_capable,
                                           portable, not_portable_reason)
                SELECT * FROM unnest(?, ?, ?, ?, ?, ?, ?, ?)""")
                .array("text", column(ranges, CarrierRange::prefix))
                .array("text", column(ranges, range -> range.carrier().name()))
                .array("text", column(ranges, range -> range.carrier().spid()))
                .array("text", column(ranges, range -> range.carrier().ocn()))
                .array("bool", column(ranges, range -> range.carrier().fastPortEligible()))
                .array("bool", column(ranges, range -> range.carrier().messagingCapable()))
                .array("bool", column(ranges, range -> range.carrier().portable()))
                .array("text", column(ranges, range -> range.carrier().notPortableReason()))
                .execute();
    }

    private static <T> List<T> column(List<CarrierRange> ranges, Function<CarrierRange, T> value) {
        return ranges.stream().map(value).toList();
    }

    private static CarrierRange range(Sql.Row row) throws SQLException {
        return new CarrierRange(
                row.string(),
                new Carrier(
                        row.string(), row.string(), row.string(), row.bool(), row.bool(), row.bool(), row.string()));
    }
}
