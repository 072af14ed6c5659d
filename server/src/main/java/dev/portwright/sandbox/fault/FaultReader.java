package dev.portwright.sandbox.fault;

import dev.portwright.platform.door.RequestFaults;
import dev.portwright.platform.problem.ProblemCode;
import dev.portwright.platform.problem.Problems;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads what an account wants to go wrong, where the API description ends. */
final class FaultReader {
    /** As far as every client can count. */
    private static final long SEEDS = 1L << 53;

    private final JsonNode body;
    private final Problems problems;
    private final long seed;
    private int place;

    private FaultReader(JsonNode body, Problems problems) {
        this.body = body;
        this.problems = problems;
        this.seed = body.path("seed").isNumber()
                ? body.path("seed").asLong()
                : ThreadLocalRandom.current().nextLong(SEEDS);
    }

    /**
     * Reads it.
     *
     * @param body without what is not as described, which has its problems already
     * @param machineTime of the request
     * @param problems get those that are found here
     */
    static AccountFaults read(JsonNode body, Instant machineTime, Problems problems) {
        FaultReader reader = new FaultReader(body, problems);
        List<SendingFault> webhooks = reader.webhooks();
        List<RequestFault> api = reader.api();
        JsonNode seconds = body.path("expires_in_seconds");
        return webhooks.isEmpty() && api.isEmpty()
                ? AccountFaults.NONE
                : new AccountFaults(
                        reader.seed,
                        seconds.isNumber() ? machineTime.plusSeconds(seconds.asLong()) : null,
                        webhooks,
                        api);
    }

    private List<SendingFault> webhooks() {
        List<SendingFault> found = new ArrayList<>();
        JsonNode list = body.path("webhooks");
        for (int i = 0; i < list.size(); i++) {
            JsonNode entry = list.get(i);
            if (entry.path("fault").isString()) {
                String at = "/webhooks/" + i;
                SendingFault.Kind kind = SendingFault.Kind.valueOf(constant(entry));
                Integer delay = delay(at, entry, kind == SendingFault.Kind.LATENCY, "latency");
                found.add(new SendingFault(kind, strikes(entry), delay, receiver(at, entry)));
            }
        }
        return List.copyOf(found);
    }

    private List<RequestFault> api() {
        List<RequestFault> found = new ArrayList<>();
        JsonNode list = body.path("api");
        for (int i = 0; i < list.size(); i++) {
            JsonNode entry = list.get(i);
            if (entry.path("fault").isString()) {
                RequestFaults.Kind kind = RequestFaults.Kind.valueOf(constant(entry));
                Integer delay = delay("/api/" + i, entry, kind == RequestFaults.Kind.DELAY, "delay");
                found.add(new RequestFault(kind, strikes(entry), delay, apiKeyId(entry)));
            }
        }
        return List.copyOf(found);
    }

    /** The key that a fault is about; null when it is about all. */
    static @Nullable UUID apiKeyId(JsonNode entry) {
        JsonNode id = entry.path("api_key_id");
        return id.isString() ? UUID.fromString(id.stringValue()) : null;
    }

    private static String constant(JsonNode entry) {
        return entry.path("fault").stringValue().toUpperCase(Locale.ROOT);
    }

    private Strikes strikes(JsonNode entry) {
        JsonNode share = entry.path("share");
        JsonNode times = entry.path("times");
        return new Strikes(
                share.isNumber() ? share.asDouble() : 1, times.isNumber() ? times.asInt() : null, seed, place++);
    }

    private @Nullable Integer delay(String at, JsonNode entry, boolean wanted, String word) {
        JsonNode delay = entry.path("delay_ms");
        if (wanted && !entry.has("delay_ms")) {
            problems.add(ProblemCode.MISSING_PARAMETER.at(
                    at + "/delay_ms", "Say how long the " + word + " is, in milliseconds."));
        } else if (!wanted && delay.isNumber()) {
            problems.add(ProblemCode.UNPROCESSABLE.at(
                    at + "/delay_ms",
                    "'delay_ms' belongs to the fault '" + word + "' only, which may stand beside this."));
        }
        return delay.isNumber() ? (Integer) delay.asInt() : null;
    }

    private @Nullable ReceiverHost receiver(String at, JsonNode entry) {
        JsonNode host = entry.path("host");
        if (!host.isString()) {
            return null;
        }
        ReceiverHost receiver = ReceiverHost.parse(host.stringValue()).orElse(null);
        if (receiver == null) {
            problems.add(ProblemCode.UNPROCESSABLE.at(
                    at + "/host", "The value must be a host, with a port or without, such as localhost:3000."));
        }
        return receiver;
    }
}
