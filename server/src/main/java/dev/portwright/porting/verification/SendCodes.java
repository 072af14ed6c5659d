package dev.portwright.porting.verification;

import dev.portwright.account.Actor;
import dev.portwright.message.Medium;
import dev.portwright.message.NewMessage;
import dev.portwright.message.Outbox;
import dev.portwright.phonenumber.PhoneNumbers;
import dev.portwright.platform.config.Settings;
import dev.portwright.platform.contract.CheckedBody;
import dev.portwright.platform.crypto.KeyedHash;
import dev.portwright.platform.db.Tx;
import dev.portwright.platform.id.Ids;
import dev.portwright.platform.problem.ApiException;
import dev.portwright.platform.problem.ProblemCode;
import dev.portwright.platform.problem.Problems;
import dev.portwright.porting.book.HeldOrder;
import dev.portwright.porting.book.OrderBook;
import dev.portwright.porting.order.ChangeBound;
import dev.portwright.porting.order.PortingPhoneNumber;
import dev.portwright.requirement.RequirementCatalog;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Sends codes to numbers of an order: {@code SendPortingVerificationCodes}. */
@ApplicationScoped
class SendCodes {
    /** How many wrong codes may be told before another one must be sent. */
    static final int TRIES = 5;

    private static final String NUMBERS = "phone_numbers";
    private static final String METHOD = "verification_method";

    private final OrderBook book;
    private final RequirementCatalog catalog;
    private final PhoneNumbers reader;
    private final SendingBound bound;
    private final Codes codes;
    private final KeyedHash hashes;
    private final Outbox outbox;
    private final Ids ids;
    private final Clock clock;
    private final Duration lifetime;

    SendCodes(
            OrderBook book,
            RequirementCatalog catalog,
            PhoneNumbers reader,
            SendingBound bound,
            Codes codes,
            KeyedHash hashes,
            Outbox outbox,
            Ids ids,
            Clock clock,
            Settings settings) {
        this.book = book;
        this.catalog = catalog;
        this.reader = reader;
        this.bound = bound;
        this.codes = codes;
        this.hashes = hashes;
        this.outbox = outbox;
        this.ids = ids;
        this.clock = clock;
        this.lifetime = Duration.ofMinutes(settings.operation().verificationMinutes());
    }

    /**
     * Sends each number of the body a code of its own, all of them or none. What was sent to it before works no more.
     *
     * @throws dev.portwright.platform.problem.ApiException 404 when the account has no such order, 412 when {@code
     *     ifMatch} names another version, 422 with everything that is wrong with the body, or when the order needs no codes
     */
    void send(Tx tx, UUID accountId, Actor actor, UUID orderId, @Nullable String ifMatch, CheckedBody body) {
        HeldOrder held = book.hold(tx, accountId, orderId, actor, ifMatch);
        OrderNumbers ofOrder = new OrderNumbers(held, reader, catalog);
        ChangeBound.require(held.order());
        Problems problems = Problems.startingWith(body.problems());
        Medium medium = medium(body.usable(), problems);
        Map<String, PortingPhoneNumber> numbers =
                numbers(held, ofOrder, body.usable().path(NUMBERS), problems);
        Instant now = clock.instant();
        bound.check(tx, accountId, numbers, now, problems);
        problems.throwIfAny();
        send(held, medium, List.copyOf(numbers.values()), now);
    }

    private Medium medium(JsonNode body, Problems problems) {
        Medium medium = body.path(METHOD).asString("sms").equals("call") ? Medium.VOICE : Medium.SMS;
        outbox.obstacle(medium).ifPresent(why -> problems.add(ProblemCode.UNPROCESSABLE.at("/" + METHOD, why)));
        return medium;
    }

    /** Those that are to be sent one, by their places in the body. */
    private static Map<String, PortingPhoneNumber> numbers(
            HeldOrder held, OrderNumbers ofOrder, JsonNode given, Problems problems) {
        Map<String, PortingPhoneNumber> numbers = new LinkedHashMap<>();
        Set<UUID> verified = held.verifiedNumbers();
        for (int i = 0; i < given.size(); i++) {
            String pointer = "/" + NUMBERS + "/" + i;
            given.get(i)
                    .asStringOpt()
                    .flatMap(text -> ofOrder.read(text, pointer, problems))
                    .ifPresent(number -> {
                        if (verified.contains(number.id())) {
                            problems.add(ProblemCode.UNPROCESSABLE.at(
                                    pointer,
                                    "The number " + number.phoneNumber() + " is verified already and needs no code."));
                        } else {
                            numbers.put(pointer, number);
                        }
                    });
        }
        return numbers;
    }

    private void send(HeldOrder held, Medium medium, List<PortingPhoneNumber> numbers, Instant now) {
        List<CodeStore.New> sent = new ArrayList<>();
        List<NewMessage> messages = new ArrayList<>();
        for (PortingPhoneNumber number : numbers) {
            String code = codes.next(number.phoneNumber());
            sent.add(new CodeStore.New(ids.next(), number.id(), number.phoneNumber(), hashes.of(number.id(), code)));
            String text = CodeText.of(medium, number.phoneNumber(), code, lifetime);
            messages.add(new NewMessage(held.accountId(), medium, number.phoneNumber(), null, text, ""));
        }
        CodeStore.write(held.tx(), held.accountId(), held.id(), sent, now.plus(lifetime), TRIES, now);
        bound.sent(held.tx(), held.accountId(), numbers, now);
        held.note("Codes were sent %s to %s."
                .formatted(
                        medium == Medium.VOICE ? "by telephone" : "by text message",
                        numbers.size() == 1 ? numbers.getFirst().phoneNumber() : numbers.size() + " numbers"));
        // Last, since all who add messages wait for each other there.
        if (outbox.add(held.tx(), messages) > 0) {
            throw new ApiException(ProblemCode.UNPROCESSABLE.because(
                    "So many messages of your account wait to be sent that there is no room for these codes. None was sent:"
                            + " send the request again later."));
        }
    }
}
