package dev.portwright.porting.book;

import dev.portwright.phonenumber.NumberSpan;
import dev.portwright.platform.db.SharedLocks;
import dev.portwright.platform.db.Sql;
import dev.portwright.platform.db.SqlText;
import dev.portwright.platform.db.Tx;
import dev.portwright.platform.json.Json;
import dev.portwright.porting.order.ActivationStatus;
import dev.portwright.porting.order.NumberedOrder;
import dev.portwright.porting.order.PortabilityStatus;
import dev.portwright.porting.order.PortingOrder;
import dev.portwright.porting.order.PortingPhoneNumber;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Rows of the numbers of orders. */
final class PhoneNumberStore {
    /** A column of a query over {@code porting_order o}: its first numbers as JSON. */
    static final SqlText EMBEDDED = SqlText.of("""
            (SELECT json_agg(json_build_array(n.id, n.phone_number, n.activation_status, n.portability_status))
             FROM (SELECT id, phone_number, activation_status, portability_status FROM porting_phone_number
                   WHERE porting_order_id = o.id ORDER BY id LIMIT
            """ + NumberedOrder.SHOWN + ") n)");

    /** The purpose of its shared locks. */
    private static final int SUBMISSION = 2002;

    /** The purpose of the turns that an account takes with large orders, so that others wait for one of them at most. */
    private static final int LARGE_SUBMISSION = 2003;

    /** Of more numbers an order is large: submitting it takes a noticeable time, in which it holds shared locks. */
    private static final int MANY = 500;

    /** How many numbers of an order are told of that another order is submitted for, where many orders are looked at. */
    private static final int TOLD = 20;

    private PhoneNumberStore() {}

    static List<PortingPhoneNumber> embedded(Sql.Row row) {
        String json = row.stringOrNull();
        List<PortingPhoneNumber> numbers = new ArrayList<>();
        if (json != null) {
            for (JsonNode number : Json.read(json)) {
                numbers.add(new PortingPhoneNumber(
                        UUID.fromString(number.get(0).asString()),
                        number.get(1).asString(),
                        activation(number.get(2).isNull() ? null : number.get(2).asString()),
                        PortabilityStatus.of(number.get(3).asString())));
            }
        }
        return numbers;
    }

    static @Nullable ActivationStatus activation(@Nullable String word) {
        return word == null ? null : ActivationStatus.of(word);
    }

    /** Those of the numbers that stand in an open order of the account, each with the id of that order. */
    static Map<String, UUID> inOpenOrders(Tx tx, UUID accountId, Collection<String> numbers) {
        return tx
                .sql("""
                        SELECT phone_number, porting_order_id FROM porting_phone_number
                        WHERE account_id = ? AND open AND phone_number = ANY (?)""")
                .set(accountId)
                .array("text", numbers)
                .list(row -> Map.entry(row.string(), row.uuid()))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** All numbers of an order, in the order of their ids. */
    static List<PortingPhoneNumber> ofOrder(Tx tx, PortingOrder order) {
        return tx.sql("""
                        SELECT id, phone_number, activation_status, portability_status FROM porting_phone_number
                        WHERE account_id = ? AND porting_order_id = ? ORDER BY id""")
                .set(order.accountId())
                .set(order.id())
                .list(row -> new PortingPhoneNumber(
                        row.uuid(), row.string(), activation(row.stringOrNull()), PortabilityStatus.of(row.string())));
    }

    /** Those of the order's numbers that are shown with it. */
    static List<PortingPhoneNumber> firstOf(Tx tx, PortingOrder order) {
        return tx.sql(SqlText.of("SELECT {numbers} FROM (SELECT {order}::uuid AS id) o")
                        .with("numbers", EMBEDDED)
                        .with("order", order.id()))
                .one(PhoneNumberStore::embedded)
                .orElseThrow();
    }

    static void setActivation(Tx tx, PortingOrder order, ActivationStatus status) {
        tx.sql("""
                        UPDATE porting_phone_number SET activation_status = ?
                        WHERE account_id = ? AND porting_order_id = ?""").set(status.word()).set(order.accountId()).set(order.id()).execute();
    }

    static void setActivation(Tx tx, PortingOrder order, Map<UUID, ActivationStatus> states) {
        List<Map.Entry<UUID, ActivationStatus>> entries = List.copyOf(states.entrySet());
        tx.sql("""
                        UPDATE porting_phone_number n SET activation_status = s.status
                        FROM unnest(?, ?) AS s (id, status)
                        WHERE n.account_id = ? AND n.porting_order_id = ? AND n.id = s.id""")
                .array("uuid", entries.stream().map(Map.Entry::getKey).toList())
                .array(
                        "text",
                        entries.stream().map(entry -> entry.getValue().word()).toList())
                .set(order.accountId())
                .set(order.id())
                .execute();
    }

    /** The ids of the order's numbers that were verified. */
    static Set<UUID> verified(Tx tx, PortingOrder order) {
        return Set.copyOf(tx.sql("""
                        SELECT id FROM porting_phone_number
                        WHERE account_id = ? AND porting_order_id = ? AND verified_at IS NOT NULL""").set(order.accountId()).set(order.id()).list(Sql.Row::uuid));
    }

    /**
     * Writes down when numbers were verified.
     *
     * @throws IllegalStateException when one of them is none of the order's or was verified before: the order counts them
     */
    static void verify(Tx tx, PortingOrder order, Collection<UUID> numbers, Instant now) {
        int written = tx.sql("""
                        UPDATE porting_phone_number SET verified_at = ?
                        WHERE account_id = ? AND porting_order_id = ? AND id = ANY (?) AND verified_at IS NULL""")
                .set(now)
                .set(order.accountId())
                .set(order.id())
                .array("uuid", numbers)
                .execute();
        if (written != numbers.size()) {
            throw new IllegalStateException(written + " of " + numbers.size() + " numbers could be verified");
        }
    }

    /**
     * Writes numbers that come onto an order which there is and are on no open order of the account. A request that writes
     * one of them at the same time is waited for. Whoever writes numbers writes them rising, so that none waits in a circle.
     *
     * @return how many were written: fewer than there are when another request has taken some
     */
    static int add(Tx tx, PortingOrder order, Collection<PortingPhoneNumber> numbers) {
        return tx.sql("""
                        INSERT INTO porting_phone_number
                            (id, account_id, porting_order_id, phone_number, portability_status, created_at, submitted)
                        SELECT n.id, ?, ?, n.phone_number, n.portability_status, ?, ?
                        FROM unnest(?, ?, ?) AS n (id, phone_number, portability_status) ORDER BY n.phone_number
                        ON CONFLICT (account_id, phone_number) WHERE open DO NOTHING""")
                .set(order.accountId())
                .set(order.id())
                .set(order.updatedAt())
                .set(!order.isDraft())
                .array("uuid", numbers, PortingPhoneNumber::id)
                .array("text", numbers, PortingPhoneNumber::phoneNumber)
                .array("text", numbers, number -> number.portabilityStatus().word())
                .execute();
    }

    /** Takes numbers of an order away, with what they are paired with. */
    static void remove(Tx tx, PortingOrder order, Collection<PortingPhoneNumber> numbers) {
        tx.sql("""
                        DELETE FROM porting_phone_number
                        WHERE account_id = ? AND porting_order_id = ? AND id = ANY (?)""")
                .set(order.accountId())
                .set(order.id())
                .array("uuid", numbers, PortingPhoneNumber::id)
                .execute();
    }

    /** Moves numbers of an order to another one of the same account. They keep their ids. */
    static void move(Tx tx, PortingOrder from, PortingOrder to, Collection<UUID> numbers) {
        tx.sql("""
                        UPDATE porting_phone_number SET porting_order_id = ?
                        WHERE account_id = ? AND porting_order_id = ? AND id = ANY (?)""")
                .set(to.id())
                .set(from.accountId())
                .set(from.id())
                .array("uuid", numbers)
                .execute();
    }

    /**
     * What another order was submitted for that is not over yet, of whichever account, of an order that is being submitted: its
     * numbers, and words for its blocks. Until the transaction ends nobody else submits any of it.
     */
    static List<String> lockForSubmission(HeldOrder order) {
        lock(
                order.tx(),
                order.accountId(),
                together(
                        order.numbers().stream().map(PortingPhoneNumber::phoneNumber),
                        BlocksUnderWay.stems(order.tx(), List.of(order))));
        return submittedElsewhere(order.tx(), order.order(), order.numbers());
    }

    /** The same of a block that is to come onto an order which is submitted already. */
    static List<String> lockForSubmission(HeldOrder order, NumberSpan block) {
        lock(order.tx(), order.accountId(), List.of(block.stem()));
        return BlocksUnderWay.elsewhere(order.tx(), order.order(), block);
    }

    /** Locks the numbers of several orders of an account at once: whoever locks twice may wait for who waits for it. */
    static void lockForSubmission(Tx tx, List<HeldOrder> orders) {
        if (orders.isEmpty()) {
            return;
        }
        UUID accountId = orders.getFirst().accountId();
        Map<UUID, List<PortingPhoneNumber>> numbers =
                ofOrders(tx, accountId, orders.stream().map(HeldOrder::id).toList());
        orders.forEach(order -> order.knowNumbers(numbers.getOrDefault(order.id(), List.of())));
        lock(
                tx,
                accountId,
                together(
                        numbers.values().stream().flatMap(List::stream).map(PortingPhoneNumber::phoneNumber),
                        BlocksUnderWay.stems(tx, orders)));
    }

    private static List<String> together(Stream<String> numbers, List<String> stems) {
        return Stream.concat(numbers, stems.stream()).toList();
    }

    /** @param names numbers, and stems of numbers where there are blocks */
    private static void lock(Tx tx, UUID accountId, List<String> names) {
        if (names.size() > MANY) {
            SharedLocks.turn(tx, LARGE_SUBMISSION, accountId.toString());
        }
        SharedLocks.lock(tx, SUBMISSION, names);
    }

    /** The numbers of several orders of an account, each order's in the order of their ids. */
    private static Map<UUID, List<PortingPhoneNumber>> ofOrders(Tx tx, UUID accountId, Collection<UUID> orders) {
        Map<UUID, List<PortingPhoneNumber>> numbers = new HashMap<>();
        tx.sql("""
                        SELECT porting_order_id, id, phone_number, activation_status, portability_status
                        FROM porting_phone_number
                        WHERE account_id = ? AND porting_order_id = ANY (?) ORDER BY id""")
                .set(accountId)
                .array("uuid", orders)
                .list(row -> numbers.computeIfAbsent(row.uuid(), order -> new ArrayList<>())
                        .add(new PortingPhoneNumber(
                                row.uuid(),
                                row.string(),
                                activation(row.stringOrNull()),
                                PortabilityStatus.of(row.string()))));
        return numbers;
    }

    /**
     * Of each of several orders some of what another order was submitted for that is not over yet, of whichever account: its
     * numbers, and words for its blocks.
     */
    static Map<UUID, List<String>> submittedElsewhere(Tx tx, UUID accountId, List<PortingOrder> orders) {
        Map<UUID, List<String>> elsewhere = new HashMap<>();
        tx.sql("""
                        SELECT n.porting_order_id, n.phone_number
                        FROM unnest(?) AS o (id)
                        CROSS JOIN LATERAL (
                            SELECT porting_order_id, phone_number FROM porting_phone_number n
                            WHERE n.account_id = ? AND n.porting_order_id = o.id AND EXISTS (
                                SELECT 1 FROM porting_phone_number other
                                WHERE other.submitted AND other.open AND other.phone_number = n.phone_number
                                    AND other.porting_order_id <> o.id)
                            ORDER BY phone_number LIMIT ?) n""")
                .array("uuid", orders, PortingOrder::id)
                .set(accountId)
                .set(TOLD)
                .list(row -> elsewhere
                        .computeIfAbsent(row.uuid(), order -> new ArrayList<>())
                        .add(row.string()));
        BlocksUnderWay.elsewhere(tx, accountId, orders, TOLD)
                .forEach((id, byBlocks) -> elsewhere.merge(
                        id,
                        byBlocks,
                        (numbers, more) -> BlocksUnderWay.together(numbers, more).stream()
                                .limit(TOLD)
                                .toList()));
        return elsewhere;
    }

    /** Of each of several orders those of the numbers that are asked about which it ports. */
    static Map<UUID, Set<String>> portedBy(Tx tx, UUID accountId, Map<UUID, Set<String>> asked) {
        record Pair(UUID order, String number) {}
        List<Pair> pairs = asked.entrySet().stream()
                .flatMap(entry -> entry.getValue().stream().map(number -> new Pair(entry.getKey(), number)))
                .toList();
        Map<UUID, Set<String>> ported = new HashMap<>();
        if (!pairs.isEmpty()) {
            tx.sql("""
                            SELECT n.porting_order_id, n.phone_number
                            FROM unnest(?, ?) AS a (porting_order_id, phone_number)
                            JOIN porting_phone_number n USING (porting_order_id, phone_number)
                            WHERE n.account_id = ?""")
                    .array("uuid", pairs, Pair::order)
                    .array("text", pairs, Pair::number)
                    .set(accountId)
                    .list(row -> ported.computeIfAbsent(row.uuid(), order -> new HashSet<>())
                            .add(row.string()));
        }
        return ported;
    }

    /** All of that of one order. */
    static List<String> submittedElsewhere(Tx tx, PortingOrder order, List<PortingPhoneNumber> numbers) {
        List<String> elsewhere = tx.sql("""
                        SELECT phone_number FROM porting_phone_number
                        WHERE submitted AND open AND phone_number = ANY (?) AND porting_order_id <> ?
                        ORDER BY phone_number""")
                .array("text", numbers, PortingPhoneNumber::phoneNumber)
                .set(order.id())
                .list(Sql.Row::string);
        List<String> byBlocks = BlocksUnderWay.elsewhere(tx, order.accountId(), List.of(order), Integer.MAX_VALUE)
                .getOrDefault(order.id(), List.of());
        return byBlocks.isEmpty() ? elsewhere : BlocksUnderWay.together(elsewhere, byBlocks);
    }

    /** Those of the numbers which an order was submitted for that is not over yet, of whichever account. */
    static Set<String> submitted(Tx tx, Collection<String> numbers) {
        return Set.copyOf(tx.sql("""
                        SELECT phone_number FROM porting_phone_number
                        WHERE submitted AND open AND phone_number = ANY (?)""").array("text", numbers).list(Sql.Row::string));
    }

    /** Takes the numbers of an order that is submitted: no other order is submitted for them until it is over. */
    static void submit(Tx tx, PortingOrder order) {
        tx.sql("UPDATE porting_phone_number SET submitted = true WHERE account_id = ? AND porting_order_id = ?")
                .set(order.accountId())
                .set(order.id())
                .execute();
    }

    /** Frees the numbers of an order that is over, so that they may be ported again. */
    static void close(Tx tx, PortingOrder order) {
        tx.sql("UPDATE porting_phone_number SET open = false WHERE account_id = ? AND porting_order_id = ?")
                .set(order.accountId())
                .set(order.id())
                .execute();
    }

    /** True when the number is one of those the order ports. */
    static boolean isPortedBy(Tx tx, PortingOrder order, String phoneNumber) {
        return tx.sql("""
                        SELECT EXISTS (SELECT 1 FROM porting_phone_number
                                       WHERE account_id = ? AND porting_order_id = ? AND phone_number = ?)""")
                .set(order.accountId())
                .set(order.id())
                .set(phoneNumber)
                .one(Sql.Row::bool)
                .orElse(false);
    }
}
