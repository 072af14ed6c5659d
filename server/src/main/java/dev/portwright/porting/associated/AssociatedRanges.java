package dev.portwright.porting.associated;

import dev.portwright.account.Actor;
import dev.portwright.phonenumber.NumberSpan;
import dev.portwright.platform.contract.CheckedBody;
import dev.portwright.platform.contract.Query;
import dev.portwright.platform.db.Db;
import dev.portwright.platform.db.Tx;
import dev.portwright.platform.id.Ids;
import dev.portwright.platform.page.Listed;
import dev.portwright.platform.problem.ApiException;
import dev.portwright.platform.problem.ProblemCode;
import dev.portwright.platform.problem.Problems;
import dev.portwright.porting.book.HeldOrder;
import dev.portwright.porting.book.OrderBook;
import dev.portwright.porting.order.ChangeBound;
import dev.portwright.porting.order.OpenSteps;
import dev.portwright.porting.order.PortType;
import dev.portwright.porting.order.PortingOrder;
import dev.portwright.porting.order.PortingOrderStatus;
import dev.portwright.porting.order.PortingPhoneNumber;
import dev.portwright.porting.order.RemainingNumbersAction;
import dev.portwright.requirement.AdditionalStep;
import dev.portwright.requirement.RequirementCatalog;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Keeps what is to become of the numbers that an order leaves behind. Each change is in the order's history. */
@ApplicationScoped
class AssociatedRanges {
    /** How many ranges an order has at most. */
    static final int MOST = 1_000;

    private final Db db;
    private final OrderBook book;
    private final RangeReader reader;
    private final RequirementCatalog catalog;
    private final Ids ids;
    private final Clock clock;

    AssociatedRanges(Db db, OrderBook book, RangeReader reader, RequirementCatalog catalog, Ids ids, Clock clock) {
        this.db = db;
        this.book = book;
        this.reader = reader;
        this.catalog = catalog;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Adds a range to an order.
     *
     * @throws ApiException 404 when the account has no such order, 412 when {@code ifMatch} names another version, 422 with
     *     everything that is wrong with the body, or when the order takes no ranges: its country does not ask for them, it is too late, or it has too many
     */
    AssociatedRange add(Tx tx, UUID accountId, Actor actor, UUID orderId, @Nullable String ifMatch, CheckedBody body) {
        HeldOrder held = holdOpen(tx, accountId, actor, orderId, ifMatch);
        PortingOrder order = held.order();
        if (!OpenSteps.isAskedOf(order, AdditionalStep.ASSOCIATED_PHONE_NUMBERS, catalog)) {
            throw refused("Nothing needs to be said about the numbers that stay: "
                    + order.kind().countryCode() + " does not ask for that when "
                    + order.kind().phoneNumberType().wireName() + " numbers are ported.");
        }
        Problems problems = Problems.startingWith(body.problems());
        Optional<NumberSpan> range = reader.read(order, body.usable(), problems);
        List<AssociatedRange> others = RangeStore.ofOrder(tx, accountId, orderId);
        range.ifPresent(numbers -> apart(held, others, numbers, problems));
        Optional<RemainingNumbersAction> action =
                body.usable().path("action").asStringOpt().map(RemainingNumbersAction::of);
        action.ifPresent(wanted -> possible(held, wanted, problems));
        if (others.size() >= MOST) {
            problems.add(ProblemCode.UNPROCESSABLE.because(
                    "An order has at most " + MOST + " ranges of associated numbers. Take some off it first."));
        }
        problems.throwIfAny();
        AssociatedRange added = new AssociatedRange(
                ids.next(),
                orderId,
                range.orElseThrow(),
                action.orElseThrow(),
                order.kind().countryCode(),
                order.kind().phoneNumberType(),
                clock.instant());
        RangeStore.insert(tx, accountId, List.of(added));
        held.associate(
                others.size() + 1,
                order.progress().keptRanges() + (added.isKept() ? 1 : 0),
                "Of the numbers that stay, " + added.range().words() + " are to be "
                        + (added.isKept() ? "kept." : "disconnected."));
        return added;
    }

    private HeldOrder holdOpen(Tx tx, UUID accountId, Actor actor, UUID orderId, @Nullable String ifMatch) {
        HeldOrder held = book.hold(tx, accountId, orderId, actor, ifMatch);
        PortingOrderStatus status = held.order().status();
        if (status.stage() != PortingOrderStatus.Stage.OPEN) {
            throw refused("What becomes of the numbers that stay cannot be changed while the order is " + status.word()
                    + ".");
        }
        ChangeBound.require(held.order());
        return held;
    }

    /** A number either moves or stays, and of what stays one thing is said. */
    private static void apart(HeldOrder held, List<AssociatedRange> others, NumberSpan range, Problems problems) {
        held.numbers().stream()
                .map(PortingPhoneNumber::phoneNumber)
                .filter(range::holds)
                .sorted()
                .findFirst()
                .ifPresent(ported -> problems.add(ProblemCode.UNPROCESSABLE.at(
                        RangeReader.RANGE,
                        "The order ports " + ported + ". Leave the numbers that move out of the ranges that stay.")));
        others.stream()
                .map(AssociatedRange::range)
                .filter(range::overlaps)
                .findFirst()
                .ifPresent(other -> problems.add(ProblemCode.UNPROCESSABLE.at(
                        RangeReader.RANGE, "The order has " + other.words() + " already, which this range overlaps.")));
    }

    private static void possible(HeldOrder held, RemainingNumbersAction action, Problems problems) {
        String billing = held.order().attributes().admin().billingPhoneNumber();
        if (action == RemainingNumbersAction.KEEP && billing != null && held.ports(billing)) {
            problems.add(ProblemCode.UNPROCESSABLE.at(
                    "/action",
                    "The billing number " + billing + " is ported, and the account at the losing carrier ends with it:"
                            + " what stays can only be disconnected."));
        }
    }

    /**
     * Takes a range off an order.
     *
     * @return the range as it was
     * @throws ApiException 404 when the account has no such order, or that no such range; 412 when {@code ifMatch} names
     *     another version; 422 when it is too late, or the order
     *     is under way and needs it
     */
    AssociatedRange remove(UUID accountId, Actor actor, UUID orderId, UUID id, @Nullable String ifMatch) {
        return db.transaction(tx -> {
            HeldOrder held = holdOpen(tx, accountId, actor, orderId, ifMatch);
            AssociatedRange gone = RangeStore.delete(tx, accountId, orderId, id)
                    .orElseThrow(() -> new ApiException(ProblemCode.NOT_FOUND.in(
                            "associated_phone_number_id", "The order has no associated phone numbers with this id.")));
            PortingOrder order = held.order();
            PortingOrder.Progress progress = order.progress();
            int left = progress.associatedRanges() - 1;
            if (left == 0
                    && order.status().staysComplete()
                    && order.attributes().misc().type() == PortType.PARTIAL) {
                throw refused(
                        "The order is under way, and has to say something about the numbers that stay. Add what is"
                                + " right before the last range goes.");
            }
            held.associate(
                    left,
                    progress.keptRanges() - (gone.isKept() ? 1 : 0),
                    "Nothing is said any more about the numbers that stay, "
                            + gone.range().words() + ".");
            return gone;
        });
    }

    /**
     * One page of an order's ranges, newest first unless the query says otherwise.
     *
     * @throws ApiException 404 when the account has no such order
     */
    Listed<AssociatedRange> list(UUID accountId, UUID orderId, Query query) {
        return db.readPage(query.page().size(), tx -> {
            book.require(tx, accountId, orderId);
            return RangeStore.list(tx, accountId, orderId, query);
        });
    }

    /** {@link #list} for the operator, who has to tell the losing carrier. */
    Listed<AssociatedRange> listForOperator(UUID orderId, Query query) {
        return db.readPage(query.page().size(), tx -> RangeStore.list(tx, book.owner(tx, orderId), orderId, query));
    }

    private static ApiException refused(String detail) {
        return new ApiException(ProblemCode.UNPROCESSABLE.because(detail));
    }
}
