package dev.portwright.carrier;

import dev.portwright.platform.contract.Page;
import dev.portwright.platform.db.Sql;
import dev.portwright.platform.db.Tx;
import dev.portwright.platform.page.Listed;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/** The SQL of the tables {@code carrier_range} and {@code carrier_directory}. */
final class CarrierRangeStore {
    /** The version of a directory that was never filled. */
    static final long NEVER_FILLED = 0;

    /** Rows that the driver fetches at once of a table that is read as a whole. */
    private static final int FETCHED = 2_000;

    /** Characters that are sent at once of a table that is written as a whole. */
    private static final int SENT = 1 << 16;

    private CarrierRangeStore() {}

    static long version(Tx tx) {
        return tx.sql("SELECT version FROM carrier_directory")
                .one(Sql.Row::number)
                .orElse(NEVER_FILLED);
    }

    /** The version, with the row's lock: until the transaction ends nobody else replaces the ranges. */
    static long lock(Tx tx) {
        return tx.sql("SELECT version FROM carrier_directory FOR UPDATE")
                .one(Sql.Row::number)
                .orElseThrow(() -> new IllegalStateException("the row of carrier_directory is gone"));
    }

    /**
     * Reads all ranges, in a transaction: outside of one the driver fetches all rows at once.
     *
     * @throws IllegalStateException when they are more than a table holds
     */
    static CarrierTable table(Tx tx) {
        CarrierTableBuilder ranges = new CarrierTableBuilder();
        tx.sql("""
                SELECT prefix, carrier_name, spid, ocn, fast_port_eligible, messaging_capable, portable,
                       not_portable_reason
                  FROM carrier_range""").each(FETCHED, row -> {
            CarrierRange range = range(row);
            ranges.add(Long.parseLong(range.prefix()), range.carrier());
        });
        return ranges.table(ranges.sorted());
    }

    static Listed<CarrierRange> page(Tx tx, Page page) {
        long total = tx.sql("SELECT count(*) FROM carrier_range")
                .one(Sql.Row::number)
                .orElse(0L);
        List<CarrierRange> ranges =
                tx.sql("""
                SELECT prefix, carrier_name, spid, ocn, fast_port_eligible, messaging_capable, portable,
                       not_portable_reason
                  FROM carrier_range
                 ORDER BY prefix COLLATE "C"
                 LIMIT ? OFFSET ?""").set(page.size()).set(page.offset()).list(CarrierRangeStore::range);
        return Listed.counted(ranges, page, total);
    }

    /**
     * What {@link #replaceAll} did.
     *
     * @param removed how many ranges there were before
     * @param version of the directory from now on
     */
    record Replaced(int removed, long version) {}

    /** Puts these ranges in the place of all others. The caller holds the {@link #lock}. */
    static Replaced replaceAll(Tx tx, CarrierTable ranges, Instant now) {
        // A million rows take longer than any other statement may, and less than this.
        tx.sql("SET LOCAL statement_timeout = '2min'").execute();
        int removed = tx.sql("DELETE FROM carrier_range").execute();
        tx.jdbc(connection -> copy(connection, ranges));
        long version = tx.sql("""
                        UPDATE carrier_directory SET version = nextval('carrier_directory_version'), replaced_at = ?
                        RETURNING version""").set(now).one(Sql.Row::number).orElseThrow();
        return new Replaced(removed, version);
    }

    private static @Nullable Void copy(Connection connection, CarrierTable ranges) throws SQLException {
        CopyIn copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn("""
                COPY carrier_range (prefix, carrier_name, spid, ocn, fast_port_eligible, messaging_capable, portable,
                                    not_portable_reason) FROM STDIN""");
        try {
            StringBuilder lines = new StringBuilder(SENT + 1_000);
            for (int i = 0; i < ranges.size(); i++) {
                line(ranges.prefix(i), ranges.carrier(i), lines);
                if (lines.length() >= SENT || i == ranges.size() - 1) {
                    byte[] bytes = lines.toString().getBytes(StandardCharsets.UTF_8);
                    copy.writeToCopy(bytes, 0, bytes.length);
                    lines.setLength(0);
                }
            }
            copy.endCopy();
            return null;
        } finally {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
        }
    }

    /** A line of PostgreSQL's text format. A carrier's texts have no control characters, which would be escaped too. */
    private static void line(long prefix, Carrier carrier, StringBuilder lines) {
        lines.append(prefix)
                .append('\t')
                .append(carrier.name().replace("\\", "\\\\"))
                .append('\t')
                .append(carrier.spid())
                .append('\t')
                .append(carrier.ocn())
                .append('\t')
                .append(carrier.fastPortEligible())
                .append('\t')
                .append(carrier.messagingCapable())
                .append('\t')
                .append(carrier.portable())
                .append('\t')
                .append(carrier.notPortableReason().replace("\\", "\\\\"))
                .append('\n');
    }

    private static CarrierRange range(Sql.Row row) {
        return new CarrierRange(
                row.string(),
                new Carrier(
                        row.string(), row.string(), row.string(), row.bool(), row.bool(), row.bool(), row.string()));
    }
}
