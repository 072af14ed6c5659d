package dev.portwright.porting.owner;

import dev.portwright.account.Actor;
import dev.portwright.account.Caller;
import dev.portwright.carrier.Carrier;
import dev.portwright.phonenumber.PhoneNumberFacts;
import dev.portwright.phonenumber.PhoneNumberType;
import dev.portwright.phonenumber.Territories;
import dev.portwright.platform.contract.CheckedBody;
import dev.portwright.platform.db.Db;
import dev.portwright.platform.id.Ids;
import dev.portwright.platform.problem.Problem;
import dev.portwright.platform.problem.ProblemCode;
import dev.portwright.platform.problem.Problems;
import dev.portwright.portability.PortabilityResult;
import dev.portwright.porting.book.NewOrders;
import dev.portwright.porting.order.NumberedOrder;
import dev.portwright.porting.order.OrderAttributes;
import dev.portwright.porting.order.PortabilityStatus;
import dev.portwright.porting.order.PortingOrder;
import dev.portwright.porting.order.PortingPhoneNumber;
import dev.portwright.porting.order.RequirementValues;
import dev.portwright.requirement.RequirementCatalog;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Creates orders: {@code CreatePortingOrder}. Numbers that cannot travel together come into orders of their own; all of
 * the orders of a request are created or none.
 */
@ApplicationScoped
class CreatePortingOrders {
    /** North America, whose clearing house is asked for one carrier's numbers at a time. */
    private static final Set<String> SPLIT_BY_CARRIER = Set.of("US", "CA");

    private final NewOrders orders;
    private final NumberCheck check;
    private final RequirementCatalog requirements;
    private final Ids ids;
    private final Clock clock;

    CreatePortingOrders(NewOrders orders, NumberCheck check, RequirementCatalog requirements, Ids ids, Clock clock) {
        this.orders = orders;
        this.check = check;
        this.requirements = requirements;
        this.ids = ids;
        this.clock = clock;
    }

    /** What a client sends. */
    record Wanted(
            List<String> phoneNumbers,
            @Nullable String customerReference,
            @Nullable String customerGroupReference) {
        /** The same of numbers that were read. */
        Wanted of(List<String> numbers) {
            return new Wanted(numbers, customerReference, customerGroupReference);
        }
    }

    /** What numbers must have in common to be ported by one order. FastPort and SPID tell carriers apart in NANP. */
    private record Group(
            String countryCode,
            PhoneNumberType phoneNumberType,
            @Nullable String spid,
            boolean fastPortEligible) {
        static Group of(PortabilityResult result) {
            PhoneNumberFacts facts = Objects.requireNonNull(result.facts());
            boolean splitByCarrier = SPLIT_BY_CARRIER.contains(Territories.ruledBy(facts.countryCode()));
            return new Group(
                    facts.countryCode(),
                    facts.type(),
                    splitByCarrier ? Objects.requireNonNull(result.carrier()).spid() : null,
                    result.fastPortable());
        }
    }

    /**
     * Creates the orders, in the order in which their first numbers were given. Numbers are looked up before there is a
     * transaction: the carrier directory may have to be read for that.
     *
     * @param <R> what comes of it for whoever asked
     * @param body a body that was held against the API description
     * @param transaction runs the work in a transaction, anew when that had to be undone
     * @throws dev.portwright.platform.problem.ApiException 422 with everything that is wrong with the body and one
     *     problem for each number that cannot be taken
     */
    <R> R create(Caller caller, Actor actor, CheckedBody body, Function<Db.Work<List<NumberedOrder>>, R> transaction) {
        Problems problems = Problems.startingWith(body.problems());
        Wanted wanted = CreateRequest.read(body.usable(), problems);
        SortedMap<Integer, Problem> refusals = new TreeMap<>();
        NumberCheck.Found found = check.check(wanted.phoneNumbers(), refusals);
        return orders.write(
                new Checked(caller, actor, wanted.of(found.numbers()), problems, groups(found.portable()), refusals),
                transaction);
    }

    private static List<List<PortabilityResult>> groups(List<PortabilityResult> results) {
        Map<Group, List<PortabilityResult>> groups = new LinkedHashMap<>();
        for (PortabilityResult result : results) {
            groups.computeIfAbsent(Group.of(result), group -> new ArrayList<>()).add(result);
        }
        return List.copyOf(groups.values());
    }

    /** A request that was read, and its numbers looked up. */
    private final class Checked implements NewOrders.Request {
        private final Caller caller;
        private final Actor actor;
        private final Wanted wanted;
        private final Problems problems;
        private final List<List<PortabilityResult>> groups;
        private final SortedMap<Integer, Problem> refusals;

        Checked(
                Caller caller,
                Actor actor,
                Wanted wanted,
                Problems problems,
                List<List<PortabilityResult>> groups,
                SortedMap<Integer, Problem> refusals) {
            this.caller = caller;
            this.actor = actor;
            this.wanted = wanted;
            this.problems = problems;
            this.groups = groups;
            this.refusals = refusals;
        }

        @Override
        public UUID accountId() {
            return caller.accountId();
        }

        @Override
        public Actor actor() {
            return actor;
        }

        @Override
        public int count() {
            return groups.size();
        }

        @Override
        public List<String> phoneNumbers() {
            return wanted.phoneNumbers();
        }

        @Override
        public List<NumberedOrder> orders(List<UUID> orderIds) {
            Instant now = clock.instant();
            return IntStream.range(0, groups.size())
                    .mapToObj(i -> order(caller, wanted, groups.get(i), orderIds.get(i), now))
                    .toList();
        }

        @Override
        public boolean isWrong() {
            return !problems.isEmpty() || !refusals.isEmpty();
        }

        @Override
        public void refuse(Map<String, UUID> taken) {
            SortedMap<Integer, Problem> all = new TreeMap<>(refusals);
            for (int i = 0; i < wanted.phoneNumbers().size(); i++) {
                String number = wanted.phoneNumbers().get(i);
                UUID order = taken.get(number);
                if (order != null) {
                    all.putIfAbsent(
                            i,
                            ProblemCode.NUMBER_IN_OTHER_ORDER.at(
                                    "/phone_numbers/" + i,
                                    number + " is in another order that is not finished: " + order
                                            + ". Delete or cancel that one first."));
                }
            }
            problems.addAll(all.values());
            problems.throwIfAny();
        }
    }

    private NumberedOrder order(
            Caller caller, Wanted wanted, List<PortabilityResult> group, UUID orderId, Instant now) {
        PortabilityResult first = group.getFirst();
        PhoneNumberFacts facts = Objects.requireNonNull(first.facts());
        int version = requirements.versionOn(facts.countryCode(), LocalDate.ofInstant(now, ZoneOffset.UTC));
        boolean messaging = group.stream().allMatch(PortabilityResult::messagingCapable);
        PortingOrder order = PortingOrder.draft(
                orderId,
                caller.accountId(),
                caller.userId(),
                new PortingOrder.Kind(
                        facts.countryCode(),
                        facts.type(),
                        first.carrierName(),
                        spid(Objects.requireNonNull(first.carrier())),
                        first.fastPortable(),
                        messaging,
                        version),
                group.size(),
                attributes(wanted, facts, group, version),
                now);
        List<PortingPhoneNumber> numbers = group.stream()
                .map(result ->
                        new PortingPhoneNumber(ids.next(), result.phoneNumber(), null, PortabilityStatus.CONFIRMED))
                .toList();
        return new NumberedOrder(order, numbers);
    }

    private static @Nullable String spid(Carrier carrier) {
        return carrier.spid().isEmpty() ? null : carrier.spid();
    }

    private OrderAttributes attributes(
            Wanted wanted, PhoneNumberFacts facts, List<PortabilityResult> group, int version) {
        List<OrderAttributes.Requirement> required = RequirementValues.settled(
                List.of(),
                requirements
                        .rule(facts.countryCode(), facts.type().wireName(), "porting", version)
                        .map(rule -> rule.of(() -> group.stream()
                                .map(PortabilityResult::phoneNumber)
                                .toList())));
        return OrderAttributes.EMPTY
                .withReferences(wanted.customerReference(), wanted.customerGroupReference())
                .withDocumentation(OrderAttributes.EMPTY.documents(), required);
    }
}
