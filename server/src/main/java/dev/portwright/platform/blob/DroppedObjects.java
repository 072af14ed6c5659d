package dev.portwright.platform.blob;

import dev.portwright.platform.db.Tx;
import dev.portwright.platform.job.Jobs;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.UUID;

/** Has objects deleted that are not needed any more, by the {@link ObjectRemoval}, once the transaction is committed. */
record DroppedObjects(Jobs jobs, Clock clock) {
    /**
     * Drops an object unless it is kept.
     *
     * @param stored false when it is not known what the store has of it: it may still be on its way there
     */
    void drop(Tx tx, UUID accountId, UUID id, boolean stored) {
        if (BlobStore.dropUnkept(tx, accountId, id)) {
            Instant now = clock.instant();
            jobs.schedule(tx, ObjectRemoval.KIND, id, stored ? now : now.plus(BlobSweep.SILENCE));
        }
    }

    /** Goes on with objects that are marked as dropped. */
    void schedule(Tx tx, Collection<UUID> dropped) {
        Instant now = clock.instant();
        dropped.stream().sorted().forEach(id -> jobs.schedule(tx, ObjectRemoval.KIND, id, now));
    }
}
