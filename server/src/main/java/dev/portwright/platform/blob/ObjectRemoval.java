package dev.portwright.platform.blob;

import dev.portwright.platform.config.Settings;
import dev.portwright.platform.db.DatabaseException;
import dev.portwright.platform.db.Db;
import dev.portwright.platform.job.Bell;
import dev.portwright.platform.job.Jobs;
import dev.portwright.platform.job.StandingJob;
import dev.portwright.platform.problem.ApiException;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Deletes objects that were dropped from their store, one after the other, on a thread of its own: a store that hangs keeps no
 * jobs waiting. The rows say what is to be deleted, and each goes once its object is gone. What is left of them, because the
 * store is away or this process has died, is what the {@link BlobSweep} comes back for.
 */
@ApplicationScoped
class ObjectRemoval {
    /** Read at a time. */
    private static final int AT_ONCE = 100;

    /** After so many failures in a row the store may be away; after so many in all the rest is left for another time. */
    private static final int AWAY = 3;

    private static final int MOST_FAILED = 1_000;

    /** When a store that is away is asked again. */
    private static final Duration LATER = Duration.ofHours(1);

    private static final Duration DATABASE_PAUSE = Duration.ofSeconds(1);
    private static final Logger LOG = Logger.getLogger(ObjectRemoval.class);

    private final Settings settings;
    private final Db db;
    private final ObjectStore store;
    private final Jobs jobs;
    private final Clock clock;

    /** How often it was woken since there was nothing to do. */
    private final AtomicLong woken = new AtomicLong();

    private volatile boolean stopped;

    ObjectRemoval(Settings settings, Db db, ObjectStore store, Jobs jobs, Clock clock) {
        this.settings = settings;
        this.db = db;
        this.store = store;
        this.jobs = jobs;
        this.clock = clock;
    }

    void stop(@Observes ShutdownEvent event) {
        stopped = true;
    }

    /** Looks for what is to be deleted, now or, when something is being deleted, after that. */
    void wake() {
        if (store.isThere() && woken.getAndIncrement() == 0) {
            Thread.ofVirtual().name("object-removal").start(this::work);
        }
    }

    private void work() {
        long seen;
        do {
            seen = woken.get();
            lookAfterAll();
        } while (!woken.compareAndSet(seen, 0));
    }

    private void lookAfterAll() {
        while (!stopped) {
            try {
                comeBack(removeAll() ? BlobSweep.SILENCE : LATER);
                return;
            } catch (RuntimeException e) {
                if (!(e instanceof DatabaseException trouble) || trouble.trouble() == null) {
                    LOG.error("Objects that are needed no more are not deleted. They are at the next sweep.", e);
                    return;
                }
                // Why it does not answer is told elsewhere.
                Bell.rest(DATABASE_PAUSE);
            }
        }
    }

    /** False when not all could be deleted, which the store has told. What cannot be keeps nothing behind it. */
    private boolean removeAll() {
        Set<UUID> failed = new HashSet<>();
        int inARow = 0;
        while (true) {
            List<BlobStore.Dropped> some = db.read(tx -> BlobStore.dropped(tx, failed, BlobSweep.SILENCE, AT_ONCE));
            if (some.isEmpty()) {
                return failed.isEmpty();
            }
            for (BlobStore.Dropped object : some) {
                if (stopped) {
                    return true;
                }
                try {
                    store.delete(object.key());
                } catch (ApiException e) {
                    failed.add(object.id());
                    if (failed.size() == MOST_FAILED || (++inARow >= AWAY && !answers())) {
                        return false;
                    }
                    continue;
                }
                inARow = 0;
                db.<@Nullable Void>transaction(tx -> {
                    BlobStore.forgetDropped(tx, object.id());
                    return null;
                });
            }
        }
    }

    private boolean answers() {
        try {
            store.probe();
            return true;
        } catch (ApiException e) {
            return false;
        }
    }

    /** Has the sweep come back for what is left, if anything is, where it would not come by itself. */
    private void comeBack(Duration pause) {
        if (!stopped && settings.alone() && db.read(BlobStore::anyDropped)) {
            db.<@Nullable Void>transaction(tx -> {
                jobs.schedule(
                        tx, BlobSweep.KIND, StandingJob.ID, clock.instant().plus(pause));
                return null;
            });
        }
    }
}
