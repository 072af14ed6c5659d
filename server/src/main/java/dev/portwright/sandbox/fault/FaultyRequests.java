package dev.portwright.sandbox.fault;

import dev.portwright.platform.door.RequestFaults;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Has requests go wrong as their account wants it. Those to the sandbox itself never do, so that there is a way back. */
@Singleton
class FaultyRequests implements RequestFaults {
    private static final String SANDBOX = "/sandbox";

    private final FaultBook book;

    FaultyRequests(FaultBook book) {
        this.book = book;
    }

    @Override
    public @Nullable Fault next(UUID accountId, UUID apiKeyId, String path) {
        AccountFaults faults = book.of(accountId);
        return faults == null || path.startsWith(SANDBOX) ? null : next(faults, apiKeyId);
    }

    /** All delays count together, the longest of them; of the others the first that strikes. */
    private static @Nullable Fault next(AccountFaults faults, UUID apiKeyId) {
        int delay = 0;
        Kind kind = Kind.DELAY;
        for (RequestFault fault : faults.api()) {
            boolean matters = fault.isAbout(apiKeyId) && (fault.kind() == Kind.DELAY || kind == Kind.DELAY);
            if (matters && fault.strikes().next()) {
                kind = fault.kind() == Kind.DELAY ? kind : fault.kind();
                delay = fault.delayMs() == null ? delay : Math.max(delay, fault.delayMs());
            }
        }
        if (kind == Kind.DELAY) {
            return delay == 0 ? null : new Fault(Duration.ofMillis(delay), kind, RequestFault.word(kind));
        }
        String word = RequestFault.word(kind);
        return new Fault(
                Duration.ofMillis(delay), kind, delay == 0 ? word : RequestFault.word(Kind.DELAY) + ", " + word);
    }
}
