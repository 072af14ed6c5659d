package dev.portwright.porting.configuration;

import dev.portwright.account.Actor;
import dev.portwright.bundle.UserBundles;
import dev.portwright.platform.contract.CheckedBody;
import dev.portwright.platform.db.Tx;
import dev.portwright.platform.id.Ids;
import dev.portwright.platform.problem.ApiException;
import dev.portwright.platform.problem.ProblemCode;
import dev.portwright.platform.problem.Problems;
import dev.portwright.porting.book.BundlePairs;
import dev.portwright.porting.book.BundlePairs.OrderNumber;
import dev.portwright.porting.book.HeldOrder;
import dev.portwright.porting.book.OrderBook;
import dev.portwright.porting.order.BundlePair;
import dev.portwright.porting.order.ChangeBound;
import dev.portwright.porting.order.PortingOrderStatus;
import dev.portwright.reference.Reference;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Pairs numbers of orders with user bundles: {@code CreatePhoneNumberConfigurations}. */
@ApplicationScoped
class PairNumbers {
    private static final String PAIRS = "phone_number_configurations";
    private static final String NUMBER = "porting_phone_number_id";
    private static final String BUNDLE = "user_bundle_id";

    /** What a number of an order is where a refusal speaks of it. */
    private static final String KIND = "porting_phone_number";

    private final OrderBook book;
    private final BundlePairs paired;
    private final UserBundles bundles;
    private final Clock clock;

    PairNumbers(OrderBook book, BundlePairs paired, UserBundles bundles, Clock clock) {
        this.book = book;
        this.paired = paired;
        this.bundles = bundles;
        this.clock = clock;
    }

    /** What the body wants, and where it says so. */
    private record Pair(UUID numberId, UUID bundleId, String pointer) {
        String at(String name) {
            return pointer + "/" + name;
        }
    }

    /**
     * Pairs each number of the body with its bundle. A number that is paired with another gets the new one; its pair keeps its id.
     *
     * @return the pairs in the order of the body
     * @throws ApiException 422 with everything that is wrong with the body, 409 when a number is moving to another order
     */
    List<BundlePair> pair(Tx tx, UUID accountId, Actor actor, CheckedBody body) {
        Problems problems = Problems.startingWith(body.problems());
        List<Pair> pairs = pairs(body.usable().path(PAIRS), problems);
        List<UUID> ids = pairs.stream().map(Pair::numberId).toList();
        Map<UUID, HeldOrder> orders = hold(tx, accountId, actor, paired.numbers(tx, accountId, ids));
        Map<UUID, OrderNumber> numbers = paired.numbers(tx, accountId, ids);
        bundles.claim(tx, accountId, wishes(pairs, numbers, orders, problems), problems);
        problems.throwIfAny();
        note(pairs, numbers, orders);
        Map<UUID, UUID> wanted = pairs.stream().collect(Collectors.toMap(Pair::numberId, Pair::bundleId));
        Map<UUID, BundlePair> made = paired.pair(tx, accountId, wanted, clock.instant());
        return pairs.stream()
                .map(pair -> Objects.requireNonNull(made.get(pair.numberId())))
                .toList();
    }

    private static List<Pair> pairs(JsonNode given, Problems problems) {
        Map<UUID, Pair> pairs = new LinkedHashMap<>();
        for (int i = 0; i < given.size(); i++) {
            String number = given.get(i).path(NUMBER).asString("");
            String bundle = given.get(i).path(BUNDLE).asString("");
            if (Ids.isUuid(number) && Ids.isUuid(bundle)) {
                Pair pair = new Pair(UUID.fromString(number), UUID.fromString(bundle), "/" + PAIRS + "/" + i);
                if (pairs.putIfAbsent(pair.numberId(), pair) != null) {
                    problems.add(ProblemCode.UNPROCESSABLE.at(
                            pair.at(NUMBER), "This number stands there twice, and can be in one bundle only."));
                }
            }
        }
        return List.copyOf(pairs.values());
    }

    /** Holds the orders of the numbers in the order of their ids, as whoever locks several orders does. */
    private Map<UUID, HeldOrder> hold(Tx tx, UUID accountId, Actor actor, Map<UUID, OrderNumber> numbers) {
        Map<UUID, HeldOrder> held = new HashMap<>();
        numbers.values().stream()
                .map(number -> number.orderId().toString())
                .distinct()
                .sorted()
                .map(UUID::fromString)
                .forEach(id -> book.holdIfThere(tx, accountId, id, actor).ifPresent(order -> held.put(id, order)));
        return held;
    }

    /** What is asked of the bundles, by those pairs whose number there is. */
    private static List<UserBundles.Wish> wishes(
            List<Pair> pairs, Map<UUID, OrderNumber> numbers, Map<UUID, HeldOrder> orders, Problems problems) {
        List<UserBundles.Wish> wishes = new ArrayList<>();
        for (Pair pair : pairs) {
            OrderNumber number = numbers.get(pair.numberId());
            if (number == null) {
                problems.add(new Reference(KIND, pair.numberId().toString()).unknownAt(pair.at(NUMBER)));
            } else {
                HeldOrder order = held(orders, number);
                mayChange(order, pair, problems);
                wishes.add(new UserBundles.Wish(
                        pair.bundleId(), pair.numberId(), order.order().kind().countryCode(), pair.at(BUNDLE)));
            }
        }
        return wishes;
    }

    private static HeldOrder held(Map<UUID, HeldOrder> orders, OrderNumber number) {
        HeldOrder order = orders.get(number.orderId());
        if (order == null) {
            throw new ApiException(ProblemCode.BEING_PROCESSED.because("The number " + number.phoneNumber()
                    + " is just moving to another order. Send the request again."));
        }
        return order;
    }

    private static void mayChange(HeldOrder held, Pair pair, Problems problems) {
        if (held.order().status().stage() == PortingOrderStatus.Stage.CLOSED) {
            problems.add(ProblemCode.UNPROCESSABLE.at(
                    pair.at(NUMBER),
                    "The order of this number is " + held.order().status().word()
                            + ", so that its numbers cannot be paired with bundles any more."));
        }
    }

    /** Writes into the history of each order what becomes of its numbers, where that is something new. */
    private static void note(List<Pair> pairs, Map<UUID, OrderNumber> numbers, Map<UUID, HeldOrder> orders) {
        Map<UUID, List<String>> news = new LinkedHashMap<>();
        for (Pair pair : pairs) {
            OrderNumber number = Objects.requireNonNull(numbers.get(pair.numberId()));
            if (!pair.bundleId().equals(number.userBundleId())) {
                news.computeIfAbsent(number.orderId(), id -> new ArrayList<>())
                        .add(number.phoneNumber() + " with " + pair.bundleId());
            }
        }
        news.forEach((orderId, what) -> {
            HeldOrder held = Objects.requireNonNull(orders.get(orderId));
            ChangeBound.require(held.order());
            held.note("Numbers paired with user bundles: " + String.join(", ", what) + ".");
        });
    }
}
