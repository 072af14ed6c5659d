package dev.portwright.porting.block;

import dev.portwright.account.Actor;
import dev.portwright.phonenumber.NumberSpan;
import dev.portwright.phonenumber.PhoneNumbers;
import dev.portwright.platform.contract.CheckedBody;
import dev.portwright.platform.db.DatabaseException;
import dev.portwright.platform.db.Db;
import dev.portwright.platform.db.Tx;
import dev.portwright.platform.problem.ApiException;
import dev.portwright.platform.problem.Problem;
import dev.portwright.platform.problem.ProblemCode;
import dev.portwright.platform.problem.Problems;
import dev.portwright.portability.BlockCheck;
import dev.portwright.portability.PortabilityResult;
import dev.portwright.porting.book.HeldOrder;
import dev.portwright.porting.book.NewOrders;
import dev.portwright.porting.book.OrderBook;
import dev.portwright.porting.book.PhoneNumberBlocks;
import dev.portwright.porting.order.ChangeBound;
import dev.portwright.porting.order.NumberedOrder;
import dev.portwright.porting.order.PhoneNumberBlock;
import dev.portwright.porting.order.PortingOrder;
import dev.portwright.porting.order.WantedBlock;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Adds a block to an order: {@code createPortingPhoneNumberBlock}. */
@ApplicationScoped
class AddBlock {
    private final OrderBook orders;
    private final BlockCheck check;
    private final PhoneNumbers numbers;

    AddBlock(OrderBook orders, BlockCheck check, PhoneNumbers numbers) {
        this.orders = orders;
        this.check = check;
        this.numbers = numbers;
    }

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
     * Adds the block, and the numbers of its activation ranges that are not on the order yet. Numbers are looked up before
     * there is a transaction: the carrier directory may have to be read for that.
     *
     * @param <R> what comes of it for whoever asked
     * @param body a body that was held against the API description
     * @param transaction runs the work in a transaction, anew when that had to be undone
     * @throws ApiException 404 when the account has no such order, 422 with everything that is wrong, 409 when another
     *     request has just taken one of the numbers
     */
    <R> R add(
            UUID accountId,
            Actor actor,
            UUID orderId,
            CheckedBody body,
            Function<Db.Work<PhoneNumberBlock>, R> transaction) {
        Read read = read(body);
        try {
            return transaction.apply(tx -> add(tx, orders.hold(tx, accountId, orderId, actor), read));
        } catch (DatabaseException e) {
            if (NewOrders.isNumberTaken(e)) {
                throw new ApiException(ProblemCode.BEING_PROCESSED.because(
                        "Another request has just taken a number of the block. Send the request again to see which."));
            }
            throw e;
        }
    }

    private Read read(CheckedBody body) {
        Problems problems = Problems.startingWith(body.problems());
        WantedBlock wanted = WantedBlock.read(body.usable(), "", numbers, problems);
        if (wanted == null) {
            return new Read(problems.all(), null, null);
        }
        int before = problems.all().size();
        List<PortabilityResult> results = check.check(wanted.range(), wanted.pointer(), problems);
        return new Read(problems.all(), wanted, problems.all().size() > before ? null : results.getFirst());
    }

    private static PhoneNumberBlock add(Tx tx, HeldOrder held, Read read) {
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
        Map<String, UUID> there =
                PhoneNumberBlocks.inTheWay(tx, held.accountId(), Map.of(wanted.pointer(), range), held.id(), problems);
        List<String> coming = wanted.numbers().stream()
                .filter(number -> !there.containsKey(number))
                .toList();
        bounds(held, coming.size(), problems);
        for (String taken : held.lockForSubmission(coming)) {
            problems.add(ProblemCode.NUMBER_IN_OTHER_ORDER.at(
                    wanted.pointer(), taken + " is being ported by another order that is not over."));
        }
        problems.throwIfAny();
        ChangeBound.require(held.order());
        return held.addBlock(range, wanted.activationRanges(), coming);
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
