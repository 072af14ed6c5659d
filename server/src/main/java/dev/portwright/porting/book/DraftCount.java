package dev.portwright.porting.book;

import dev.portwright.platform.config.Settings;
import dev.portwright.platform.db.DatabaseException;
import dev.portwright.platform.db.Sql;
import dev.portwright.platform.db.Tx;
import dev.portwright.platform.problem.ApiException;
import dev.portwright.platform.problem.ProblemCode;
import dev.portwright.porting.order.PortingOrder;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.TreeMap;
import java.util.UUID;

/**
 * Counts the drafts of each account and keeps them within a bound, however many requests create some at once. The count
 * is in {@value #PARTS} parts so that these seldom wait for each other; four random bits of its id say which part a draft
 * counts in, so an id is made for a part that has room where others are full.
 */
@ApplicationScoped
class DraftCount {
    static final int PARTS = 16;

    /** Where the part stands in the lower half of an id: the first random bits after the variant. */
    private static final int PART_AT = 56;

    /** Adds drafts once the numbers of an order are written. Its parameters are those of {@link #setAdding}. */
    static final String ADD = """
            INSERT INTO draft_count AS c (account_id, part, drafts, most)
            SELECT ?, p.part, p.drafts, p.most
            FROM (SELECT count(*) AS count FROM numbers) written, unnest(?, ?, ?) AS p (part, drafts, most)
            WHERE written.count > 0 ORDER BY p.part
            ON CONFLICT (account_id, part) DO UPDATE
            SET drafts = c.drafts + excluded.drafts, most = excluded.most
            RETURNING 1""";

    /** The part of the id in {@code gone}, the draft that one statement takes away. */
    static final String ONE_LESS = """
            UPDATE draft_count c SET drafts = greatest(0, c.drafts - gone.drafts)
            FROM (SELECT account_id, get_byte(uuid_send(id), 8) & 15 AS part, count(*) AS drafts
                  FROM gone WHERE status = 'draft' GROUP BY 1, 2) gone
            WHERE c.account_id = gone.account_id AND c.part = gone.part""";

    private final int most;

    DraftCount(Settings settings) {
        this.most = settings.drafts();
    }

    static int part(UUID id) {
        return (int) (id.getLeastSignificantBits() >>> PART_AT) & (PARTS - 1);
    }

    /** The id, made one of that part. It differs from all others as before: ids of one moment differ in their ends. */
    static UUID inPart(UUID id, int part) {
        long others = id.getLeastSignificantBits() & ~((PARTS - 1L) << PART_AT);
        return new UUID(id.getMostSignificantBits(), others | ((long) part << PART_AT));
    }

    /** True when a statement was refused because a part would have had too many drafts. */
    static boolean isFull(DatabaseException e) {
        return e.violates("draft_count_within_bound");
    }

    /** Sets the parameters of {@link #ADD}: these drafts of one account, or none. */
    Sql setAdding(Sql sql, UUID accountId, Collection<UUID> drafts) {
        Map<Integer, Integer> parts = new TreeMap<>();
        drafts.forEach(id -> parts.merge(part(id), 1, Integer::sum));
        return sql.set(accountId)
                .array("int4", parts.keySet())
                .array("int4", parts.values())
                .array("int4", parts.keySet().stream().map(this::share).toList());
    }

    /**
     * Finds parts with room for so many drafts.
     *
     * @return one part for each draft
     * @throws ApiException 422 when the account has no room for them
     */
    List<Integer> room(Tx tx, UUID accountId, int drafts) {
        record Part(int number, int room) {}
        int[] taken = new int[PARTS];
        tx.sql("SELECT part, drafts FROM draft_count WHERE account_id = ?")
                .set(accountId)
                .list(row -> taken[row.integer()] = row.integer());
        PriorityQueue<Part> parts = new PriorityQueue<>((a, b) -> Integer.compare(b.room(), a.room()));
        for (int part = 0; part < PARTS; part++) {
            parts.add(new Part(part, share(part) - taken[part]));
        }
        List<Integer> chosen = new ArrayList<>();
        while (chosen.size() < drafts) {
            Part roomiest = parts.remove();
            if (roomiest.room() <= 0) {
                throw full();
            }
            chosen.add(roomiest.number());
            parts.add(new Part(roomiest.number(), roomiest.room() - 1));
        }
        return chosen;
    }

    ApiException full() {
        return new ApiException(ProblemCode.UNPROCESSABLE.because("An account may have " + most
                + " drafts at a time, and this request would make more. Submit or delete some drafts first."));
    }

    /** The bound of one part. Those of all parts make the whole. */
    private int share(int part) {
        return most / PARTS + (part < most % PARTS ? 1 : 0);
    }

    /**
     * Locks the parts that these drafts of an account count in, in the order in which everybody does: for who takes several
     * away, one after the other.
     */
    static void hold(Tx tx, UUID accountId, Collection<UUID> drafts) {
        tx.sql("SELECT 1 FROM draft_count WHERE account_id = ? AND part = ANY (?) ORDER BY part FOR UPDATE")
                .set(accountId)
                .array("int4", drafts.stream().map(DraftCount::part).distinct().toList())
                .list(Sql.Row::integer);
    }

    /** Counts a draft that has been submitted. */
    static void submitted(Tx tx, PortingOrder order) {
        tx.sql("""
                        UPDATE draft_count SET drafts = greatest(0, drafts - 1)
                        WHERE account_id = ? AND part = ?""").set(order.accountId()).set(part(order.id())).execute();
    }

    /** Forgets an account that has no drafts. */
    static void forget(Tx tx, UUID accountId) {
        tx.sql("DELETE FROM draft_count WHERE account_id = ? AND drafts = 0")
                .set(accountId)
                .execute();
    }
}
