package dev.portwright.porting.verification;

import dev.portwright.platform.db.SharedLocks;
import dev.portwright.platform.db.Tx;
import dev.portwright.platform.id.Ids;
import dev.portwright.platform.problem.ApiException;
import dev.portwright.platform.problem.Problem;
import dev.portwright.platform.problem.ProblemCode;
import dev.portwright.platform.problem.Problems;
import dev.portwright.porting.order.PortingPhoneNumber;
import dev.portwright.porting.verification.SendingStore.Recent;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * How many codes are sent. Calls and messages cost money and wake people up: a number gets so many, whichever accounts ask
 * for them, and an account sends so many, however many orders it makes. Of what a number gets no single account may use up
 * all, or a stranger with the number on a draft would keep its owner from verifying it.
 */
@ApplicationScoped
class SendingBound {
    static final int MOST_IN_AN_HOUR = 3;
    static final int MOST_IN_A_DAY = 10;
    static final int MOST_IN_AN_HOUR_OF_ALL = 5;
    static final int MOST_IN_A_DAY_OF_ALL = 20;
    static final int MOST_OF_AN_ACCOUNT = 10_000;

    static final Duration HOUR = Duration.ofHours(1);
    static final Duration DAY = Duration.ofDays(1);

    /** The purpose of the locks over accounts and numbers that are being counted for. */
    private static final int COUNTING = 2103;

    private static final int COUNTING_NUMBERS = 2104;

    private final Ids ids;

    SendingBound(Ids ids) {
        this.ids = ids;
    }

    /**
     * Keeps others from sending to these numbers until the transaction ends, and says which of them were sent enough.
     *
     * @param numbers by their places in the body
     * @throws ApiException 422 when the account has sent enough
     */
    void check(Tx tx, UUID accountId, Map<String, PortingPhoneNumber> numbers, Instant now, Problems problems) {
        if (numbers.isEmpty()) {
            return;
        }
        List<String> called =
                numbers.values().stream().map(PortingPhoneNumber::phoneNumber).toList();
        SharedLocks.turn(tx, COUNTING, accountId.toString());
        SharedLocks.lock(tx, COUNTING_NUMBERS, called);
        long already = SendingStore.ofAccount(tx, accountId, now.minus(DAY));
        if (already + numbers.size() > MOST_OF_AN_ACCOUNT) {
            throw new ApiException(ProblemCode.UNPROCESSABLE.because("Your account has sent " + already
                    + " codes within 24 hours, and can send " + MOST_OF_AN_ACCOUNT + ". Send the others later."));
        }
        Map<String, Recent> recent = SendingStore.ofNumbers(tx, accountId, called, now.minus(HOUR), now.minus(DAY));
        numbers.forEach((pointer, number) -> {
            Recent sent = recent.get(number.phoneNumber());
            if (sent != null) {
                refuseWhenEnough(pointer, sent, problems);
            }
        });
    }

    private static void refuseWhenEnough(String pointer, Recent sent, Problems problems) {
        if (sent.myFirstOfDay() != null && sent.mineInADay() >= MOST_IN_A_DAY) {
            problems.add(enough(
                    pointer, MOST_IN_A_DAY, "24 hours", sent.myFirstOfDay().plus(DAY)));
        } else if (sent.myFirstOfHour() != null && sent.mineInAnHour() >= MOST_IN_AN_HOUR) {
            problems.add(enough(
                    pointer, MOST_IN_AN_HOUR, "an hour", sent.myFirstOfHour().plus(HOUR)));
        } else if (sent.allInADay() >= MOST_IN_A_DAY_OF_ALL || sent.allInAnHour() >= MOST_IN_AN_HOUR_OF_ALL) {
            // When others sent theirs is no business of this account.
            problems.add(ProblemCode.UNPROCESSABLE.at(
                    pointer,
                    "This number was sent as many codes of late as a number may be, not all of them by you. Try again in an"
                            + " hour."));
        }
    }

    private static Problem enough(String pointer, int most, String span, Instant again) {
        return ProblemCode.UNPROCESSABLE.at(
                pointer,
                "You can send a number at most " + most + " codes within " + span
                        + ", and have sent them. Another can be sent from " + again + " on.");
    }

    /** Writes down that numbers were sent a code. */
    void sent(Tx tx, UUID accountId, Collection<PortingPhoneNumber> numbers, Instant now) {
        SendingStore.forget(tx, now.minus(DAY));
        SendingStore.insert(
                tx,
                accountId,
                numbers.stream().map(PortingPhoneNumber::phoneNumber).toList(),
                ids,
                now);
    }
}
