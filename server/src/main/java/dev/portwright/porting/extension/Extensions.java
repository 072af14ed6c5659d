package dev.portwright.porting.extension;

import dev.portwright.account.Actor;
import dev.portwright.phonenumber.BlockCountries;
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
import dev.portwright.porting.order.PortingOrder;
import dev.portwright.porting.order.PortingOrderStatus;
import dev.portwright.porting.order.PortingPhoneNumber;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Adds extensions to numbers of orders, and takes them off again. Each change is in the order's history. */
@ApplicationScoped
class Extensions {
    /** How many an order has at most. */
    static final int MOST = 1_000;

    private final Db db;
    private final OrderBook orders;
    private final Ids ids;

    Extensions(Db db, OrderBook orders, Ids ids) {
        this.db = db;
        this.orders = orders;
        this.ids = ids;
    }

    /**
     * One page of an order's extensions, newest first unless the query says otherwise.
     *
     * @throws ApiException 404 when the account has no such order
     */
    Listed<Extension> list(UUID accountId, UUID orderId, Query query) {
        ExtensionStore.Wanted wanted = ExtensionStore.Wanted.of(query);
        return db.readPage(wanted.page().size(), tx -> {
            orders.require(tx, accountId, orderId);
            return Listed.of(
                    ExtensionStore.list(tx, accountId, orderId, wanted),
                    wanted.page(),
                    limit -> ExtensionStore.count(tx, accountId, orderId, wanted));
        });
    }

    /**
     * Adds extensions of a number.
     *
     * @throws ApiException 404 when the account has no such order, 412 when {@code ifMatch} names another version, 422 with
     *     everything that is wrong
     */
    Extension add(Tx tx, UUID accountId, Actor actor, UUID orderId, @Nullable String ifMatch, CheckedBody body) {
        HeldOrder held = orders.hold(tx, accountId, orderId, actor, ifMatch);
        Problems problems = Problems.startingWith(body.problems());
        WantedExtension wanted = WantedExtension.read(body.usable(), problems);
        mayChange(held.order(), problems);
        PortingPhoneNumber number = number(held, wanted.numberId(), problems);
        ExtensionRange range = wanted.range();
        if (number != null && range != null) {
            alone(held, number, range, problems);
        }
        if (ExtensionStore.countOf(tx, accountId, orderId) >= MOST) {
            problems.add(ProblemCode.UNPROCESSABLE.because(
                    "An order has at most 1,000 ranges of extensions. Delete some of them first."));
        }
        problems.throwIfAny();
        if (number == null || range == null) {
            throw new IllegalStateException("a body without problems lacks something");
        }
        ChangeBound.require(held.order());
        held.note("Extensions %s of %s were added, to be activated: %s."
                .formatted(
                        range.words(),
                        number.phoneNumber(),
                        wanted.activationRanges().stream()
                                .map(ExtensionRange::words)
                                .collect(Collectors.joining(", "))));
        Extension made = new Extension(
                ids.next(),
                number.id(),
                range,
                wanted.activationRanges(),
                held.order().updatedAt());
        ExtensionStore.insert(tx, accountId, orderId, made);
        return made;
    }

    private static @Nullable PortingPhoneNumber number(HeldOrder held, @Nullable UUID numberId, Problems problems) {
        if (numberId == null) {
            return null; // The description has told that already.
        }
        PortingPhoneNumber number = numberOf(held, numberId).orElse(null);
        if (number == null) {
            problems.add(ProblemCode.UNKNOWN_REFERENCE.at(
                    WantedExtension.NUMBER, "The order has no porting phone number with this id."));
        } else {
            inItsCountry(held.order(), number, problems);
        }
        return number;
    }

    private static Optional<PortingPhoneNumber> numberOf(HeldOrder held, UUID numberId) {
        return held.numbers().stream()
                .filter(number -> number.id().equals(numberId))
                .findFirst();
    }

    /** No extension of a number is named twice. */
    private static void alone(HeldOrder held, PortingPhoneNumber number, ExtensionRange range, Problems problems) {
        for (ExtensionRange other : ExtensionStore.ofNumber(held.tx(), held.accountId(), held.id(), number.id())) {
            if (range.overlaps(other)) {
                problems.add(ProblemCode.UNPROCESSABLE.at(
                        WantedExtension.RANGE,
                        "The range overlaps with another one of " + number.phoneNumber() + ", " + other.words()
                                + ". Delete that one first."));
            }
        }
    }

    /**
     * Takes extensions off an order, and answers what they were.
     *
     * @throws ApiException 404 when the account has no such order, or that none such; 412 when {@code ifMatch} names another
     *     version; 422 when the order's status does not allow it
     */
    Extension remove(UUID accountId, Actor actor, UUID orderId, UUID id, @Nullable String ifMatch) {
        return db.transaction(tx -> {
            HeldOrder held = orders.hold(tx, accountId, orderId, actor, ifMatch);
            Extension gone = ExtensionStore.delete(tx, accountId, orderId, id)
                    .orElseThrow(() -> new ApiException(ProblemCode.NOT_FOUND.in(
                            "phone_number_extension_id", "The order has no phone number extension with this id.")));
            Problems problems = new Problems();
            mayChange(held.order(), problems);
            problems.throwIfAny();
            ChangeBound.require(held.order());
            held.note("Extensions " + gone.range().words() + " of "
                    + numberOf(held, gone.numberId())
                            .map(PortingPhoneNumber::phoneNumber)
                            .orElseThrow()
                    + " were taken off.");
            return gone;
        });
    }

    /** Extensions come and go while an order may be edited in everything. */
    private static void mayChange(PortingOrder order, Problems problems) {
        if (order.status().stage() != PortingOrderStatus.Stage.OPEN) {
            problems.add(ProblemCode.UNPROCESSABLE.because(
                    "Extensions change while an order is draft, in-process or exception; this one is "
                            + order.status().word() + "."));
        }
    }

    private static void inItsCountry(PortingOrder order, PortingPhoneNumber number, Problems problems) {
        List<String> countries = BlockCountries.withExtensions();
        String country = order.kind().countryCode();
        if (!countries.contains(country)) {
            problems.add(ProblemCode.UNPROCESSABLE.at(
                    WantedExtension.NUMBER,
                    "Only numbers of " + String.join(", ", countries) + " are ported with their extensions, and "
                            + number.phoneNumber() + " is of " + country + "."));
        }
    }
}
