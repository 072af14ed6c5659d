package dev.portwright.porting.book;

import dev.portwright.phonenumber.BlockCountries;
import dev.portwright.phonenumber.NumberSpan;
import dev.portwright.platform.db.SqlText;
import dev.portwright.platform.db.Tx;
import dev.portwright.porting.order.PhoneNumberBlock;
import dev.portwright.porting.order.PlannedOrder;
import dev.portwright.porting.order.PortingOrder;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is under way by blocks, of whichever account: a losing carrier lets go of all numbers of a block, also of those that are
 * not activated and on no order. Orders of countries without blocks cost no statement here.
 */
final class BlocksUnderWay {
    /** Of {@code porting_phone_number_block b}: its order is submitted and not over. */
    private static final SqlText IS_SUBMITTED = SqlText.of("""
            EXISTS (SELECT 1 FROM porting_order o
                    WHERE o.account_id = b.account_id AND o.id = b.porting_order_id
                          AND o.status NOT IN ('draft', 'ported', 'cancelled'))""");

    /**
     * Of some orders those numbers {@code n} and blocks {@code w} that another one was submitted for; what is a number has no
     * last one. Who has the same stem has as many digits.
     */
    private static final SqlText ELSEWHERE = SqlText.of("""
            SELECT porting_order_id, first_number, last_number
            FROM (SELECT found.*, row_number() OVER (PARTITION BY porting_order_id
                                                     ORDER BY last_number NULLS FIRST, first_number) AS place
                  FROM (SELECT n.porting_order_id, n.phone_number AS first_number, NULL::text AS last_number
                        FROM ({numbers}) n
                        WHERE EXISTS (
                            SELECT 1 FROM porting_phone_number_block b
                            WHERE left(b.first_number, -3) = left(n.phone_number, -3)
                                  AND right(n.phone_number, 3)::int BETWEEN right(b.first_number, 3)::int
                                                                        AND right(b.last_number, 3)::int
                                  AND b.porting_order_id <> n.porting_order_id AND {submitted})
                        UNION ALL
                        SELECT w.porting_order_id, w.first_number, w.last_number
                        FROM ({blocks}) w
                        WHERE EXISTS (
                            SELECT 1 FROM porting_phone_number_block b
                            WHERE left(b.first_number, -3) = left(w.first_number, -3)
                                  AND right(b.first_number, 3)::int <= right(w.last_number, 3)::int
                                  AND right(b.last_number, 3)::int >= right(w.first_number, 3)::int
                                  AND b.porting_order_id <> w.porting_order_id AND {submitted})
                        OR EXISTS (
                            SELECT 1 FROM porting_phone_number other
                            WHERE other.submitted AND other.open
                                  AND other.phone_number BETWEEN w.first_number AND w.last_number
                                  AND left(other.phone_number, -3) = left(w.first_number, -3)
                                  AND other.porting_order_id <> w.porting_order_id)) found) placed
            WHERE place <= {most} ORDER BY porting_order_id, place""").with("submitted", IS_SUBMITTED);

    private static final SqlText NUMBERS_OF_ORDERS = SqlText.of("""
            SELECT porting_order_id, phone_number FROM porting_phone_number
            WHERE account_id = {account} AND porting_order_id = ANY ({orders})""");

    private static final SqlText BLOCKS_OF_ORDERS = SqlText.of("""
            SELECT porting_order_id, first_number, last_number FROM porting_phone_number_block
            WHERE account_id = {account} AND porting_order_id = ANY ({orders})""");

    private static final SqlText GIVEN_NUMBERS =
            SqlText.of("SELECT * FROM unnest({orders}, {numbers}) AS given (porting_order_id, phone_number)");

    private static final SqlText GIVEN_BLOCKS = SqlText.of(
            "SELECT * FROM unnest({orders}, {first}, {last}) AS given (porting_order_id, first_number, last_number)");

    private BlocksUnderWay() {}

    /** A number or a block of an order that may not be there yet. */
    private record Given<T>(UUID order, T what) {}

    /** True when numbers of the order's country are ported in blocks. */
    static boolean concerns(PortingOrder order) {
        return BlockCountries.withBlocks().contains(order.kind().countryCode());
    }

    /**
     * Under what orders of an account are locked besides their numbers, while they are submitted: what others may have in blocks
     * that hold these numbers, or in numbers that these blocks hold.
     */
    static List<String> stems(Tx tx, List<HeldOrder> orders) {
        List<HeldOrder> concerned =
                orders.stream().filter(held -> concerns(held.order())).toList();
        if (concerned.isEmpty()) {
            return List.of();
        }
        Stream<String> ofNumbers = concerned.stream()
                .flatMap(held -> held.numbers().stream())
                .map(number -> NumberSpan.stem(number.phoneNumber()));
        List<String> ofBlocks = PhoneNumberBlockStore.stemsOf(
                tx,
                concerned.getFirst().accountId(),
                concerned.stream().map(HeldOrder::id).toList());
        return Stream.concat(ofNumbers, ofBlocks.stream()).distinct().toList();
    }

    /**
     * Of each of several orders of an account what is under way elsewhere of its numbers and blocks because somebody has a block:
     * numbers, and words for blocks, that do not tell who that is.
     *
     * @param most of how much of an order it is told
     */
    static Map<UUID, List<String>> elsewhere(Tx tx, UUID accountId, Collection<PortingOrder> orders, int most) {
        List<UUID> concerned = orders.stream()
                .filter(BlocksUnderWay::concerns)
                .map(PortingOrder::id)
                .toList();
        return concerned.isEmpty()
                ? Map.of()
                : elsewhere(
                        tx,
                        NUMBERS_OF_ORDERS.with("account", accountId).with("orders", "uuid", concerned),
                        BLOCKS_OF_ORDERS.with("account", accountId).with("orders", "uuid", concerned),
                        most);
    }

    /** The same of orders that are planned. */
    static Map<UUID, List<String>> elsewhere(Tx tx, List<PlannedOrder> planned) {
        List<Given<String>> numbers = new ArrayList<>();
        List<Given<NumberSpan>> blocks = new ArrayList<>();
        for (PlannedOrder one : planned) {
            PortingOrder order = one.order().order();
            if (concerns(order)) {
                one.order().numbers().forEach(number -> numbers.add(new Given<>(order.id(), number.phoneNumber())));
                one.blocks().stream()
                        .map(PhoneNumberBlock::range)
                        .forEach(range -> blocks.add(new Given<>(order.id(), range)));
            }
        }
        return numbers.isEmpty() && blocks.isEmpty() ? Map.of() : given(tx, numbers, blocks);
    }

    /** The same of a block that is to come onto an order. */
    static List<String> elsewhere(Tx tx, PortingOrder order, NumberSpan block) {
        return given(tx, List.of(), List.of(new Given<>(order.id(), block))).getOrDefault(order.id(), List.of());
    }

    private static Map<UUID, List<String>> given(Tx tx, List<Given<String>> numbers, List<Given<NumberSpan>> blocks) {
        return elsewhere(
                tx,
                GIVEN_NUMBERS
                        .with(
                                "orders",
                                "uuid",
                                numbers.stream().map(Given::order).toList())
                        .with(
                                "numbers",
                                "text",
                                numbers.stream().map(Given::what).toList()),
                GIVEN_BLOCKS
                        .with(
                                "orders",
                                "uuid",
                                blocks.stream().map(Given::order).toList())
                        .with(
                                "first",
                                "text",
                                blocks.stream().map(one -> one.what().first()).toList())
                        .with(
                                "last",
                                "text",
                                blocks.stream().map(one -> one.what().last()).toList()),
                Integer.MAX_VALUE);
    }

    private static Map<UUID, List<String>> elsewhere(Tx tx, SqlText numbers, SqlText blocks, int most) {
        record Found(UUID order, String what) {}
        Map<UUID, List<String>> elsewhere = new HashMap<>();
        tx.sql(ELSEWHERE.with("numbers", numbers).with("blocks", blocks).with("most", most))
                .list(row -> new Found(row.uuid(), words(row.string(), row.stringOrNull())))
                .forEach(found -> elsewhere
                        .computeIfAbsent(found.order(), order -> new ArrayList<>())
                        .add(found.what()));
        return elsewhere;
    }

    private static String words(String first, @Nullable String last) {
        return last == null ? first : "A number of the block " + new NumberSpan(first, last).words();
    }

    /** Numbers that are under way by themselves, and what is {@link #elsewhere}, told once and rising. */
    static List<String> together(Collection<String> numbers, Collection<String> byBlocks) {
        return Stream.concat(numbers.stream(), byBlocks.stream())
                .distinct()
                .sorted()
                .toList();
    }
}
