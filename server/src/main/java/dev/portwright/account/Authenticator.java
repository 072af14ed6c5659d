package dev.portwright.account;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.portwright.platform.db.DatabaseException;
import dev.portwright.platform.db.Db;
import dev.portwright.platform.db.JoinedLookups;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Finds out who calls. What it learned about a key it believes for {@link #BELIEVED}, so a key that another process
 * revokes stops working after that time at the latest.
 */
@ApplicationScoped
public class Authenticator {
    static final Duration BELIEVED = Duration.ofSeconds(1);

    /** How many uses of keys are kept in memory while the database does not take them. */
    private static final int MOST_USES = 100_000;

    private final Db db;
    private final Clock clock;
    private final JoinedLookups<ByteBuffer, Caller> lookups;
    private final SharedKeys shared;
    private final Cache<ByteBuffer, Optional<Caller>> known;
    private final AtomicLong forgotten = new AtomicLong();
    private final Map<UUID, Instant> lastUses = new ConcurrentHashMap<>();

    Authenticator(Db db, Clock clock, SharedKeys shared) {
        this.db = db;
        this.clock = clock;
        this.shared = shared;
        this.lookups = new JoinedLookups<>(db, ApiKeyStore::callersWith);
        this.known = Caffeine.newBuilder()
                .maximumSize(10_000)
                .expireAfterWrite(BELIEVED)
                .build();
    }

    /** The caller who has this key, unless it is unknown or revoked. */
    Optional<Caller> caller(String secret) {
        ByteBuffer hash = ByteBuffer.wrap(KeySecret.hash(secret));
        Optional<Caller> caller = known.getIfPresent(hash);
        if (caller == null) {
            // Not under the lock of the cache: there one request after the other would ask a slow database.
            long begun = forgotten.get();
            caller = shared.isOne(secret) ? shared.caller(secret) : lookups.find(hash);
            known.put(hash, caller);
            if (begun != forgotten.get()) {
                // It may have been read before the key was revoked.
                known.invalidate(hash);
            }
        }
        caller.ifPresent(this::used);
        return caller.filter(this::isInTime);
    }

    private boolean isInTime(Caller caller) {
        Share share = caller.share();
        return share == null || clock.instant().isBefore(share.until());
    }

    /** Whether a request with this key would be let in now. */
    boolean admits(String secret) {
        return caller(secret).filter(caller -> !caller.suspended()).isPresent();
    }

    private void used(Caller caller) {
        if (caller.share() != null) {
            return;
        }
        if (lastUses.size() < MOST_USES || lastUses.containsKey(caller.apiKeyId())) {
            lastUses.put(caller.apiKeyId(), clock.instant());
        }
    }

    /** Forgets what was learned, after a key was revoked here. */
    public void forget() {
        forgotten.incrementAndGet();
        known.invalidateAll();
    }

    /** Keeps the last uses of keys; once in a while, since a write for each request would cost more than it tells. */
    @Scheduled(every = "5s", delayed = "5s")
    void keepLastUses() {
        Map<UUID, Instant> uses = new HashMap<>(lastUses);
        if (uses.isEmpty()) {
            return;
        }
        try {
            db.transaction(tx -> {
                ApiKeyStore.used(tx, uses);
                return null;
            });
        } catch (DatabaseException e) {
            if (e.trouble() == null) {
                throw e;
            }
            // They are kept the next time.
            return;
        }
        uses.forEach(lastUses::remove);
    }

    void stop(@Observes ShutdownEvent event) {
        keepLastUses();
    }
}
