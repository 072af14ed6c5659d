package dev.portwright.porting.book;

import dev.portwright.account.Actor;
import dev.portwright.history.Change;
import dev.portwright.phonenumber.NumberSpan;
import dev.portwright.platform.db.DatabaseException;
import dev.portwright.platform.db.Db;
import dev.portwright.platform.db.Tx;
import dev.portwright.platform.id.Ids;
import dev.portwright.platform.problem.ApiException;
import dev.portwright.platform.problem.Problem;
import dev.portwright.platform.problem.ProblemCode;
import dev.portwright.platform.problem.Problems;
import dev.portwright.porting.order.NumberedOrder;
import dev.portwright.porting.order.OrderAttributes;
import dev.portwright.porting.order.OrderDiff;
import dev.portwright.porting.order.PhoneNumberBlock;
import dev.portwright.porting.order.PlannedOrder;
import dev.portwright.porting.order.PortingOrder;
import dev.portwright.porting.order.PortingPhoneNumber;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Writes the orders of a request, all of them or none, each with its numbers, its support key and its first history. */
@ApplicationScoped
public class NewOrders {
    private static final String ONE_OPEN_ORDER = "porting_phone_number_in_one_open_order";

    /** How often a request is tried: the number in its way may be freed meanwhile, a deadlock may end it. */
    private static final int TRIES = 3;

    /** By what decides which order a number goes to; the statement that writes an order sorts its numbers. */
    private static final Comparator<NumberedOrder> IN_ORDER_OF_LOCKS = Comparator.comparing(
                    (NumberedOrder created) -> created.order().kind().countryCode())
            .thenComparing(created -> created.order().kind().phoneNumberType())
            .thenComparing(created -> String.valueOf(created.order().kind().carrierSpid()))
            .thenComparing(created -> created.order().kind().fastPortEligible());

    private final Db db;
    private final PortingOrderStore orders;
    private final DraftCount drafts;
    private final Ids ids;

    NewOrders(Db db, PortingOrderStore orders, DraftCount drafts, Ids ids) {
        this.db = db;
        this.orders = orders;
        this.drafts = drafts;
        this.ids = ids;
    }

    /** A request for new orders of an account. */
    public interface Request {
        UUID accountId();

        /** Who makes the orders. */
        Actor actor();

        /** How many orders there are to be. */
        int count();

        /** The numbers of all of them that are given by themselves, +E.164. */
        Collection<String> phoneNumbers();

        /** Those of these numbers that are of countries with blocks. */
        Collection<String> phoneNumbersWithBlocks();

        /** The ranges of the blocks of all of them, by their places in the request. */
        Map<String, NumberSpan> blocks();

        /** The blocks of one of the orders. */
        List<PhoneNumberBlock> blocks(PortingOrder order);

        /** The orders with these ids, in the order in which they are to be answered. */
        List<NumberedOrder> orders(List<UUID> ids);

        /** True when the request is refused in any case, and is only asked for everything that is wrong with it. */
        boolean isWrong();

        /**
         * Refuses the request if anything is wrong with it.
         *
         * @param taken by number who has it
         * @param ofBlocks what is in the way of its blocks
         * @throws dev.portwright.platform.problem.ApiException with all of it
         */
        void refuse(Map<String, NumberHolder> taken, List<Problem> ofBlocks);
    }

    /**
     * Writes the orders.
     *
     * @param <R> what comes of it for whoever asked
     * @param transaction runs the work in a transaction, anew when that had to be undone
     * @throws ApiException when the request refuses, or when the account has no room for
     *     so many drafts
     */
    public <R> R write(Request request, Function<Db.Work<List<NumberedOrder>>, R> transaction) {
        List<UUID> places = newIds(request);
        for (int tried = 1; ; tried++) {
            List<UUID> orderIds = places;
            try {
                return transaction.apply(tx -> {
                    refuse(tx, request);
                    return insert(tx, request, orderIds);
                });
            } catch (DatabaseException e) {
                if (DraftCount.isFull(e)) {
                    places = db.read(tx -> idsWithRoom(tx, request));
                    if (tried == TRIES) {
                        throw drafts.full();
                    }
                    continue;
                }
                if (isNumberTaken(e)) {
                    request.refuse(db.read(tx -> taken(tx, request, inBlocks(tx, request))), List.of());
                } else if (!e.deadlock()) {
                    throw e;
                }
                if (tried == TRIES) {
                    throw isNumberTaken(e) ? takenAndFreed() : e;
                }
            }
        }
    }

    /** Each time the number was there when it was written, and gone again when it was looked for. */
    private static ApiException takenAndFreed() {
        return new ApiException(ProblemCode.BEING_PROCESSED.because(
                "Another request is just moving one of these numbers. Send the request again."));
    }

    /**
     * The orders that {@link #write} would write now. Nothing is written, and nobody who writes is waited for.
     *
     * @throws ApiException when the request refuses, or when the account has no room for
     *     so many drafts
     */
    public List<PlannedOrder> plan(Request request) {
        return db.read(tx -> {
            Map<String, NumberHolder> inBlocks =
                    PhoneNumberBlocks.holders(tx, request.accountId(), request.phoneNumbersWithBlocks());
            request.refuse(taken(tx, request, inBlocks), ofBlocks(tx, request).all());
            drafts.room(tx, request.accountId(), request.count());
            List<NumberedOrder> planned = request.orders(newIds(request));
            Set<String> elsewhere = PhoneNumberStore.submitted(
                    tx, planned.stream().flatMap(NewOrders::numbers).toList());
            List<PlannedOrder> byNumbers = planned.stream()
                    .map(order -> new PlannedOrder(
                            order,
                            request.blocks(order.order()),
                            numbers(order).filter(elsewhere::contains).sorted().toList()))
                    .toList();
            Map<UUID, List<String>> byBlocks = BlocksUnderWay.elsewhere(tx, byNumbers);
            return byNumbers.stream()
                    .map(one -> new PlannedOrder(
                            one.order(),
                            one.blocks(),
                            BlocksUnderWay.together(
                                    one.submittedElsewhere(),
                                    byBlocks.getOrDefault(one.order().order().id(), List.of()))))
                    .toList();
        });
    }

    private static Stream<String> numbers(NumberedOrder order) {
        return order.numbers().stream().map(PortingPhoneNumber::phoneNumber);
    }

    private List<UUID> newIds(Request request) {
        return IntStream.range(0, request.count()).mapToObj(i -> ids.next()).toList();
    }

    /** True when numbers could not be written because an open order of the account has one of them. */
    private static boolean isNumberTaken(DatabaseException e) {
        return e.violates(ONE_OPEN_ORDER);
    }

    /** Refuses what is known to fail: several orders are written one after the other, each with a support key. */
    private void refuse(Tx tx, Request request) {
        if (!request.blocks().isEmpty()) {
            PhoneNumberBlocks.lock(tx, request.accountId());
        }
        Problems ofBlocks = ofBlocks(tx, request);
        Map<String, NumberHolder> inBlocks = inBlocks(tx, request);
        if (request.isWrong() || request.count() > 1 || !ofBlocks.isEmpty() || !inBlocks.isEmpty()) {
            request.refuse(taken(tx, request, inBlocks), ofBlocks.all());
        }
        if (request.count() > 1) {
            drafts.room(tx, request.accountId(), request.count());
        }
    }

    /** What is in the way of its blocks. */
    private static Problems ofBlocks(Tx tx, Request request) {
        Problems problems = new Problems();
        if (!request.blocks().isEmpty()) {
            PhoneNumberBlocks.inTheWay(tx, request.accountId(), request.blocks(), null, problems);
        }
        return problems;
    }

    /** Who has them of its numbers that lie in blocks of open orders; until the transaction ends others make no blocks. */
    private static Map<String, NumberHolder> inBlocks(Tx tx, Request request) {
        return PhoneNumberBlocks.lockHolders(tx, request.accountId(), request.phoneNumbersWithBlocks());
    }

    /** The same of all of its numbers that open orders have, in blocks or not. */
    private static Map<String, NumberHolder> taken(Tx tx, Request request, Map<String, NumberHolder> inBlocks) {
        Map<String, NumberHolder> taken = new HashMap<>(inBlocks);
        PhoneNumberStore.inOpenOrders(tx, request.accountId(), request.phoneNumbers())
                .forEach((number, orderId) -> taken.put(number, new NumberHolder(orderId, null)));
        return taken;
    }

    private List<UUID> idsWithRoom(Tx tx, Request request) {
        return drafts.room(tx, request.accountId(), request.count()).stream()
                .map(part -> DraftCount.inPart(ids.next(), part))
                .toList();
    }

    private List<NumberedOrder> insert(Tx tx, Request request, List<UUID> orderIds) {
        List<NumberedOrder> wanted = request.orders(orderIds);
        Map<UUID, PortingOrder> written = new HashMap<>();
        String parentKey = "";
        // Every request writes numbers in the same order, so that none waits for another that waits for it.
        for (NumberedOrder next : wanted.stream().sorted(IN_ORDER_OF_LOCKS).toList()) {
            PortingOrder order = next.order();
            Change change = OrderLife.change(
                    ids.next(),
                    order,
                    Change.Action.CREATED,
                    request.actor(),
                    null,
                    OrderDiff.between(OrderAttributes.EMPTY, order.attributes()));
            boolean last = written.size() == wanted.size() - 1;
            PortingOrder created =
                    orders.insert(tx, order, next.numbers(), change, parentKey, last ? orderIds : List.of());
            List<PhoneNumberBlock> blocks = request.blocks(created);
            if (!blocks.isEmpty()) {
                PhoneNumberBlockStore.insert(tx, created, blocks);
            }
            parentKey = created.parentSupportKey();
            written.put(created.id(), created);
        }
        return wanted.stream()
                .map(order -> new NumberedOrder(
                        Objects.requireNonNull(written.get(order.order().id())), order.numbers()))
                .toList();
    }
}
