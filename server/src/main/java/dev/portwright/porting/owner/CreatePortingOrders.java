package dev.portwright.porting.owner;

import dev.portwright.account.Actor;
import dev.portwright.account.Caller;
import dev.portwright.carrier.Carrier;
import dev.portwright.phonenumber.BlockCountries;
import dev.portwright.phonenumber.NumberSpan;
import dev.portwright.phonenumber.PhoneNumberFacts;
import dev.portwright.phonenumber.PhoneNumbers;
import dev.portwright.platform.contract.CheckedBody;
import dev.portwright.platform.db.Db;
import dev.portwright.platform.id.Ids;
import dev.portwright.platform.problem.Problem;
import dev.portwright.platform.problem.ProblemCode;
import dev.portwright.platform.problem.Problems;
import dev.portwright.portability.PortabilityResult;
import dev.portwright.porting.book.NewOrders;
import dev.portwright.porting.book.NumberHolder;
import dev.portwright.porting.order.NumberGroup;
import dev.portwright.porting.order.NumberedOrder;
import dev.portwright.porting.order.OrderAttributes;
import dev.portwright.porting.order.PhoneNumberBlock;
import dev.portwright.porting.order.PlannedOrder;
import dev.portwright.porting.order.PortabilityStatus;
import dev.portwright.porting.order.PortingOrder;
import dev.portwright.porting.order.PortingPhoneNumber;
import dev.portwright.porting.order.RequirementValues;
import dev.portwright.porting.order.WantedBlock;
import dev.portwright.requirement.RequirementCatalog;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Creates orders: {@code CreatePortingOrder}. Numbers that cannot travel together come into orders of their own; all of
 * the orders of a request are created or none.
 */
@ApplicationScoped
class CreatePortingOrders {
    private final NewOrders orders;
    private final NumberCheck check;
    private final BlocksOfRequest blockCheck;
    private final PhoneNumbers numbers;
    private final RequirementCatalog requirements;
    private final Ids ids;
    private final Clock clock;

    CreatePortingOrders(
            NewOrders orders,
            NumberCheck check,
            BlocksOfRequest blockCheck,
            PhoneNumbers numbers,
            RequirementCatalog requirements,
            Ids ids,
            Clock clock) {
        this.orders = orders;
        this.check = check;
        this.blockCheck = blockCheck;
        this.numbers = numbers;
        this.requirements = requirements;
        this.ids = ids;
        this.clock = clock;
    }

    /** What a client sends. */
    record Wanted(
            List<String> phoneNumbers,
            List<WantedBlock> blocks,
            @Nullable String customerReference,
            @Nullable String customerGroupReference) {
        /** The same with the ranges among its numbers as blocks, and without blocks that are too much. */
        Wanted withRanges(NumberCheck.Found found, Problems problems) {
            List<WantedBlock> all = new ArrayList<>(found.ranges());
            all.addAll(blocks);
            return new Wanted(
                    phoneNumbers,
                    BlocksOfRequest.within(List.copyOf(all), found.numbers().size(), problems),
                    customerReference,
                    customerGroupReference);
        }
    }

    /**
     * What makes one order.
     *
     * @param numbers the results for all of its numbers
     */
    private record Members(List<PortabilityResult> numbers, List<WantedBlock> blocks) {}

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
        return orders.write(checked(caller, actor, body), transaction);
    }

    /**
     * The orders that {@link #create} would make of the body now, which are nowhere but in this answer.
     *
     * @throws dev.portwright.platform.problem.ApiException 422 as {@link #create} would
     */
    List<PlannedOrder> plan(Caller caller, Actor actor, CheckedBody body) {
        return orders.plan(checked(caller, actor, body));
    }

    private Checked checked(Caller caller, Actor actor, CheckedBody body) {
        Problems problems = Problems.startingWith(body.problems());
        Wanted request = CreateRequest.read(body.usable(), numbers, problems);
        SortedMap<Integer, Problem> refusals = new TreeMap<>();
        NumberCheck.Found found = check.check(request.phoneNumbers(), refusals);
        Wanted wanted = request.withRanges(found, problems);
        Map<NumberGroup, Members> groups =
                groups(found.portable(), blockCheck.check(wanted.blocks(), problems), problems);
        return new Checked(caller, actor, wanted, found, problems, groups, refusals);
    }

    /** Numbers that are given by themselves and lie in a block are in it once. */
    private static Map<NumberGroup, Members> groups(
            List<PortabilityResult> results, List<BlocksOfRequest.Portable> blocks, Problems problems) {
        Map<NumberGroup, Members> groups = new LinkedHashMap<>();
        Set<String> alone = new HashSet<>();
        for (PortabilityResult result : results) {
            of(groups, result).numbers().add(result);
            alone.add(result.phoneNumber());
        }
        for (BlocksOfRequest.Portable portable : blocks) {
            if (portable.numbers().isEmpty()) {
                continue; // Its activation ranges are wrong, which is told already.
            }
            Members members = of(groups, portable.numbers().getFirst());
            portable.numbers().stream()
                    .filter(result -> !alone.contains(result.phoneNumber()))
                    .forEach(members.numbers()::add);
            members.blocks().add(portable.block());
            ofOneCarrier(portable, members.numbers().getFirst(), problems);
        }
        return groups;
    }

    private static Members of(Map<NumberGroup, Members> groups, PortabilityResult result) {
        return groups.computeIfAbsent(
                NumberCheck.groupOf(result), group -> new Members(new ArrayList<>(), new ArrayList<>()));
    }

    private static void ofOneCarrier(BlocksOfRequest.Portable portable, PortabilityResult first, Problems problems) {
        String carrier = portable.numbers().getFirst().carrierName();
        if (!carrier.equals(first.carrierName())) {
            problems.add(ProblemCode.UNPROCESSABLE.at(
                    portable.block().pointer(),
                    "The block is of %s, and the order that it would come to is ported from %s. Order it by a request of its own."
                            .formatted(carrier, first.carrierName())));
        }
    }

    /** A request that was read, and its numbers looked up. */
    private final class Checked implements NewOrders.Request {
        private final Caller caller;
        private final Actor actor;
        private final Wanted wanted;
        private final NumberCheck.Found found;
        private final Problems problems;
        private final Map<NumberGroup, Members> groups;
        private final SortedMap<Integer, Problem> refusals;

        Checked(
                Caller caller,
                Actor actor,
                Wanted wanted,
                NumberCheck.Found found,
                Problems problems,
                Map<NumberGroup, Members> groups,
                SortedMap<Integer, Problem> refusals) {
            this.caller = caller;
            this.actor = actor;
            this.wanted = wanted;
            this.found = found;
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
        public Collection<String> phoneNumbers() {
            return found.numbers().values();
        }

        @Override
        public List<String> phoneNumbersWithBlocks() {
            List<String> countries = BlockCountries.withBlocks();
            return found.portable().stream()
                    .filter(result ->
                            countries.contains(NumberCheck.groupOf(result).countryCode()))
                    .map(PortabilityResult::phoneNumber)
                    .toList();
        }

        @Override
        public Map<String, NumberSpan> blocks() {
            Map<String, NumberSpan> ranges = new LinkedHashMap<>();
            wanted.blocks().forEach(block -> ranges.put(block.pointer(), block.range()));
            return ranges;
        }

        @Override
        public List<PhoneNumberBlock> blocks(PortingOrder order) {
            Members members = Objects.requireNonNull(groups.get(NumberGroup.of(order.kind())));
            return members.blocks().stream()
                    .map(block -> new PhoneNumberBlock(
                            ids.next(),
                            order.kind().countryCode(),
                            order.kind().phoneNumberType(),
                            block.range(),
                            block.activationRanges(),
                            order.createdAt()))
                    .toList();
        }

        @Override
        public List<NumberedOrder> orders(List<UUID> orderIds) {
            Instant now = clock.instant();
            List<NumberedOrder> made = new ArrayList<>();
            for (Members members : groups.values()) {
                made.add(order(caller, wanted, members.numbers(), orderIds.get(made.size()), now));
            }
            return made;
        }

        @Override
        public boolean isWrong() {
            return !problems.isEmpty() || !refusals.isEmpty();
        }

        @Override
        public void refuse(Map<String, NumberHolder> taken, List<Problem> ofBlocks) {
            SortedMap<Integer, Problem> all = new TreeMap<>(refusals);
            found.numbers().forEach((place, number) -> {
                NumberHolder holder = taken.get(number);
                if (holder != null) {
                    all.putIfAbsent(place, NumberCheck.inOpenOrder(place, number, holder));
                }
            });
            problems.addAll(all.values());
            problems.addAll(ofBlocks);
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
