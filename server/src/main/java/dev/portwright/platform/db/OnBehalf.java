package dev.portwright.platform.db;

import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * For which account the thread works, so that no account takes all connections, and how long it may still wait for one:
 * a request that needs several, one after the other, waits no longer for all of them than another for one.
 */
public final class OnBehalf {
    /** How long a request waits for connections. */
    static final Duration PATIENCE = Duration.ofSeconds(2);

    @SuppressWarnings("ThreadLocalUsage") // one for the whole program, which only threads of one request set
    private static final ThreadLocal<@Nullable OnBehalf> CURRENT = new ThreadLocal<>();

    private final @Nullable UUID account;
    private long left = PATIENCE.toNanos();

    private OnBehalf(@Nullable UUID account) {
        this.account = account;
    }

    /**
     * Says that the rest of what this thread does is for the account. Only for virtual threads, which end with their
     * request; on others nothing is remembered.
     */
    public static void of(UUID accountId) {
        if (Thread.currentThread().isVirtual()) {
            CURRENT.set(new OnBehalf(accountId));
        }
    }

    /** On whose behalf this thread works; of nobody in particular, with full patience, when nothing was said. */
    static OnBehalf current() {
        OnBehalf current = CURRENT.get();
        return current == null ? new OnBehalf(null) : current;
    }

    @Nullable
    UUID account() {
        return account;
    }

    /** Nanoseconds; 0 when it may wait no more. */
    long patience() {
        return left;
    }

    void hasWaited(long nanos) {
        left = Math.max(0, left - nanos);
    }
}
