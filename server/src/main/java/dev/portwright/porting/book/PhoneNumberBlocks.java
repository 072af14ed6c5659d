package dev.portwright.porting.book;

import dev.portwright.phonenumber.NumberFilter;
import dev.portwright.phonenumber.NumberSpan;
import dev.portwright.phonenumber.PhoneNumbers;
import dev.portwright.platform.contract.Page;
import dev.portwright.platform.contract.Query;
import dev.portwright.platform.db.Db;
import dev.portwright.platform.db.SharedLocks;
import dev.portwright.platform.db.Sql;
import dev.portwright.platform.db.SqlText;
import dev.portwright.platform.db.Tx;
import dev.portwright.platform.page.Filter;
import dev.portwright.platform.page.Listed;
import dev.portwright.platform.problem.Problem;
import dev.portwright.platform.problem.ProblemCode;
import dev.portwright.platform.problem.Problems;
import dev.portwright.porting.order.PhoneNumberBlock;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The blocks of numbers that orders have. They are kept here because an order is made and split together with its blocks;
 * who asks for one, and when it may, is the matter of others.
 */
@ApplicationScoped
public class PhoneNumberBlocks {
    /** The purpose of the turns in which an account makes blocks, so that two at once do not overlap. */
    private static final int BLOCKS = 2005;

    private static final SqlText HOLDING = SqlText.of("""
            EXISTS (SELECT 1 FROM unnest({values}) wanted
                    WHERE length(wanted) = length(b.first_number) AND left(wanted, -3) = left(b.first_number, -3)
                          AND right(wanted, 3)::int BETWEEN right(b.first_number, 3)::int
                                                        AND right(b.last_number, 3)::int)""");

    /** Of {@code porting_phone_number_block b} with its {@code porting_order o}. */
    private static final List<Filter> FILTERS = List.of(
            Filter.uuid("porting_order_id", "b.porting_order_id"),
            Filter.text("status", "o.status"),
            // Drafts do not show their keys, so they are not found by them.
            Filter.text("support_key", "o.support_key").and("o.status <> 'draft'"),
            Filter.texts("phone_number", HOLDING).asAny(number -> NumberFilter.whole("filter[phone_number]", number)),
            Filter.overlapping(
                    "activation_status",
                    "ARRAY(SELECT n.activation_status FROM porting_phone_number n WHERE n.block_id = b.id)"),
            Filter.overlapping(
                    "portability_status",
                    "ARRAY(SELECT n.portability_status FROM porting_phone_number n WHERE n.block_id = b.id)"));

    private static final SqlText FROM = SqlText.of("""
            FROM porting_phone_number_block b
            JOIN porting_order o ON o.account_id = b.account_id AND o.id = b.porting_order_id
            WHERE b.account_id = {account} AND b.porting_order_id = {order} AND {filters}""");

    private static final SqlText PAGE = SqlText.of(
                    "SELECT {columns} {from} ORDER BY {sort} LIMIT {limit} OFFSET {offset}")
            .with("columns", PhoneNumberBlockStore.COLUMNS)
            .with("from", FROM);

    private static final SqlText COUNT = SqlText.of("SELECT count(*) FROM (SELECT 1 {from} LIMIT {most}) counted")
            .with("from", FROM);

    /** Ties are broken by the id, so that pages do not overlap. */
    private static final Map<String, SqlText> ORDERS = Map.of(
            "created_at", SqlText.of("b.created_at, b.id"),
            "-created_at", SqlText.of("b.created_at DESC, b.id DESC"));

    private final Db db;
    private final OrderBook orders;

    PhoneNumberBlocks(Db db, OrderBook orders) {
        this.db = db;
        this.orders = orders;
    }

    /**
     * One page of an order's blocks, newest first unless the query says otherwise.
     *
     * @throws dev.portwright.platform.problem.ApiException 404 when the account has no such order
     */
    public Listed<PhoneNumberBlock> list(UUID accountId, UUID orderId, Query query) {
        SqlText filters = Filter.where(FILTERS, query).text();
        String sort = query.text("sort").orElse("-created_at");
        Page page = query.page();
        SqlText rows = PAGE.with("account", accountId)
                .with("order", orderId)
                .with("filters", filters)
                .with("sort", Objects.requireNonNull(ORDERS.get(sort), sort))
                .with("limit", page.size() + 1)
                .with("offset", page.offset());
        SqlText count = COUNT.with("account", accountId).with("order", orderId).with("filters", filters);
        return db.readPage(page.size(), tx -> {
            orders.require(tx, accountId, orderId);
            return Listed.of(
                    tx.sql(rows).page(PhoneNumberBlockStore::read),
                    page,
                    limit -> tx.sql(count.with("most", limit + 1))
                            .one(Sql.Row::number)
                            .orElse(0L));
        });
    }

    /** Until the transaction ends an account makes no other blocks: what is {@link #inTheWay} of these is all there is. */
    public static void lock(Tx tx, UUID accountId) {
        SharedLocks.turn(tx, BLOCKS, accountId.toString());
    }

    /**
     * Looks at what an account has in ranges that are to become blocks.
     *
     * @param ranges by their places in the request
     * @param orderId the order that the blocks are for, whose own numbers join them; null when it is not there yet
     * @param problems takes what is in the way: other blocks of open orders, and numbers of other open orders
     * @return the numbers in the ranges that open orders have, with the ids of these
     */
    public static Map<String, UUID> inTheWay(
            Tx tx, UUID accountId, Map<String, NumberSpan> ranges, @Nullable UUID orderId, Problems problems) {
        List<PhoneNumberBlockStore.Existing> blocks = PhoneNumberBlockStore.overlapping(tx, accountId, ranges.values());
        Map<String, UUID> numbers = PhoneNumberStore.inOpenOrders(
                tx,
                accountId,
                ranges.values().stream()
                        .flatMap(range -> range.numbers().stream())
                        .toList());
        ranges.forEach((pointer, range) -> {
            blocks.stream()
                    .filter(block -> block.range().overlaps(range))
                    .forEach(block -> problems.add(ProblemCode.UNPROCESSABLE.at(
                            pointer,
                            "The block overlaps with another one, "
                                    + block.range().words() + ", of "
                                    + (block.orderId().equals(orderId) ? "this order" : "order " + block.orderId())
                                    + ". Delete that one first.")));
            range.numbers().stream()
                    .filter(number ->
                            numbers.containsKey(number) && !numbers.get(number).equals(orderId))
                    .findFirst()
                    .ifPresent(number -> problems.add(taken(pointer, number, range, numbers, orderId)));
        });
        return numbers;
    }

    /**
     * Those of these numbers that lie in blocks of the account's open orders, on the orders or not. Until the transaction ends
     * it makes no blocks.
     *
     * @param numbers of countries with blocks; what is no number lies in none
     */
    static Map<String, NumberHolder> lockHolders(Tx tx, UUID accountId, Collection<String> numbers) {
        if (numbers.stream().anyMatch(PhoneNumbers::isE164)) {
            SharedLocks.takePart(tx, BLOCKS, accountId.toString());
        }
        return holders(tx, accountId, numbers);
    }

    /** The same, which others may change at once. */
    static Map<String, NumberHolder> holders(Tx tx, UUID accountId, Collection<String> numbers) {
        Map<String, List<String>> byStem = numbers.stream()
                .filter(PhoneNumbers::isE164)
                .collect(Collectors.groupingBy(number -> new NumberSpan(number, number).stem()));
        if (byStem.isEmpty()) {
            return Map.of();
        }
        Map<String, NumberHolder> holders = new HashMap<>();
        for (PhoneNumberBlockStore.Existing block : PhoneNumberBlockStore.withStems(tx, accountId, byStem.keySet())) {
            byStem.getOrDefault(block.range().stem(), List.of()).stream()
                    .filter(block.range()::holds)
                    .forEach(number -> holders.put(number, new NumberHolder(block.orderId(), block.range())));
        }
        return holders;
    }

    private static Problem taken(
            String pointer, String number, NumberSpan range, Map<String, UUID> numbers, @Nullable UUID orderId) {
        long more = range.numbers().stream()
                        .filter(other -> numbers.containsKey(other)
                                && !numbers.get(other).equals(orderId))
                        .count()
                - 1;
        return ProblemCode.NUMBER_IN_OTHER_ORDER.at(
                pointer,
                number + (more == 0 ? " is" : " and " + more + " more of the range are")
                        + " in another order that is not finished: " + numbers.get(number)
                        + ". Delete or cancel that one first.");
    }
}
