package dev.portwright.porting.book;

import dev.portwright.phonenumber.NumberSpan;
import dev.portwright.phonenumber.PhoneNumberType;
import dev.portwright.platform.db.Sql;
import dev.portwright.platform.db.SqlText;
import dev.portwright.platform.db.Tx;
import dev.portwright.platform.json.Json;
import dev.portwright.porting.order.PhoneNumberBlock;
import dev.portwright.porting.order.PortingOrder;
import dev.portwright.porting.order.PortingPhoneNumber;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** Rows of blocks of numbers. Which numbers are in a block, the rows of the numbers say. */
final class PhoneNumberBlockStore {
    /** Of {@code porting_phone_number_block b} with its {@code porting_order o}. */
    static final SqlText COLUMNS = SqlText.of("""
            b.id, o.country_code, o.phone_number_type, b.first_number, b.last_number, b.activation_ranges, b.created_at""");

    private static final SqlText ONE = SqlText.of("""
            SELECT {columns}
            FROM porting_phone_number_block b
            JOIN porting_order o ON o.account_id = b.account_id AND o.id = b.porting_order_id
            WHERE b.account_id = {account} AND b.porting_order_id = {order} AND b.id = {id}""").with("columns", COLUMNS);

    private static final SqlText JOIN = SqlText.of("""
            UPDATE porting_phone_number n SET block_id = b.id
            FROM porting_phone_number_block b
            WHERE b.account_id = {account} AND b.porting_order_id = {order}
                  AND n.account_id = b.account_id AND n.porting_order_id = b.porting_order_id
                  AND {which}
                  AND length(n.phone_number) = length(b.first_number)
                  AND left(n.phone_number, -3) = left(b.first_number, -3)
                  AND right(n.phone_number, 3)::int BETWEEN right(b.first_number, 3)::int
                                                        AND right(b.last_number, 3)::int""");

    private PhoneNumberBlockStore() {}

    /** A block that there is, with its order. */
    record Existing(NumberSpan range, UUID orderId) {}

    static PhoneNumberBlock read(Sql.Row row) {
        return new PhoneNumberBlock(
                row.uuid(),
                row.string(),
                PhoneNumberType.of(row.string()),
                new NumberSpan(row.string(), row.string()),
                List.of(Json.read(row.string(), NumberSpan[].class)),
                row.instant());
    }

    static Optional<PhoneNumberBlock> find(Tx tx, PortingOrder order, UUID id) {
        return tx.sql(ONE.with("account", order.accountId())
                        .with("order", order.id())
                        .with("id", id))
                .one(PhoneNumberBlockStore::read);
    }

    static long countOf(Tx tx, PortingOrder order) {
        return tx.sql("SELECT count(*) FROM porting_phone_number_block WHERE account_id = ? AND porting_order_id = ?")
                .set(order.accountId())
                .set(order.id())
                .one(Sql.Row::number)
                .orElse(0L);
    }

    /** The blocks of the account's open orders that have numbers of these ranges. */
    static List<Existing> overlapping(Tx tx, UUID accountId, Collection<NumberSpan> ranges) {
        return withStems(
                        tx,
                        accountId,
                        ranges.stream().map(NumberSpan::stem).distinct().toList())
                .stream()
                .filter(existing -> ranges.stream().anyMatch(existing.range()::overlaps))
                .toList();
    }

    /** The blocks of the account's open orders whose numbers begin with any of these. */
    static List<Existing> withStems(Tx tx, UUID accountId, Collection<String> stems) {
        return tx.sql("""
                        SELECT b.first_number, b.last_number, b.porting_order_id
                        FROM porting_phone_number_block b
                        JOIN porting_order o ON o.account_id = b.account_id AND o.id = b.porting_order_id
                        WHERE b.account_id = ? AND left(b.first_number, -3) = ANY (?)
                              AND o.status NOT IN ('ported', 'cancelled')""")
                .set(accountId)
                .array("text", stems)
                .list(row -> new Existing(new NumberSpan(row.string(), row.string()), row.uuid()));
    }

    /** What the numbers of the blocks of these orders begin with. */
    static List<String> stemsOf(Tx tx, UUID accountId, Collection<UUID> orders) {
        return tx.sql("""
                        SELECT DISTINCT left(first_number, -3) FROM porting_phone_number_block
                        WHERE account_id = ? AND porting_order_id = ANY (?)""").set(accountId).array("uuid", orders).list(Sql.Row::string);
    }

    /** Writes blocks of an order, and has those of its numbers that lie in them join them. */
    static void insert(Tx tx, PortingOrder order, Collection<PhoneNumberBlock> blocks) {
        tx.sql("""
                        INSERT INTO porting_phone_number_block
                            (id, account_id, porting_order_id, first_number, last_number, activation_ranges, created_at)
                        SELECT w.id, ?, ?, w.first_number, w.last_number, w.activation_ranges::jsonb, ?
                        FROM unnest(?, ?, ?, ?) AS w (id, first_number, last_number, activation_ranges)""")
                .set(order.accountId())
                .set(order.id())
                .set(order.updatedAt())
                .array("uuid", blocks, PhoneNumberBlock::id)
                .array("text", blocks, block -> block.range().first())
                .array("text", blocks, block -> block.range().last())
                .array("text", blocks, block -> Json.text(block.activationRanges()))
                .execute();
        join(
                tx,
                order,
                SqlText.of("b.id = ANY ({ids})")
                        .with(
                                "ids",
                                "uuid",
                                blocks.stream().map(PhoneNumberBlock::id).toList()));
    }

    /** Has numbers of an order that lie in its blocks join them. */
    static void join(Tx tx, PortingOrder order, List<PortingPhoneNumber> numbers) {
        join(
                tx,
                order,
                SqlText.of("n.id = ANY ({ids})")
                        .with(
                                "ids",
                                "uuid",
                                numbers.stream().map(PortingPhoneNumber::id).toList()));
    }

    /** @param which of the order's numbers {@code n} and blocks {@code b} */
    private static void join(Tx tx, PortingOrder order, SqlText which) {
        tx.sql(JOIN.with("account", order.accountId()).with("order", order.id()).with("which", which))
                .execute();
    }

    /** Takes a block away. Its numbers stay, and are in none. */
    static void delete(Tx tx, PortingOrder order, UUID id) {
        tx.sql("DELETE FROM porting_phone_number_block WHERE account_id = ? AND porting_order_id = ? AND id = ?")
                .set(order.accountId())
                .set(order.id())
                .set(id)
                .execute();
    }

    /** Moves the blocks that these numbers of an order are in to another order of the account, with all of their numbers. */
    static void move(Tx tx, PortingOrder from, PortingOrder to, Collection<UUID> numbers) {
        tx.sql("""
                        UPDATE porting_phone_number_block SET porting_order_id = ?
                        WHERE account_id = ? AND porting_order_id = ?
                              AND id IN (SELECT block_id FROM porting_phone_number
                                         WHERE account_id = ? AND porting_order_id = ? AND id = ANY (?)
                                               AND block_id IS NOT NULL)""")
                .set(to.id())
                .set(from.accountId())
                .set(from.id())
                .set(from.accountId())
                .set(from.id())
                .array("uuid", numbers)
                .execute();
    }

    /** The blocks of an order, rising, each with the ids of its numbers that are on it. */
    static Map<NumberSpan, List<UUID>> membersOf(Tx tx, PortingOrder order) {
        return tx
                .sql("""
                        SELECT b.first_number, b.last_number, n.id
                        FROM porting_phone_number n
                        JOIN porting_phone_number_block b ON b.account_id = n.account_id AND b.id = n.block_id
                        WHERE n.account_id = ? AND n.porting_order_id = ? AND n.block_id IS NOT NULL
                        ORDER BY b.first_number, n.id""")
                .set(order.accountId())
                .set(order.id())
                .list(row -> Map.entry(new NumberSpan(row.string(), row.string()), row.uuid()))
                .stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey,
                        LinkedHashMap::new,
                        Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
    }
}
