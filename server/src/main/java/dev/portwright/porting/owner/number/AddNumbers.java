package dev.portwright.porting.owner.number;

import dev.portwright.account.Actor;
import dev.portwright.platform.contract.CheckedBody;
import dev.portwright.platform.db.Tx;
import dev.portwright.platform.id.Ids;
import dev.portwright.platform.problem.ApiException;
import dev.portwright.platform.problem.Problem;
import dev.portwright.platform.problem.ProblemCode;
import dev.portwright.platform.problem.Problems;
import dev.portwright.portability.PortabilityResult;
import dev.portwright.porting.book.HeldOrder;
import dev.portwright.porting.book.NumberHolder;
import dev.portwright.porting.book.OrderGroups;
import dev.portwright.porting.book.StayingNumbers;
import dev.portwright.porting.order.NumberGroup;
import dev.portwright.porting.order.NumberedOrder;
import dev.portwright.porting.order.OrderAttribute;
import dev.portwright.porting.order.PortabilityStatus;
import dev.portwright.porting.order.PortingOrder;
import dev.portwright.porting.order.PortingPhoneNumber;
import dev.portwright.porting.owner.NumberCheck;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Adds numbers to a draft: {@code AddPortingOrderPhoneNumbers}. All of a request come or none. */
@ApplicationScoped
class AddNumbers {
    private final Drafts drafts;
    private final NumberCheck check;
    private final OrderGroups groups;
    private final StayingNumbers staying;
    private final Ids ids;

    AddNumbers(Drafts drafts, NumberCheck check, OrderGroups groups, StayingNumbers staying, Ids ids) {
        this.drafts = drafts;
        this.check = check;
        this.groups = groups;
        this.staying = staying;
        this.ids = ids;
    }

    /**
     * What is to be added, looked up.
     *
     * @param numbers by their places, without ranges
     * @param refusals by the number's place, those that cannot be ported, stand there twice, or are ranges
     */
    record Wanted(
            List<Problem> ofForm,
            SortedMap<Integer, String> numbers,
            Map<String, PortabilityResult> portable,
            SortedMap<Integer, Problem> refusals) {}

    /** Looks the numbers of a body up, before there is a transaction: the carrier directory may have to be read for that. */
    Wanted read(CheckedBody body) {
        SortedMap<Integer, Problem> refusals = new TreeMap<>();
        NumberCheck.Found found = check.check(Drafts.numbersOf(body), refusals);
        found.ranges()
                .forEach(range -> refusals.put(
                        placeOf(range.pointer()),
                        ProblemCode.UNPROCESSABLE.at(
                                range.pointer(),
                                "This is a range of numbers. It comes onto an order as a block: POST"
                                        + " /v2/porting_orders/{id}/phone_number_blocks.")));
        return new Wanted(
                body.problems(),
                found.numbers(),
                found.portable().stream()
                        .collect(Collectors.toMap(PortabilityResult::phoneNumber, Function.identity())),
                refusals);
    }

    /**
     * Adds the numbers.
     *
     * @throws ApiException 404 when the account has no such order, 412 when {@code ifMatch} names another version, 422 when
     *     it is no draft, or with one problem for each number that it cannot take
     */
    Drafts.Changed add(Tx tx, UUID accountId, Actor actor, UUID orderId, @Nullable String ifMatch, Wanted wanted) {
        HeldOrder held = drafts.hold(tx, accountId, actor, orderId, ifMatch);
        refuse(held, wanted, false);
        List<PortingPhoneNumber> more = wanted.numbers().values().stream()
                .map(number -> new PortingPhoneNumber(ids.next(), number, null, PortabilityStatus.CONFIRMED))
                .toList();
        PortingOrder.Kind kind = kind(held.order().kind(), wanted.portable().values());
        List<PortingPhoneNumber> all = new ArrayList<>(held.numbers());
        all.addAll(more);
        if (!held.add(more, kind, drafts.settled(held.order(), all))) {
            refuse(held, wanted, true);
        }
        return drafts.changed(held);
    }

    /** What the numbers of an order have in common with more that go together with them. */
    static PortingOrder.Kind kind(PortingOrder.Kind before, Collection<PortabilityResult> more) {
        boolean messaging = before.messagingCapable() && more.stream().allMatch(PortabilityResult::messagingCapable);
        return before.of(before.carrierName(), before.carrierSpid(), messaging);
    }

    /** @param raced true when another request is known to have taken one of the numbers just now */
    private void refuse(HeldOrder held, Wanted wanted, boolean raced) {
        Problems problems = Problems.startingWith(wanted.ofForm());
        Map<String, NumberHolder> taken = held.onOpenOrders(wanted.numbers().values());
        if (raced) {
            // Those that nobody else has taken were written into this order just now.
            taken.values().removeIf(holder -> holder.orderId().equals(held.id()));
        }
        Map<String, String> ranges = staying.among(held, wanted.numbers().values());
        SortedMap<Integer, Problem> refusals = new TreeMap<>(wanted.refusals());
        wanted.numbers().forEach((place, number) -> {
            if (!refusals.containsKey(place)) {
                refusal(held, place, number, wanted, taken, ranges).ifPresent(problem -> refusals.put(place, problem));
            }
        });
        problems.addAll(refusals.values());
        problems.throwIfAny();
        if (raced) {
            throw new ApiException(ProblemCode.BEING_PROCESSED.because(
                    "Another request is just moving one of these numbers. Send the request again."));
        }
        int count = held.order().phoneNumbersCount() + wanted.numbers().size();
        if (count > NumberedOrder.MOST) {
            throw new ApiException(ProblemCode.OUT_OF_RANGE.at(
                    "/phone_numbers",
                    "An order has at most " + NumberedOrder.MOST + " numbers, and this one would have " + count
                            + ". Make another order for the rest."));
        }
    }

    private Optional<Problem> refusal(
            HeldOrder held,
            int place,
            String number,
            Wanted wanted,
            Map<String, NumberHolder> taken,
            Map<String, String> ranges) {
        NumberHolder holder = taken.get(number);
        PortabilityResult result = wanted.portable().get(number);
        if (holder != null) {
            return Optional.of(
                    holder.orderId().equals(held.id())
                            ? ProblemCode.NUMBER_IN_OTHER_ORDER.at(
                                    pointer(place), number + " is in this order already.")
                            : NumberCheck.inOpenOrder(place, number, holder));
        }
        String range = ranges.get(number);
        if (range != null) {
            return Optional.of(ProblemCode.UNPROCESSABLE.at(
                    pointer(place),
                    "%s stays at the losing carrier: it is among the associated phone numbers of this order, %s. Take that range off at /v2/porting_orders/%s/associated_phone_numbers first."
                            .formatted(number, range, held.id())));
        }
        return result == null
                ? Optional.empty()
                : misfit(held.order(), place, result, () -> fitting(held, NumberCheck.groupOf(result)));
    }

    /** A draft that the order was born together with and that has such numbers. */
    private Optional<UUID> fitting(HeldOrder held, NumberGroup group) {
        Others others = held.remember(
                Others.class,
                () -> new Others(groups.otherDrafts(held).stream()
                        .collect(Collectors.toMap(
                                order -> NumberGroup.of(order.kind()), PortingOrder::id, (one, other) -> one))));
        return Optional.ofNullable(others.byGroup().get(group));
    }

    /** The drafts that an order was born together with. */
    private record Others(Map<NumberGroup, UUID> byGroup) {}

    /**
     * Why an order cannot take a number that can be ported.
     *
     * @param fitting another draft that could, if any
     */
    static Optional<Problem> misfit(
            PortingOrder order, int place, PortabilityResult number, Supplier<Optional<UUID>> fitting) {
        NumberGroup group = NumberCheck.groupOf(number);
        List<NumberGroup.Key> keys = NumberGroup.of(order.kind()).differences(group);
        if (!keys.isEmpty()) {
            return Optional.of(
                    ProblemCode.UNPROCESSABLE.at(
                            pointer(place),
                            "%s cannot be ported together with the numbers of this order: it %s. %s"
                                    .formatted(
                                            number.phoneNumber(),
                                            keys.stream()
                                                    .map(key -> inWords(key, number, group))
                                                    .collect(Collectors.joining(", and ")),
                                            fitting.get()
                                                    .map(other -> "Add it to " + other
                                                            + ", which was created with this order.")
                                                    .orElse(
                                                            "It needs an order for such numbers; POST /v2/porting_orders makes one."))));
        }
        if (order.attributes().enableMessaging() && !number.messagingCapable()) {
            return Optional.of(ProblemCode.UNPROCESSABLE.at(
                    pointer(place),
                    "Messaging of %s cannot be ported, and that of this order is to be. Set %s to false first, or leave the number out."
                            .formatted(number.phoneNumber(), OrderAttribute.ENABLE_MESSAGING.path())));
        }
        return Optional.empty();
    }

    private static String inWords(NumberGroup.Key key, PortabilityResult number, NumberGroup group) {
        return switch (key) {
            case COUNTRY_CODE -> "belongs to " + group.countryCode();
            case PHONE_NUMBER_TYPE -> "is of type " + group.phoneNumberType().wireName();
            case LOSING_CARRIER ->
                number.carrierName().isEmpty()
                        ? "is of a carrier that is not known"
                        : "is of another carrier, " + number.carrierName();
            case FAST_PORT_ELIGIBLE ->
                group.fastPortEligible() ? "is eligible for FastPort" : "is not eligible for FastPort";
        };
    }

    private static int placeOf(String pointer) {
        return Integer.parseInt(pointer.substring(pointer.lastIndexOf('/') + 1));
    }

    private static String pointer(int place) {
        return "/phone_numbers/" + place;
    }
}
