package dev.portwright.porting.owner.number;

import dev.portwright.account.Actor;
import dev.portwright.carrier.Carrier;
import dev.portwright.phonenumber.NumberSpan;
import dev.portwright.phonenumber.PhoneNumbers;
import dev.portwright.platform.contract.CheckedBody;
import dev.portwright.platform.db.Db;
import dev.portwright.platform.db.Tx;
import dev.portwright.platform.problem.ApiException;
import dev.portwright.platform.problem.Problem;
import dev.portwright.platform.problem.ProblemCode;
import dev.portwright.platform.problem.Problems;
import dev.portwright.portability.PortabilityResult;
import dev.portwright.portability.PortabilityService;
import dev.portwright.porting.book.HeldOrder;
import dev.portwright.porting.book.OwnOrders;
import dev.portwright.porting.order.NumberGroup;
import dev.portwright.porting.order.NumberedOrder;
import dev.portwright.porting.order.PortingOrder;
import dev.portwright.porting.order.PortingPhoneNumber;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Takes numbers of a draft away, not all: {@code RemovePortingOrderPhoneNumbers} and {@code DeletePortingOrderPhoneNumber}.
 * They are free for other orders then.
 */
@ApplicationScoped
class RemoveNumbers {
    private final Db db;
    private final Drafts drafts;
    private final OwnOrders orders;
    private final PhoneNumbers numbers;
    private final PortabilityService portability;

    RemoveNumbers(Db db, Drafts drafts, OwnOrders orders, PhoneNumbers numbers, PortabilityService portability) {
        this.db = db;
        this.drafts = drafts;
        this.orders = orders;
        this.numbers = numbers;
        this.portability = portability;
    }

    /**
     * What is known of the numbers of an order, by number: of all where it matters which of them go, else of none. Looked up
     * before there is a transaction: the carrier directory may have to be read for that.
     *
     * @throws ApiException 404 when the account has no such order
     */
    Map<String, PortabilityResult> lookUp(UUID accountId, UUID orderId) {
        return lookUp(orders.whole(accountId, orderId));
    }

    private Map<String, PortabilityResult> lookUp(NumberedOrder order) {
        return matters(order.order())
                ? portability
                        .check(order.numbers().stream()
                                .map(PortingPhoneNumber::phoneNumber)
                                .toList())
                        .stream()
                        .collect(Collectors.toMap(PortabilityResult::phoneNumber, Function.identity()))
                : Map.of();
    }

    /** Numbers that keep messaging from being ported may go, and the first may, whose carrier the order is said to be of. */
    private static boolean matters(PortingOrder order) {
        boolean manyCarriers = NumberGroup.of(order.kind()).spid() == null;
        return order.isDraft() && (manyCarriers || !order.kind().messagingCapable());
    }

    /**
     * Takes the numbers of a body away, all or none.
     *
     * @param known what {@link #lookUp} has found
     * @throws ApiException 404 when the account has no such order, 412 when {@code ifMatch} names another version, 422 when
     *     it is no draft, when no number would stay, or with one problem for each number that it does not have
     */
    Drafts.Changed remove(
            Tx tx,
            UUID accountId,
            Actor actor,
            UUID orderId,
            @Nullable String ifMatch,
            CheckedBody body,
            Map<String, PortabilityResult> known) {
        HeldOrder held = drafts.hold(tx, accountId, actor, orderId, ifMatch);
        Problems problems = Problems.startingWith(body.problems());
        List<String> given = Drafts.numbersOf(body);
        Map<String, PortingPhoneNumber> there =
                held.numbers().stream().collect(Collectors.toMap(PortingPhoneNumber::phoneNumber, Function.identity()));
        Map<UUID, NumberSpan> blocks = blocks(held);
        Set<PortingPhoneNumber> going = new HashSet<>();
        for (int i = 0; i < given.size(); i++) {
            PortingPhoneNumber number =
                    there.get(numbers.normalise(given.get(i)).orElse(given.get(i)));
            if (number == null) {
                problems.add(missing(i));
            } else if (blocks.containsKey(number.id())) {
                problems.add(ProblemCode.UNPROCESSABLE.at("/phone_numbers/" + i, inBlock(number, blocks)));
            } else {
                going.add(number);
            }
        }
        problems.throwIfAny();
        return remove(held, going, !blocks.isEmpty(), known);
    }

    /** The blocks of an order, by the ids of its numbers that are in one. */
    private static Map<UUID, NumberSpan> blocks(HeldOrder held) {
        Map<UUID, NumberSpan> blocks = new HashMap<>();
        held.blockMembers().forEach((block, members) -> members.forEach(id -> blocks.put(id, block)));
        return blocks;
    }

    private static String inBlock(PortingPhoneNumber number, Map<UUID, NumberSpan> blocks) {
        return "%s is in the block %s. Take that off the order first, which leaves its numbers: DELETE /v2/porting_orders/{id}/phone_number_blocks/{phone_number_block_id}."
                .formatted(
                        number.phoneNumber(),
                        Objects.requireNonNull(blocks.get(number.id())).words());
    }

    private static Problem missing(int place) {
        return ProblemCode.UNKNOWN_REFERENCE.at("/phone_numbers/" + place, "The order does not have this number.");
    }

    /**
     * Takes one number away.
     *
     * @throws ApiException as {@link #remove}; 404 also when the order has no such number
     */
    void removeOne(UUID accountId, Actor actor, UUID orderId, UUID numberId, @Nullable String ifMatch) {
        NumberedOrder order = orders.whole(accountId, orderId);
        // A number that the order has not is not worth looking up all others.
        boolean there = order.numbers().stream().anyMatch(one -> one.id().equals(numberId));
        Map<String, PortabilityResult> known = there ? lookUp(order) : Map.of();
        db.transaction(tx -> {
            HeldOrder held = drafts.hold(tx, accountId, actor, orderId, ifMatch);
            PortingPhoneNumber number = held.numbers().stream()
                    .filter(one -> one.id().equals(numberId))
                    .findFirst()
                    .orElseThrow(() -> new ApiException(ProblemCode.NOT_FOUND.in(
                            "porting_phone_number_id", "The order has no phone number with this id.")));
            Map<UUID, NumberSpan> blocks = blocks(held);
            if (blocks.containsKey(number.id())) {
                throw new ApiException(ProblemCode.UNPROCESSABLE.because(inBlock(number, blocks)));
            }
            return remove(held, Set.of(number), !blocks.isEmpty(), known);
        });
    }

    private Drafts.Changed remove(
            HeldOrder held, Set<PortingPhoneNumber> going, boolean hasBlocks, Map<String, PortabilityResult> known) {
        List<PortingPhoneNumber> staying = held.numbers().stream()
                .filter(number -> !going.contains(number))
                .toList();
        if (staying.isEmpty()) {
            throw new ApiException(ProblemCode.UNPROCESSABLE.because(
                    "An order has at least one number, and this would leave it without. Delete the draft instead: DELETE /v2/porting_orders/"
                            + held.id() + "."));
        }
        held.remove(going, kind(held.order(), staying, hasBlocks, known), drafts.settled(held.order(), staying));
        return drafts.changed(held);
    }

    /** What the numbers that stay have in common. Blocks are of the carrier that the order is of, and stay with it. */
    static PortingOrder.Kind kind(
            PortingOrder order,
            List<PortingPhoneNumber> staying,
            boolean hasBlocks,
            Map<String, PortabilityResult> known) {
        PortingOrder.Kind kind = order.kind();
        if (!matters(order)) {
            return kind;
        }
        List<Optional<PortabilityResult>> results = staying.stream()
                .map(number -> Optional.ofNullable(known.get(number.phoneNumber())))
                .toList();
        if (results.stream().anyMatch(Optional::isEmpty)) {
            throw new ApiException(ProblemCode.BEING_PROCESSED.because(
                    "Another request has just given the order other numbers. Send the request again."));
        }
        boolean messaging =
                results.stream().allMatch(result -> result.orElseThrow().messagingCapable());
        Carrier first = results.getFirst().orElseThrow().carrier();
        return hasBlocks || first == null || Objects.equals(first.name(), kind.carrierName())
                ? kind.of(kind.carrierName(), kind.carrierSpid(), messaging)
                : kind.of(first.name(), first.spid().isEmpty() ? null : first.spid(), messaging);
    }
}
