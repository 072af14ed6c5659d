package dev.portwright.porting.block;

import dev.portwright.account.Actor;
import dev.portwright.phonenumber.NumberSpan;
import dev.portwright.phonenumber.PhoneNumbers;
import dev.portwright.platform.contract.CheckedBody;
import dev.portwright.platform.db.Db;
import dev.portwright.platform.db.Tx;
import dev.portwright.platform.problem.ApiException;
import dev.portwright.platform.problem.Problem;
import dev.portwright.platform.problem.ProblemCode;
import dev.portwright.platform.problem.Problems;
import dev.portwright.portability.BlockCheck;
import dev.portwright.portability.PortabilityResult;
import dev.portwright.porting.book.HeldOrder;
import dev.portwright.porting.book.OrderBook;
import dev.portwright.porting.book.PhoneNumberBlocks;
import dev.portwright.porting.order.ChangeBound;
import dev.portwright.porting.order.NumberedOrder;
import dev.portwright.porting.order.PhoneNumberBlock;
import dev.portwright.porting.order.PortingOrder;
import dev.portwright.porting.order.WantedBlock;
import dev.portwright.porting.owner.number.NumberWarnings;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Adds a block to an order: {@code createPortingPhoneNumberBlock}. */
@ApplicationScoped
class AddBlock {
    private final Db db;
    private final OrderBook orders;
    private final BlockCheck check;
    private final PhoneNumbers numbers;
    private final NumberWarnings warnings;

    AddBlock(Db db, OrderBook orders, BlockCheck check, PhoneNumbers numbers, NumberWarnings warnings) {
        this.db = db;
        this.orders = orders;
        this.check = check;
        this.numbers = numbers;
        this.warnings = warnings;
    }

    /** The block, and what will not do of the order as it stands with its numbers. */
    record Added(PhoneNumberBlock block, List<Problem> warnings) {}

    /**
     * A body that was read, and its numbers looked up.
     *
     * @param problems what is wrong with it
     * @param wanted null when it is not known what range it is
     * @param first what was found out of its first number; null when some of its numbers cannot be in a block together
     */
    private record Read(
            List<Problem> problems,
            @Nullable WantedBlock wanted,
            @Nullable PortabilityResult first) {}

    /**
     * Adds the block, and to a draft the numbers of its activation ranges that are not on it yet. Numbers are looked up before
     * there is a transaction: the carrier directory may have to be read for that.
     *
     * @param <R> what comes of it for whoever asked
     * @param body a body that was held against the API description
     * @param transaction runs the work in a transaction, anew when that had to be undone
     * @throws ApiException 404 when the account has no such order, 412 when {@code ifMatch} names another version, 422 with
     *     everything that is wrong
     */
    <R> R add(
            UUID accountId,
            Actor actor,
            UUID orderId,
            @Nullable String ifMatch,
            CheckedBody body,
            Function<Db.Work<Added>, R> transaction) {
        Read read = read(db.read(tx -> orders.countryCode(tx, accountId, orderId)), body);
        return transaction.apply(tx -> {
            HeldOrder held = orders.hold(tx, accountId, orderId, actor, ifMatch);
            return add(tx, held, read);
        });
    }

    private Read read(String country, CheckedBody body) {
        Problems problems = Problems.startingWith(body.problems());
        WantedBlock wanted = WantedBlock.read(body.usable(), "", country, numbers, problems);
        if (wanted == null) {
            return new Read(problems.all(), null, null);
        }
        int before = problems.all().size();
        List<PortabilityResult> results = check.check(wanted.range(), wanted.pointer(), problems);
        return new Read(problems.all(), wanted, problems.all().size() > before ? null : results.getFirst());
    }

    private Added add(Tx tx, HeldOrder held, Read read) {
        Problems problems = Problems.startingWith(read.problems());
        BlockRules.mayChange(held.order(), problems);
        WantedBlock wanted = read.wanted();
        if (wanted == null) {
            throw new ApiException(problems.all());
        }
        NumberSpan range = wanted.range();
        if (read.first() != null) {
            BlockRules.fits(read.first(), held.order(), wanted.pointer(), problems);
        }
        PhoneNumberBlocks.lock(tx, held.accountId());
        Problems inTheWay = new Problems();
        Map<String, UUID> there =
                PhoneNumberBlocks.inTheWay(tx, held.accountId(), Map.of(wanted.pointer(), range), held.id(), inTheWay);
        problems.addAll(inTheWay.all());
        List<String> coming = wanted.numbers().stream()
                .filter(number -> !there.containsKey(number))
                .toList();
        bounds(held, coming.size(), problems);
        BlockRules.mayBring(held.order(), coming, problems);
        if (inTheWay.isEmpty()) {
            // Of the account's own orders it is told already, and which ones they are.
            for (String taken : held.lockForSubmission(range)) {
                problems.add(ProblemCode.NUMBER_IN_OTHER_ORDER.at(
                        wanted.pointer(), taken + " is being ported by another order that is not over."));
            }
        }
        problems.throwIfAny();
        ChangeBound.require(held.order());
        PhoneNumberBlock block =
                held.addBlock(range, wanted.activationRanges(), coming).orElseThrow(() -> taken(held, wanted));
        return new Added(block, coming.isEmpty() ? List.of() : warnings.of(held));
    }

    /** Why the block cannot be written after all: another request has just taken one of its numbers. */
    private static ApiException taken(HeldOrder held, WantedBlock wanted) {
        Problems problems = new Problems();
        PhoneNumberBlocks.inTheWay(
                held.tx(), held.accountId(), Map.of(wanted.pointer(), wanted.range()), held.id(), problems);
        if (problems.isEmpty()) {
            problems.add(ProblemCode.BEING_PROCESSED.because(
                    "Another request is just moving a number of the block. Send the request again."));
        }
        return new ApiException(problems.all());
    }

    private static void bounds(HeldOrder held, int coming, Problems problems) {
        PortingOrder order = held.order();
        if (order.phoneNumbersCount() + coming > NumberedOrder.MOST) {
            problems.add(ProblemCode.OUT_OF_RANGE.at(
                    "/activation_ranges",
                    "An order has at most 5,000 numbers; this one has %,d, and %,d would come."
                            .formatted(order.phoneNumbersCount(), coming)));
        }
        if (held.blockCount() >= PhoneNumberBlock.MOST) {
            problems.add(ProblemCode.UNPROCESSABLE.because(
                    "An order has at most " + PhoneNumberBlock.MOST + " blocks. Delete some of them first."));
        }
    }
}
