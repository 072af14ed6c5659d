package dev.portwright.account;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.portwright.platform.db.Db;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Finds out who calls. What it learned about a key it believes for {@link #BELIEVED}, so a key that another process
 * revokes stops working after that time at the latest.
 */
@ApplicationScoped
class Authenticator {
    static final Duration BELIEVED = Duration.ofSeconds(1);

    private final Db db;
    private final Clock clock;
    private final Cache<String, Optional<Caller>> known;
    private final Map<UUID, Instant> lastUses = new ConcurrentHashMap<>();

    Authenticator(Db db, Clock clock) {
        this.db = db;
        this.clock = clock;
        this.known = Caffeine.newBuilder()
                .maximumSize(10_000)
                .expireAfterWrite(BELIEVED)
                .build();
    }

    /** The caller who has this key, unless it is unknown or revoked. */
    Optional<Caller> caller(String secret) {
        Optional<Caller> caller = known.get(
                secret, text -> db.read(connection -> ApiKeyStore.callerWith(connection, KeySecret.hash(text))));
        caller.ifPresent(found -> lastUses.put(found.apiKeyId(), clock.instant()));
        return caller;
    }

    /** Forgets what was learned, after a key was revoked here. */
    void forget() {
        known.invalidateAll();
    }

    /** Keeps the last uses of keys; once in a while, since a write for each request would cost more than it tells. */
    @Scheduled(every = "5s", delayed = "5s")
    void keepLastUses() {
        Map<UUID, Instant> uses = new HashMap<>(lastUses);
        if (uses.isEmpty()) {
            return;
        }
        db.transaction(connection -> {
            ApiKeyStore.used(connection, uses);
            return null;
        });
        uses.forEach(lastUses::remove);
    }

    void stop(@Observes ShutdownEvent event) {
        keepLastUses();
    }
}
