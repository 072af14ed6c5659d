package dev.portwright.webhook;

import dev.portwright.platform.outbound.Answer;
import dev.portwright.platform.outbound.Outbound;
import dev.portwright.platform.outbound.Outcome;
import dev.portwright.platform.outbound.Target;
import dev.portwright.platform.time.TurnableClock;
import dev.portwright.webhook.signing.Signatures;
import dev.portwright.webhook.signing.SigningSecret;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Sends deliveries, signed, and judges what comes back: only 2xx in time counts. */
@ApplicationScoped
class Sender {
    /** Of the machine's time, from connecting until the answer. */
    static final Duration LIMIT = Duration.ofSeconds(2);

    private static final int GONE = 410;
    private static final String RETRY_AFTER = "retry-after:";

    private final Outbound outbound;
    private final Signatures signatures;
    private final TurnableClock clock;
    private final SendingFaults faults;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    Sender(Outbound outbound, Signatures signatures, TurnableClock clock, Instance<SendingFaults> faults) {
        this.outbound = outbound;
        this.signatures = signatures;
        this.clock = clock;
        this.faults = faults.isResolvable() ? faults.get() : SendingFaults.NONE;
    }

    @PreDestroy
    void close() {
        threads.shutdownNow();
    }

    /**
     * What came back.
     *
     * @param status of the answer, or null when there was none
     * @param retryAfter how long the receiver asked to be left alone, or null
     * @param gone the receiver said that nobody is there any more
     * @param unsendable nothing was sent, since there is nothing left to send or no such URL: no fault of the receiver
     * @param error why it failed, or null when it was delivered
     */
    record Sent(
            Parcel parcel,
            Instant startedAt,
            Instant finishedAt,
            String requestHeaders,
            @Nullable Integer status,
            @Nullable String responseHeaders,
            @Nullable String responseBody,
            @Nullable Duration retryAfter,
            boolean gone,
            boolean unsendable,
            @Nullable String error) {
        static Sent unsendable(Parcel parcel, Instant at) {
            return new Sent(parcel, at, at, "", null, null, null, null, false, true, "The event is there no more.");
        }

        boolean delivered() {
            return error == null;
        }
    }

    /**
     * Sends it, on a thread of its own.
     *
     * @param ended told what came back
     * @param failed told why nothing can be said of that: a fault of this program
     */
    void send(Parcel parcel, List<SigningSecret> secrets, Consumer<Sent> ended, Consumer<RuntimeException> failed) {
        SendingFaults.Way way = faults.way(parcel.accountId(), parcel.url(), parcel.attempt());
        threads.execute(() -> {
            Sent sent;
            try {
                sent = send(parcel, secrets, way);
            } catch (RuntimeException e) {
                failed.accept(e);
                return;
            }
            ended.accept(sent);
        });
    }

    private Sent send(Parcel parcel, List<SigningSecret> secrets, SendingFaults.Way way) {
        Instant startedAt = clock.instant();
        String type = parcel.eventType();
        Instant occurredAt = parcel.occurredAt();
        Target target = Target.parse(parcel.url()).orElse(null);
        if (type == null || occurredAt == null || target == null) {
            return Sent.unsendable(parcel, startedAt);
        }
        byte[] body = WebhookBody.of(
                parcel.eventId(), type, occurredAt, parcel.payload(), parcel.attempt(), parcel.url(), parcel.number());
        Map<String, String> headers = headers(signatures.headers(secrets, parcel.eventId(), clock.systemTime(), body));
        Answer answer = way.go(() -> outbound.post(parcel.accountId(), target, headers, body, LIMIT));
        return judge(parcel, startedAt, lines(headers), answer);
    }

    /** All headers of a delivery with these signatures that are not HTTP's own. */
    static Map<String, String> headers(Map<String, String> signatures) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("content-type", "application/json");
        headers.put("user-agent", "portwright-webhooks");
        headers.putAll(signatures);
        return headers;
    }

    private Sent judge(Parcel parcel, Instant startedAt, String requestHeaders, Answer answer) {
        Instant finishedAt = clock.instant();
        if (answer.outcome() != Outcome.ANSWERED) {
            return new Sent(
                    parcel,
                    startedAt,
                    finishedAt,
                    requestHeaders,
                    null,
                    null,
                    null,
                    null,
                    false,
                    false,
                    answer.detail());
        }
        int status = answer.status();
        return new Sent(
                parcel,
                startedAt,
                finishedAt,
                requestHeaders,
                status,
                String.join("\n", answer.headers()),
                answer.body(),
                status / 100 == 2 ? null : retryAfter(answer.headers()),
                status == GONE,
                false,
                status / 100 == 2 ? null : "The answer was " + status + "; only 2xx counts as delivered.");
    }

    private static String lines(Map<String, String> headers) {
        StringBuilder lines = new StringBuilder(400);
        headers.forEach((name, value) -> lines.append(lines.isEmpty() ? "" : "\n")
                .append(name)
                .append(": ")
                .append(value));
        return lines.toString();
    }

    /** Seconds, or a date of the machine's time (RFC 9110, 10.2.3). What is neither is not heard. */
    private @Nullable Duration retryAfter(List<String> headers) {
        for (String header : headers) {
            if (header.regionMatches(true, 0, RETRY_AFTER, 0, RETRY_AFTER.length())) {
                String value = header.substring(RETRY_AFTER.length()).trim();
                if (value.matches("[0-9]+")) {
                    // However long it is: what is heard of it ends elsewhere.
                    return Duration.ofSeconds(value.length() > 9 ? 999_999_999 : Long.parseLong(value));
                }
                try {
                    Instant until = DateTimeFormatter.RFC_1123_DATE_TIME.parse(value, Instant::from);
                    return Duration.between(clock.systemTime(), until);
                } catch (DateTimeParseException e) {
                    return null;
                }
            }
        }
        return null;
    }
}
