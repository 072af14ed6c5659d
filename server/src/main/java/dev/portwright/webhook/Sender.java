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
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Sends deliveries, signed, and judges what comes back: only 2xx in time counts. */
@ApplicationScoped
class Sender {
    /** Of the machine's time, from connecting until the answer. */
    static final Duration LIMIT = Duration.ofSeconds(2);

    /** How long what has ended waits for others, to be written down with them. */
    private static final Duration MOMENT = Duration.ofMillis(3);

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
     * Sends all of them at once and tells what has come of them, some at a time: what one of them is still waited for does
     * not keep the others from being written down.
     */
    void send(List<Parcel> parcels, List<SigningSecret> secrets, Consumer<List<Sent>> told) {
        if (parcels.size() == 1) {
            Parcel parcel = parcels.getFirst();
            told.accept(List.of(send(parcel, secrets, way(parcel))));
            return;
        }
        CompletionService<Sent> sending = new ExecutorCompletionService<>(threads);
        for (Parcel parcel : parcels) {
            SendingFaults.Way way = way(parcel);
            sending.submit(() -> send(parcel, secrets, way));
        }
        int left = parcels.size();
        while (left > 0) {
            List<Sent> ended = ended(sending, left);
            left -= ended.size();
            told.accept(ended);
        }
    }

    /** Waits for one of them to end, and a moment for those that end with it. */
    private static List<Sent> ended(CompletionService<Sent> sending, int most) {
        List<Sent> ended = new ArrayList<>(most);
        try {
            ended.add(sending.take().get());
            long until = System.nanoTime() + MOMENT.toNanos();
            while (ended.size() < most) {
                Future<Sent> next = sending.poll(until - System.nanoTime(), TimeUnit.NANOSECONDS);
                if (next == null) {
                    break;
                }
                ended.add(next.get());
            }
            return ended;
        } catch (ExecutionException e) {
            throw new IllegalStateException("a webhook was not sent", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private SendingFaults.Way way(Parcel parcel) {
        return faults.way(parcel.accountId(), parcel.url(), parcel.attempt());
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
                if (value.matches("[0-9]{1,9}")) {
                    return Duration.ofSeconds(Long.parseLong(value));
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
