package dev.portwright.porting.book;

import dev.portwright.platform.db.Sql;
import dev.portwright.platform.db.SqlText;
import dev.portwright.platform.db.Tx;
import dev.portwright.platform.db.Where;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Reads all numbers of an account's orders, some at a time, each with what may be told of its order outside: no account
 * number, PIN or tax id, and nothing of who the numbers are of. A number keeps its place in this order when it moves to another
 * order, so that none is left out or read twice while orders are split.
 */
@ApplicationScoped
public class NumberExport {
    /**
     * Which orders. Of an empty list any value will do, and of a time that is null any time.
     *
     * @param createdAfter the time itself excluded, as in {@code createdBefore}
     */
    public record Wanted(
            List<String> statuses,
            List<String> customerReferences,
            @Nullable Instant createdAfter,
            @Nullable Instant createdBefore) {}

    /** The place of a number among those of its account. */
    public record Place(Instant createdAt, UUID id) {
        /** Before all numbers. */
        public static final Place START = new Place(Instant.EPOCH, new UUID(0, 0));
    }

    /**
     * A number with its order.
     *
     * @param supportKey null for a draft, which does not show it; so is {@code parentSupportKey}
     * @param exceptionCodes why the order is in exception, with blanks between; null when it is not
     */
    public record Entry(
            String phoneNumber,
            @Nullable String activationStatus,
            String portabilityStatus,
            UUID orderId,
            String orderStatus,
            @Nullable String exceptionCodes,
            @Nullable String supportKey,
            @Nullable String parentSupportKey,
            @Nullable String customerReference,
            @Nullable String customerGroupReference,
            String countryCode,
            String phoneNumberType,
            String carrierName,
            boolean fastPortEligible,
            @Nullable String miscType,
            @Nullable Instant focRequested,
            @Nullable Instant focActual,
            Instant orderCreatedAt,
            Instant orderUpdatedAt) {}

    /**
     * Some numbers.
     *
     * @param entries those of wanted orders
     * @param read how many were looked at
     * @param last the place of the last one of these; where reading began when there are none
     */
    public record Some(List<Entry> entries, int read, Place last) {}

    /** Orders are looked up after the numbers of the page, so that a page costs the same whatever is wanted. */
    private static final SqlText PAGE = SqlText.of("""
            SELECT n.created_at, n.id, o.id, n.phone_number, n.activation_status, n.portability_status, o.status,
                   CASE WHEN o.status = 'exception'
                        THEN (SELECT string_agg(d ->> 'code', ' ') FROM jsonb_array_elements(o.status_details) d) END,
                   CASE WHEN o.status <> 'draft' THEN o.support_key END,
                   CASE WHEN o.status <> 'draft' THEN o.parent_support_key END,
                   o.customer_reference, o.customer_group_reference, o.country_code, o.phone_number_type, o.carrier_name,
                   o.fast_port_eligible, o.misc_type, o.foc_datetime_requested, o.foc_datetime_actual, o.created_at,
                   o.updated_at
            FROM (SELECT id, account_id, porting_order_id, created_at, phone_number, activation_status, portability_status
                  FROM porting_phone_number
                  WHERE account_id = {account}
                      AND (created_at, id) > ({after}, {after_id}) AND (created_at, id) <= ({until}, {until_id})
                  ORDER BY created_at, id LIMIT {most}) n
            LEFT JOIN porting_order o ON o.account_id = n.account_id AND o.id = n.porting_order_id AND {wanted}
            ORDER BY n.created_at, n.id""");

    /** The place of the newest number of the account; empty when it has none. */
    public Optional<Place> last(Tx tx, UUID accountId) {
        return tx.sql("""
                        SELECT created_at, id FROM porting_phone_number WHERE account_id = ?
                        ORDER BY created_at DESC, id DESC LIMIT 1""").set(accountId).one(row -> new Place(row.instant(), row.uuid()));
    }

    /** How many numbers the account has. */
    public long count(Tx tx, UUID accountId) {
        return tx.sql("SELECT count(*) FROM porting_phone_number WHERE account_id = ?")
                .set(accountId)
                .one(Sql.Row::number)
                .orElse(0L);
    }

    /**
     * Reads the next numbers, in a transaction for that alone.
     *
     * @param after where the ones before ended
     * @param until the last place to read
     * @param most how many to look at
     */
    public Some read(Tx tx, UUID accountId, Wanted wanted, Place after, Place until, int most) {
        // Along the index, whatever PostgreSQL believes of a table that has just grown: to sort all that is left for
        // each page
        // would take the square of the time.
        tx.sql("SET LOCAL enable_bitmapscan = off").execute();
        List<Entry> entries = new ArrayList<>();
        List<Place> places = new ArrayList<>(most);
        tx.sql(PAGE.with("account", accountId)
                        .with("after", after.createdAt())
                        .with("after_id", after.id())
                        .with("until", until.createdAt())
                        .with("until_id", until.id())
                        .with("most", most)
                        .with("wanted", conditions(wanted)))
                .plannedEachTime()
                .each(most, row -> {
                    places.add(new Place(row.instant(), row.uuid()));
                    UUID orderId = row.uuidOrNull();
                    if (orderId != null) {
                        entries.add(entry(row, orderId));
                    }
                });
        return new Some(entries, places.size(), places.isEmpty() ? after : places.getLast());
    }

    private static SqlText conditions(Wanted wanted) {
        Where where = new Where();
        if (!wanted.statuses.isEmpty()) {
            where.and("status", SqlText.of("o.status = ANY ({statuses})").with("statuses", "text", wanted.statuses));
        }
        if (!wanted.customerReferences.isEmpty()) {
            where.and(
                    "customer_reference",
                    SqlText.of("o.customer_reference = ANY ({references})")
                            .with("references", "text", wanted.customerReferences));
        }
        if (wanted.createdAfter != null) {
            where.and("created_at", SqlText.of("o.created_at > {after}").with("after", wanted.createdAfter));
        }
        if (wanted.createdBefore != null) {
            where.and("created_at", SqlText.of("o.created_at < {before}").with("before", wanted.createdBefore));
        }
        return where.text();
    }

    private static Entry entry(Sql.Row row, UUID orderId) {
        return new Entry(
                row.string(),
                row.stringOrNull(),
                row.string(),
                orderId,
                row.string(),
                row.stringOrNull(),
                row.stringOrNull(),
                row.stringOrNull(),
                row.stringOrNull(),
                row.stringOrNull(),
                row.string(),
                row.string(),
                row.string(),
                row.bool(),
                row.stringOrNull(),
                row.instantOrNull(),
                row.instantOrNull(),
                row.instant(),
                row.instant());
    }
}
