package dev.portwright.porting.verification;

import dev.portwright.account.Actor;
import dev.portwright.phonenumber.PhoneNumbers;
import dev.portwright.platform.contract.CheckedBody;
import dev.portwright.platform.crypto.KeyedHash;
import dev.portwright.platform.db.Tx;
import dev.portwright.platform.problem.Problem;
import dev.portwright.platform.problem.ProblemCode;
import dev.portwright.platform.problem.Problems;
import dev.portwright.porting.book.HeldOrder;
import dev.portwright.porting.book.OrderBook;
import dev.portwright.porting.order.ChangeBound;
import dev.portwright.porting.order.PortingPhoneNumber;
import dev.portwright.requirement.RequirementCatalog;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Takes codes that were told back: {@code VerifyPortingVerificationCodes}. A wrong one is no mistake of the request: its number
 * stays unverified, and the try is counted, which a refusal could not do.
 */
@ApplicationScoped
class VerifyCodes {
    private static final String CODES = "verification_codes";

    private final OrderBook book;
    private final RequirementCatalog catalog;
    private final PhoneNumbers reader;
    private final KeyedHash hashes;
    private final Clock clock;

    VerifyCodes(OrderBook book, RequirementCatalog catalog, PhoneNumbers reader, KeyedHash hashes, Clock clock) {
        this.book = book;
        this.catalog = catalog;
        this.reader = reader;
        this.hashes = hashes;
        this.clock = clock;
    }

    /** What came of it: a record of each number in the order of the request, and a word on those whose code was wrong. */
    record Verified(List<VerificationCode> codes, List<Problem> warnings) {}

    private record Told(PortingPhoneNumber number, String code, String pointer) {}

    /**
     * Verifies those numbers whose code is right.
     *
     * @throws dev.portwright.platform.problem.ApiException 404 when the account has no such order, 412 when {@code
     *     ifMatch} names another version, 422 with everything that is wrong with the body, when the order needs no codes, and for numbers of which no code is to be told; then no code
     *     was looked at
     */
    Verified verify(Tx tx, UUID accountId, Actor actor, UUID orderId, @Nullable String ifMatch, CheckedBody body) {
        HeldOrder held = book.hold(tx, accountId, orderId, actor, ifMatch);
        OrderNumbers ofOrder = new OrderNumbers(held, reader, catalog);
        ChangeBound.require(held.order());
        Problems problems = Problems.startingWith(body.problems());
        List<Told> told = told(ofOrder, body.usable().path(CODES), problems);
        Map<UUID, VerificationCode> known = CodeStore.ofNumbers(
                tx, accountId, told.stream().map(each -> each.number().id()).toList());
        Instant now = clock.instant();
        told.forEach(each -> obstacle(each, known.get(each.number().id()), now, problems));
        problems.throwIfAny();
        return verify(held, told, known, now);
    }

    private static List<Told> told(OrderNumbers ofOrder, JsonNode given, Problems problems) {
        List<Told> told = new ArrayList<>();
        for (int i = 0; i < given.size(); i++) {
            String pointer = "/" + CODES + "/" + i;
            JsonNode entry = given.get(i);
            String code = entry.path("code").asString("").replaceAll("[\\s-]", "");
            if (!Codes.isOne(code)) {
                problems.add(ProblemCode.UNPROCESSABLE.at(
                        pointer + "/code", "A code has " + Codes.DIGITS + " digits. This one was not tried."));
            }
            entry.path("phone_number")
                    .asStringOpt()
                    .flatMap(text -> ofOrder.read(text, pointer + "/phone_number", problems))
                    .ifPresent(number -> told.add(new Told(number, code, pointer)));
        }
        return told;
    }

    private static void obstacle(Told told, @Nullable VerificationCode code, Instant now, Problems problems) {
        String number = told.number().phoneNumber();
        if (code == null) {
            problems.add(ProblemCode.UNPROCESSABLE.at(
                    told.pointer() + "/phone_number", "No code was sent to " + number + ". Have one sent first."));
        } else if (!code.verified() && code.sent() == null) {
            problems.add(ProblemCode.UNPROCESSABLE.at(
                    told.pointer() + "/code",
                    "For " + number + " a wrong code was given " + SendCodes.TRIES
                            + " times, so that the right one does not work any more. Have another one sent."));
        } else if (code.sent() != null && !now.isBefore(code.sent().expiresAt())) {
            problems.add(ProblemCode.UNPROCESSABLE.at(
                    told.pointer() + "/code",
                    "The code for " + number + " has worked until "
                            + code.sent().expiresAt() + ". Have another one sent."));
        }
    }

    private Verified verify(HeldOrder held, List<Told> told, Map<UUID, VerificationCode> known, Instant now) {
        List<VerificationCode> answered = new ArrayList<>();
        List<VerificationCode> changed = new ArrayList<>();
        List<Problem> warnings = new ArrayList<>();
        for (Told each : told) {
            VerificationCode before =
                    Objects.requireNonNull(known.get(each.number().id()));
            VerificationCode after = after(each, before, now);
            answered.add(after);
            if (!after.equals(before)) {
                changed.add(after);
            }
            if (!after.verified()) {
                warnings.add(wrong(each, after));
            }
        }
        CodeStore.update(held.tx(), held.accountId(), changed);
        List<VerificationCode> verified =
                changed.stream().filter(VerificationCode::verified).toList();
        if (!verified.isEmpty()) {
            held.verify(
                    verified.stream().map(VerificationCode::numberId).toList(),
                    "Verified by a code: "
                            + verified.stream()
                                    .map(VerificationCode::phoneNumber)
                                    .collect(Collectors.joining(", ")) + ".");
        }
        return new Verified(answered, warnings);
    }

    /** A number that is verified stays so, whatever is told. */
    private VerificationCode after(Told told, VerificationCode code, Instant now) {
        VerificationCode.Sent sent = code.sent();
        if (sent == null) {
            return code;
        }
        return hashes.matches(told.number().id(), told.code(), sent.hash()) ? code.told(now) : code.missed(now);
    }

    private static Problem wrong(Told told, VerificationCode after) {
        int left = after.triesLeft();
        return ProblemCode.UNPROCESSABLE.at(
                told.pointer() + "/code",
                "The code for " + told.number().phoneNumber() + " is wrong. "
                        + (left == 0
                                ? "It was given wrong too often: have another one sent."
                                : "It can be given " + left + (left == 1 ? " time more." : " times more.")));
    }
}
