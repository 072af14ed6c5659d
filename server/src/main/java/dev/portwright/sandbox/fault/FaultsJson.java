package dev.portwright.sandbox.fault;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The faults of an account on the wire: schema {@code SandboxFaults}. */
record FaultsJson(
        String recordType, @Nullable Long seed, @Nullable Instant expiresAt, List<Webhook> webhooks, List<Api> api) {

    record Webhook(
            String fault,
            double share,
            @Nullable Integer times,
            @Nullable Integer delayMs,
            @Nullable String host,
            long struck) {}

    record Api(
            String fault,
            double share,
            @Nullable Integer times,
            @Nullable Integer delayMs,
            @Nullable UUID apiKeyId,
            long struck) {}

    static FaultsJson of(AccountFaults faults) {
        return new FaultsJson(
                "sandbox_faults",
                faults.seed(),
                faults.expiresAt(),
                faults.webhooks().stream().map(FaultsJson::webhook).toList(),
                faults.api().stream().map(FaultsJson::api).toList());
    }

    private static Webhook webhook(SendingFault fault) {
        Strikes strikes = fault.strikes();
        ReceiverHost receiver = fault.receiver();
        return new Webhook(
                fault.kind().word(),
                strikes.share(),
                strikes.times(),
                fault.delayMs(),
                receiver == null ? null : receiver.text(),
                strikes.struck());
    }

    private static Api api(RequestFault fault) {
        Strikes strikes = fault.strikes();
        return new Api(
                RequestFault.word(fault.kind()),
                strikes.share(),
                strikes.times(),
                fault.delayMs(),
                fault.apiKeyId(),
                strikes.struck());
    }
}
