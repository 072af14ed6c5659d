package dev.portwright.numberrange;

import dev.portwright.phonenumber.NumberRange;
import dev.portwright.phonenumber.PhoneNumberType;
import dev.portwright.platform.contract.Page;
import dev.portwright.platform.db.Sql;
import dev.portwright.platform.db.Tx;
import dev.portwright.platform.page.Listed;
import java.time.Instant;
import java.util.List;

/** The SQL of the tables {@code number_range} and {@code number_range_list}. */
final class NumberRangeStore {
    private NumberRangeStore() {}

    /** The version of the list; 0 for one that was never replaced. */
    static long version(Tx tx) {
        return tx.sql("SELECT version FROM number_range_list")
                .one(Sql.Row::number)
                .orElse(0L);
    }

    static List<NumberRange> all(Tx tx) {
        return tx
                .sql("SELECT prefix, digits, country_code, phone_number_type, note FROM number_range")
                .list(NumberRangeStore::row)
                .stream()
                .map(OwnRange::range)
                .toList();
    }

    static Listed<OwnRange> page(Tx tx, Page page) {
        long total =
                tx.sql("SELECT count(*) FROM number_range").one(Sql.Row::number).orElse(0L);
        List<OwnRange> ranges = tx.sql("""
                SELECT prefix, digits, country_code, phone_number_type, note
                  FROM number_range
                 ORDER BY prefix
                 LIMIT ? OFFSET ?""").set(page.size()).set(page.offset()).list(NumberRangeStore::row);
        return Listed.counted(ranges, page, total);
    }

    /**
     * What {@link #replaceAll} did.
     *
     * @param removed how many ranges there were before
     * @param version of the list from now on
     */
    record Replaced(int removed, long version) {}

    /** Puts these ranges in the place of all others. Whoever comes at the same time waits for the lock of the one row. */
    static Replaced replaceAll(Tx tx, List<OwnRange> ranges, Instant now) {
        long version = tx.sql("""
                        INSERT INTO number_range_list (version, replaced_at) VALUES (1, ?)
                        ON CONFLICT (only_row) DO UPDATE
                        SET version = number_range_list.version + 1, replaced_at = excluded.replaced_at
                        RETURNING version""").set(now).one(Sql.Row::number).orElseThrow();
        int removed = tx.sql("DELETE FROM number_range").execute();
        tx.sql("""
                INSERT INTO number_range (prefix, digits, country_code, phone_number_type, note)
                SELECT * FROM unnest(?::text[], ?::integer[], ?::text[], ?::text[], ?::text[])""")
                .array("text", ranges.stream().map(own -> own.range().prefix()).toList())
                .array(
                        "integer",
                        ranges.stream().map(own -> own.range().length()).toList())
                .array(
                        "text",
                        ranges.stream().map(own -> own.range().countryCode()).toList())
                .array(
                        "text",
                        ranges.stream()
                                .map(own -> own.range().type().wireName())
                                .toList())
                .array("text", ranges.stream().map(OwnRange::note).toList())
                .execute();
        return new Replaced(removed, version);
    }

    private static OwnRange row(Sql.Row row) {
        String prefix = row.string();
        int length = (int) row.number();
        String country = row.string();
        PhoneNumberType type = PhoneNumberType.of(row.string());
        return new OwnRange(new NumberRange(prefix, length, country, type), row.string());
    }
}
