package dev.portwright.portingorder;

import dev.portwright.account.Caller;
import dev.portwright.phonenumber.PhoneNumberFacts;
import dev.portwright.platform.contract.CheckedBody;
import dev.portwright.platform.db.DatabaseException;
import dev.portwright.platform.db.Db;
import dev.portwright.platform.id.Ids;
import dev.portwright.platform.problem.ApiException;
import dev.portwright.platform.problem.Problem;
import dev.portwright.platform.problem.ProblemCode;
import dev.portwright.platform.problem.Problems;
import dev.portwright.portability.PortabilityResult;
import dev.portwright.requirement.RequirementCatalog;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Creates orders: {@code CreatePortingOrder}. Numbers that cannot travel together come into orders of their own; all of
 * the orders of a request are created or none.
 */
@ApplicationScoped
class CreatePortingOrders {
    private static final String ONE_OPEN_ORDER = "porting_phone_number_in_one_open_order";

    /** How often a request is tried: the number in its way may be freed meanwhile, a deadlock may end it. */
    private static final int TRIES = 3;

    /** By what decides which order a number goes to; the statement that writes an order sorts its numbers. */
    private static final Comparator<PortingOrderStore.WithNumbers> IN_ORDER_OF_LOCKS = Comparator.comparing(
                    (PortingOrderStore.WithNumbers created) ->
                            created.order().kind().countryCode())
            .thenComparing(created -> created.order().kind().phoneNumberType())
            .thenComparing(created -> String.valueOf(created.order().kind().carrierSpid()))
            .thenComparing(created -> created.order().kind().fastPortEligible());

    private final Db db;
    private final PortingOrderStore orders;
    private final DraftCount drafts;
    private final NumberCheck check;
    private final RequirementCatalog requirements;
    private final Ids ids;
    private final Clock clock;

    CreatePortingOrders(
            Db db,
            PortingOrderStore orders,
            DraftCount drafts,
            NumberCheck check,
            RequirementCatalog requirements,
            Ids ids,
            Clock clock) {
        this.db = db;
        this.orders = orders;
        this.drafts = drafts;
        this.check = check;
        this.requirements = requirements;
        this.ids = ids;
        this.clock = clock;
    }

    /** What a client sends. */
    record Wanted(
            List<String> phoneNumbers,
            @Nullable String customerReference,
            @Nullable String customerGroupReference) {}

    /** What numbers must have in common to be ported by one order. FastPort and SPID tell carriers apart in NANP. */
    private record Group(
            String countryCode,
            String phoneNumberType,
            @Nullable String spid,
            boolean fastPortEligible) {
        static Group of(PortabilityResult result) {
            PhoneNumberFacts facts = Objects.requireNonNull(result.facts());
            boolean splitByCarrier =
                    facts.countryCode().equals("US") || facts.countryCode().equals("CA");
            return new Group(
                    facts.countryCode(),
                    facts.type().wireName(),
                    splitByCarrier ? Objects.requireNonNull(result.carrier()).spid() : null,
                    result.fastPortable());
        }
    }

    /**
     * Creates the orders, in the order in which their first numbers were given.
     *
     * @param body a body that was held against the API description
     * @throws ApiException 422 with everything that is wrong with the body and one problem for each number that cannot
     *     be taken
     */
    List<PortingOrderStore.WithNumbers> create(Caller caller, @Nullable String requestId, CheckedBody body) {
        Problems problems = Problems.startingWith(body.problems());
        Wanted wanted = CreateRequest.read(body.usable(), problems);
        SortedMap<Integer, Problem> refusals = new TreeMap<>();
        List<PortabilityResult> results = check.check(wanted.phoneNumbers(), refusals);
        if (!problems.isEmpty() || !refusals.isEmpty()) {
            refuseNumbersInOtherOrders(caller.accountId(), wanted.phoneNumbers(), refusals);
            problems.addAll(refusals.values());
            problems.throwIfAny();
        }
        Map<Group, List<PortabilityResult>> groups = new LinkedHashMap<>();
        for (PortabilityResult result : results) {
            groups.computeIfAbsent(Group.of(result), group -> new ArrayList<>()).add(result);
        }
        List<UUID> places = ids(groups.size());
        if (groups.size() > 1) {
            // One after the other is written, with a support key; so what can be known before is asked before.
            refuseNumbersInOtherOrders(caller.accountId(), wanted.phoneNumbers(), refusals);
            problems.addAll(refusals.values());
            problems.throwIfAny();
            room(caller.accountId(), groups.size());
        }
        for (int tried = 1; ; tried++) {
            List<UUID> orderIds = places;
            try {
                return db.attempt(
                        connection -> insert(connection, caller, requestId, wanted, groups.values(), orderIds));
            } catch (DatabaseException e) {
                if (DraftCount.isFull(e)) {
                    places = idsWithRoom(caller.accountId(), groups.size());
                    if (tried == TRIES) {
                        throw drafts.full();
                    }
                    continue;
                }
                if (e.violates(ONE_OPEN_ORDER)) {
                    refuseNumbersInOtherOrders(caller.accountId(), wanted.phoneNumbers(), refusals);
                    problems.addAll(refusals.values());
                    problems.throwIfAny();
                } else if (!e.deadlock()) {
                    throw e;
                }
                if (tried == TRIES) {
                    throw e;
                }
            }
        }
    }

    private List<UUID> ids(int count) {
        return IntStream.range(0, count).mapToObj(i -> ids.next()).toList();
    }

    /** Where there is room for so many more drafts of the account; refuses when there is none. */
    private List<Integer> room(UUID accountId, int count) {
        return db.read(connection -> drafts.room(connection, accountId, count));
    }

    private List<UUID> idsWithRoom(UUID accountId, int count) {
        return room(accountId, count).stream()
                .map(part -> DraftCount.inPart(ids.next(), part))
                .toList();
    }

    private List<PortingOrderStore.WithNumbers> insert(
            Connection connection,
            Caller caller,
            @Nullable String requestId,
            Wanted wanted,
            Collection<List<PortabilityResult>> groups,
            List<UUID> orderIds)
            throws SQLException {
        Instant now = clock.instant();
        List<PortingOrderStore.WithNumbers> wantedOrders = new ArrayList<>();
        for (List<PortabilityResult> group : groups) {
            wantedOrders.add(order(caller, wanted, group, orderIds.get(wantedOrders.size()), now));
        }
        Map<UUID, PortingOrder> written = new HashMap<>();
        String parentKey = "";
        // Every request writes numbers in the same order, so that none waits for another that waits for it.
        for (PortingOrderStore.WithNumbers next :
                wantedOrders.stream().sorted(IN_ORDER_OF_LOCKS).toList()) {
            PortingOrder order = next.order();
            OrderChange change = OrderChange.of(
                    ids.next(),
                    order,
                    OrderChange.CREATED,
                    Actor.user(caller, requestId),
                    null,
                    OrderChange.between(OrderAttributes.EMPTY, order.attributes()));
            boolean last = written.size() == groups.size() - 1;
            PortingOrder created =
                    orders.insert(connection, order, next.numbers(), change, parentKey, last ? orderIds : List.of());
            parentKey = created.parentSupportKey();
            written.put(created.id(), created);
        }
        return wantedOrders.stream()
                .map(order -> new PortingOrderStore.WithNumbers(
                        Objects.requireNonNull(written.get(order.order().id())), order.numbers()))
                .toList();
    }

    private PortingOrderStore.WithNumbers order(
            Caller caller, Wanted wanted, List<PortabilityResult> group, UUID orderId, Instant now) {
        PortabilityResult first = group.getFirst();
        PhoneNumberFacts facts = Objects.requireNonNull(first.facts());
        boolean messaging = group.stream().allMatch(PortabilityResult::messagingCapable);
        PortingOrder order = PortingOrder.draft(
                orderId,
                caller.accountId(),
                caller.userId(),
                new PortingOrder.Kind(
                        facts.countryCode(),
                        facts.type().wireName(),
                        first.carrierName(),
                        Objects.requireNonNull(first.carrier()).spid(),
                        first.fastPortable(),
                        messaging),
                group.size(),
                attributes(wanted, facts),
                now);
        List<PortingPhoneNumber> numbers = group.stream()
                .map(result -> new PortingPhoneNumber(ids.next(), result.phoneNumber(), null, "confirmed"))
                .toList();
        return new PortingOrderStore.WithNumbers(order, numbers);
    }

    private OrderAttributes attributes(Wanted wanted, PhoneNumberFacts facts) {
        List<OrderAttributes.Requirement> required =
                requirements.mandatory(facts.countryCode(), facts.type().wireName()).stream()
                        .map(RequirementValues::missing)
                        .toList();
        return OrderAttributes.EMPTY
                .withReferences(wanted.customerReference(), wanted.customerGroupReference())
                .withDocumentation(OrderAttributes.EMPTY.documents(), required);
    }

    private void refuseNumbersInOtherOrders(
            UUID accountId, List<String> numbers, SortedMap<Integer, Problem> refusals) {
        Map<String, UUID> taken = db.read(connection -> PhoneNumberStore.inOpenOrders(connection, accountId, numbers));
        for (int i = 0; i < numbers.size(); i++) {
            UUID order = taken.get(numbers.get(i));
            if (order != null) {
                refusals.putIfAbsent(
                        i,
                        ProblemCode.NUMBER_IN_OTHER_ORDER.at(
                                "/phone_numbers/" + i,
                                numbers.get(i) + " is in another order that is not finished: " + order
                                        + ". Delete or cancel that one first."));
            }
        }
    }
}
