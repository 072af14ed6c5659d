package dev.portwright.platform.blob;

import dev.portwright.platform.db.Db;
import dev.portwright.platform.job.Job;
import dev.portwright.platform.job.JobOutside;
import dev.portwright.platform.job.Jobs;
import dev.portwright.platform.problem.ApiException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Deletes objects from their store. There is a job for each, written in the transaction in which it ceases to be needed; the
 * row with its key goes once the object is gone. While the store is away it comes back every hour.
 */
@ApplicationScoped
class ObjectRemoval implements JobOutside {
    static final String KIND = "object-removal";

    private static final Duration LATER = Duration.ofHours(1);

    private final Db db;
    private final ObjectStore store;
    private final Jobs jobs;
    private final Clock clock;

    ObjectRemoval(Db db, ObjectStore store, Jobs jobs, Clock clock) {
        this.db = db;
        this.store = store;
        this.jobs = jobs;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public void run(Job job) {
        Optional<String> key = db.read(tx -> BlobStore.keyOfDropped(tx, job.id()));
        if (key.isEmpty()) {
            return;
        }
        try {
            store.delete(key.get());
        } catch (ApiException e) {
            db.<@Nullable Void>transaction(tx -> {
                jobs.schedule(tx, KIND, job.id(), clock.instant().plus(LATER));
                return null;
            });
            return;
        }
        db.<@Nullable Void>transaction(tx -> {
            BlobStore.forgetDropped(tx, job.id());
            return null;
        });
    }
}
