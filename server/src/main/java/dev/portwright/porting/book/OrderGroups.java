package dev.portwright.porting.book;

import dev.portwright.account.Actor;
import dev.portwright.platform.db.Db;
import dev.portwright.platform.db.SqlText;
import dev.portwright.platform.db.Tx;
import dev.portwright.platform.problem.ApiException;
import dev.portwright.platform.problem.Problem;
import dev.portwright.platform.problem.ProblemCode;
import dev.portwright.porting.order.PortingOrder;
import dev.portwright.porting.order.PortingOrderStatus;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * The orders that were born together, by the parent support key that they share; those that the porting desk has split off
 * them too. A group is there as long as one of its orders is.
 */
@ApplicationScoped
public class OrderGroups {
    /** How many orders of a group are shown with it, and acted on at once. */
    public static final int MOST = 100;

    /** How many numbers the orders of a group may have together to be acted on at once. */
    static final int MOST_NUMBERS = 10_000;

    private static final SqlText ORDERS = SqlText.of("""
            SELECT {columns} FROM porting_order o
            WHERE o.account_id = {account} AND o.parent_support_key = {group} AND NOT o.id = ANY ({but})
            ORDER BY o.id LIMIT {most}""").with("columns", OrderColumn.SELECTED);

    private static final SqlText LOCKED = SqlText.of("{orders} FOR UPDATE").with("orders", ORDERS);

    private final Db db;
    private final OrderLife life;
    private final EndUserSecrets secrets;

    OrderGroups(Db db, OrderLife life, EndUserSecrets secrets) {
        this.db = db;
        this.life = life;
        this.secrets = secrets;
    }

    /**
     * A group as it stands.
     *
     * @param counts how many of its orders have each status; nothing for a status that none has
     * @param phoneNumbers how many numbers all of its orders have
     * @param orders the first {@link #MOST} of its orders, in the order of their ids
     */
    public record Group(
            String id,
            Map<PortingOrderStatus, Integer> counts,
            long phoneNumbers,
            Instant createdAt,
            List<PortingOrder> orders) {
        public int size() {
            return counts.values().stream().mapToInt(Integer::intValue).sum();
        }

        /** Why its orders cannot be acted on at once; empty when they can. */
        public Optional<Problem> tooLarge() {
            return OrderGroups.tooLarge(size(), phoneNumbers);
        }
    }

    /**
     * What the numbers of several orders say about confirming them.
     *
     * @param submittedElsewhere some of the numbers, and words for the blocks, which another order was submitted for that is
     *     not over yet
     * @param ported those of the numbers that were asked about which the order ports
     */
    public record GroupStanding(Map<UUID, List<String>> submittedElsewhere, Map<UUID, Set<String>> ported) {
        public List<String> submittedElsewhere(UUID orderId) {
            return submittedElsewhere.getOrDefault(orderId, List.of());
        }

        public boolean ports(UUID orderId, String phoneNumber) {
            return ported.getOrDefault(orderId, Set.of()).contains(phoneNumber);
        }
    }

    /**
     * The group.
     *
     * @throws ApiException 404 when no order of the account has this parent support key
     */
    public Group get(UUID accountId, String group) {
        return db.read(tx -> {
            Map<PortingOrderStatus, Integer> counts = new EnumMap<>(PortingOrderStatus.class);
            long[] numbers = new long[1];
            List<Instant> created = tx.sql("""
                            SELECT status, count(*)::int, sum(phone_numbers_count)::bigint, min(created_at)
                            FROM porting_order WHERE account_id = ? AND parent_support_key = ? GROUP BY status""").set(accountId).set(group).list(row -> {
                counts.put(PortingOrderStatus.of(row.string()), row.integer());
                numbers[0] += row.number();
                return row.instant();
            });
            Instant first = created.stream().min(Instant::compareTo).orElseThrow(OrderGroups::notFound);
            return new Group(group, counts, numbers[0], first, orders(tx, ORDERS, accountId, group, List.of(), MOST));
        });
    }

    /** The drafts that an order was born together with, the first {@link #MOST}. They are not locked. */
    public List<PortingOrder> otherDrafts(HeldOrder held) {
        PortingOrder order = held.order();
        return orders(held.tx(), ORDERS, order.accountId(), order.parentSupportKey(), List.of(order.id()), MOST)
                .stream()
                .filter(PortingOrder::isDraft)
                .toList();
    }

    /**
     * What the numbers of these orders say, by three statements at most, however many orders there are.
     *
     * @param asked of each order the numbers that it may port
     */
    public GroupStanding standing(UUID accountId, List<PortingOrder> orders, Map<UUID, Set<String>> asked) {
        return db.read(tx -> new GroupStanding(
                PhoneNumberStore.submittedElsewhere(tx, accountId, orders),
                PhoneNumberStore.portedBy(tx, accountId, asked)));
    }

    /**
     * All orders of the group, locked in the order of their ids, as whoever holds several does.
     *
     * @param actor who acts on them, for their histories
     * @throws ApiException 404 when no order of the account has this parent support key, 422 when they are too many to be
     *     acted on at once
     */
    public List<HeldOrder> hold(Tx tx, UUID accountId, String group, Actor actor) {
        List<PortingOrder> orders = new ArrayList<>();
        List<PortingOrder> more;
        // Who has waited for an order may find another one that was split off it meanwhile.
        do {
            more = orders(
                    tx,
                    LOCKED,
                    accountId,
                    group,
                    orders.stream().map(PortingOrder::id).toList(),
                    MOST + 1);
            orders.addAll(more);
        } while (!more.isEmpty() && orders.size() <= MOST);
        if (orders.isEmpty()) {
            throw notFound();
        }
        long numbers =
                orders.stream().mapToLong(PortingOrder::phoneNumbersCount).sum();
        tooLarge(orders.size(), numbers).ifPresent(problem -> {
            throw new ApiException(problem);
        });
        return orders.stream()
                .map(order -> new HeldOrder(tx, order, actor, life))
                .toList();
    }

    /**
     * Takes, before any of several drafts is submitted, everything that submitting them one after the other would take by and
     * by, so that who submits others at the same time is waited for once and in the order in which all wait.
     */
    public void prepareSubmission(Tx tx, List<HeldOrder> orders) {
        PhoneNumberStore.lockForSubmission(tx, orders);
        prepareEnd(tx, orders);
    }

    /** The same before several drafts are drafts no more, be it that they are deleted. */
    public void prepareEnd(Tx tx, List<HeldOrder> orders) {
        List<PortingOrder> drafts = orders.stream()
                .map(HeldOrder::order)
                .filter(PortingOrder::isDraft)
                .toList();
        if (!drafts.isEmpty()) {
            DraftCount.hold(
                    tx,
                    drafts.getFirst().accountId(),
                    drafts.stream().map(PortingOrder::id).toList());
        }
    }

    private List<PortingOrder> orders(
            Tx tx, SqlText text, UUID accountId, String group, Collection<UUID> but, int most) {
        return tx.sql(text.with("account", accountId)
                        .with("group", group)
                        .with("but", "uuid", but)
                        .with("most", most))
                .list(row -> PortingOrderRow.read(row, secrets));
    }

    private static Optional<Problem> tooLarge(int orders, long numbers) {
        return orders <= MOST && numbers <= MOST_NUMBERS
                ? Optional.empty()
                : Optional.of(ProblemCode.UNPROCESSABLE.because(
                        ("This group has %s orders with %d numbers. Up to %d orders with"
                                        + " up to %d numbers can be acted on at once; act on these one by one.")
                                .formatted(orders > MOST ? "more than " + MOST : orders, numbers, MOST, MOST_NUMBERS)));
    }

    /** The same for a group of another account and for one that does not exist. */
    public static ApiException notFound() {
        return new ApiException(ProblemCode.NOT_FOUND.in(
                "id",
                "There is no group of porting orders with this id, which its orders have as porting_order_group_id."));
    }
}
